import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { panel, press, question, ready, rows } from './annotator.ts'
import { root } from './command.ts'
import { jpeg } from './fixtures/drawnPictures.ts'
import { validatedVqa, type Given, type Scene } from './fixtures/records.ts'
import { bringIn, importDialog } from './importing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'

const hostile = resolve(root, '../shared/samples/hostile')

/** Items that come in, and the kinds of problems that are told about them, by `EXPECT.md`. */
interface Outcome {
  readonly items: number
  readonly told: readonly string[]
}

const nothing = (...told: readonly string[]): Outcome => ({ items: 0, told })
const come = (items: number, ...told: readonly string[]): Outcome => ({ items, told })

const groups: Readonly<Record<string, Readonly<Record<string, Outcome>>>> = {
  'broken lines and wrong kinds': {
    '01_truncated.jsonl': come(2, 'json-incomplete'),
    '02_wrong_types.jsonl': come(2, 'wrong-type', 'kind-repaired'),
    '05_bbox_nan_infinity.jsonl': come(1, 'json-nan', 'box-unreadable'),
    '25_empty.jsonl': nothing('no-records'),
    '25b_whitespace.jsonl': nothing('no-records'),
    '25c_empty_array.json': nothing('no-records'),
    '25d_null.json': nothing('no-records'),
    '25e_html_instead.json': nothing('json-html'),
    '31_huge_numbers.json': nothing('box-unreadable'),
    '38_deep_nesting.json': nothing('unknown-structure'),
    '16_proto_keys.json': come(1),
  },
  boxes: {
    '03_bbox_out_of_bounds.jsonl': come(3, 'box-outside', 'box-clamped', 'region-whole'),
    '04_bbox_inverted.jsonl': come(1, 'box-inverted', 'box-empty', 'box-sub-pixel'),
    '06_bbox_strings.jsonl': come(4, 'box-repaired', 'box-count', 'box-width-height'),
  },
  texts: {
    '17_html_in_text.jsonl': come(4),
    '18_csv_formula.jsonl': come(7),
    '19_long_question.jsonl': come(2, 'text-long'),
    '22_latin1.jsonl': come(1, 'not-utf8'),
    '22b_utf16le.jsonl': come(1),
    '23_utf8_bom.jsonl': come(1, 'duplicate-merged'),
    '23b_utf8_bom.json': come(1),
    '24_crlf.jsonl': come(3),
    '28_unicode.jsonl': come(7, 'text-bidi', 'text-lone-surrogate'),
    '30_malformed_options.jsonl': come(10, 'option-count', 'answer-conflict', 'option-empty'),
    '42_constraint_already_in_question.jsonl': come(1, 'question-stripped', 'duplicate-merged'),
  },
  pictures: {
    '07_missing_image.jsonl': come(3, 'picture-missing', 'picture-case'),
    '08_exif_orientation6.jsonl': come(2, 'picture-turned', 'box-in-stored-pixels'),
    '09_cmyk.jsonl': come(1),
    '10_png_16bit.jsonl': come(2),
    '11_animated.jsonl': come(2, 'picture-animated'),
    '12_svg_script.jsonl': come(1, 'picture-svg'),
    '13_png_bomb.jsonl': come(1, 'picture-too-large'),
    '21_duplicate_images.jsonl': come(3, 'picture-same-content'),
    '27_zero_byte_image.jsonl': come(2, 'picture-missing'),
    '29_path_tricks.jsonl': come(6, 'picture-path-address', 'picture-path-climbs', 'picture-path-absolute'),
    '32_wrong_extension.jsonl': come(2, 'picture-misnamed', 'not-a-picture'),
    '33_truncated_image.jsonl': come(1, 'picture-incomplete'),
    '41_unusual_images.jsonl': come(6, 'picture-tiff', 'picture-long'),
  },
  'archives and other formats': {
    '14_zip_slip.zip': come(1, 'entry-name', 'entry-link', 'entry-duplicate'),
    '15_zip_bomb_small.zip': nothing('entry-bomb'),
    '15b_nested_zip.zip': nothing('entry-nested'),
    '20_duplicate_ids.json': come(2, 'id-conflict', 'duplicate-merged'),
    '20b_duplicate_resume_key.json': come(2, 'same-key', 'duplicate-merged'),
    '26_wrong_schema.parquet': nothing('unknown-structure'),
    '26b_swapped_children_no_metadata.parquet': come(1, 'kind-repaired', 'box-repaired'),
    '26c_truncated.parquet': nothing('file-unreadable'),
    '26d_not_parquet.parquet': nothing('file-unreadable'),
    '34_labelstudio_overflow.json': nothing('picture-turned', 'box-around', 'questions-missing'),
    '35_coco_suspicious_xywh.json': nothing('box-maybe-corners', 'picture-unknown', 'box-empty'),
    '36_labelme_size_mismatch.json': nothing('box-around', 'questions-missing'),
    '39_tsv_na_cells.tsv': come(3, 'question-empty', 'option-reserved', 'letter-out-of-range'),
    '40_predictions_mismatch.jsonl': nothing('columns-unsaid'),
    '40b_predictions_as_array.json': nothing('columns-unsaid'),
  },
}

test.describe('the hostile samples', () => {
  test.skip(!existsSync(hostile), 'The shared samples are not beside this repository.')

  for (const [group, files] of Object.entries(groups))
    test(`${group}: good rows come in, the rest is told in sentences, and nothing is run`, async ({
      page,
    }) => {
      test.setTimeout(180_000)
      await create(page, 'Hostile')
      for (const [name, outcome] of Object.entries(files))
        await test.step(name, async () => {
          await importOne(page, name, outcome)
        })
      expect(await page.evaluate(broken)).toEqual([])
    })
})

const hidden = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=2</script>'

test('what is hostile in one’s own files is shown as text, left out, or cut, and nothing is run or asked for', async ({
  page,
}) => {
  const [width, height] = [1280, 1280]
  const plain = { options: ['1', '2', '3', '4'], answer: 'B', box: [100, 100, 300, 300] } as const
  const at = (path: string, ...given: readonly Given[]): Scene => ({ path, width, height, given })
  const records = validatedVqa([
    at(
      'images/wall.jpg',
      { ...plain, question: `What does ${hidden} say?`, options: [hidden, '2', '3', '4'] },
      { ...plain, question: 'W'.repeat(1_000_000) },
      { ...plain, question: 'Which of \u202Ethese\u202C is turned around?' },
    ),
    at('http://127.0.0.1:9/wall.jpg', { ...plain, question: 'What stands at this address?' }),
    at('images/drawing.svg', { ...plain, question: 'What does the drawing show?' }),
  ])
  const polluted = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted2":1}}}'
  const cut = '{"image_path":"images/wall.jpg","vqa_results":[{"question":"What was cut'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.__pwned=3"><script>window.__pwned=4</script></svg>`
  await create(page, hidden)
  await bringIn(page, [
    { ...records, buffer: Buffer.concat([records.buffer, Buffer.from(`${polluted}\n${cut}`)]) },
    jpeg('wall.jpg', width, height, []),
    { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) },
  ])
  await expect(rows(page)).toHaveCount(5)
  await expect(page.getByRole('heading', { level: 1, name: hidden })).toBeVisible()
  await expect(question(page)).toHaveText(`What does ${hidden} say?`)
  await isShownAsText(page)
  await press(page, 'ArrowRight')
  await expect(question(page)).toContainText('… (1,000,000 characters)')
  await page.getByRole('button', { name: 'Show the upstream record' }).click()
  for (let more = 0; more < 3; more += 1) await press(page, 'ArrowRight')
  await expect(question(page)).toHaveText('What does the drawing show?')
  expect(await page.evaluate(broken)).toEqual([])
})

/** Imports one file with all pictures at hand, and takes it back again. */
async function importOne(page: Page, name: string, { items, told }: Outcome): Promise<void> {
  const images = name.endsWith('.zip') ? [] : readdirSync(join(hostile, 'images'))
  await press(page, 'Control+KeyI')
  const dialog = importDialog(page)
  await dialog
    .locator('input[data-picks="files"]')
    .setInputFiles([join(hostile, name), ...images.map((image) => join(hostile, 'images', image))])
  await expect(dialog.getByRole('heading', { name: 'Files', exact: true })).toBeVisible({ timeout: 60_000 })
  if (items === 0) {
    const why = told.includes('columns-unsaid')
      ? 'Choose what the columns hold; then the records can be imported.'
      : 'There is nothing to import in these files.'
    await expect.soft(dialog.getByText(why)).toBeVisible()
    for (const code of told) await expect.soft(dialog.locator(`[data-code="${code}"]`)).toBeVisible()
    // What cannot be read is named with the reason.
    await expect.soft(dialog.getByRole('region', { name: 'Files' })).toContainText(name)
    await press(page, 'Escape')
    await expect(dialog).toBeHidden()
    return
  }
  // Every status: which are good is not what is tried here.
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await dialog.getByRole('button', { name: /^Import [\d,]+ / }).click()
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible({ timeout: 60_000 })
  await expect
    .soft(dialog.getByRole('status').first())
    .toHaveText(items === 1 ? '1 item imported' : `${items} items imported`)
  for (const code of told) await expect.soft(dialog.locator(`[data-code="${code}"]`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await ready(page)
  await expect(question(page)).toBeVisible()
  for (let at = 0; at < Math.min(items, 7); at += 1) await press(page, 'ArrowRight')
  if (name.startsWith('17')) await isShownAsText(page)
  await press(page, 'Control+KeyZ')
  await expect(page.getByRole('heading', { name: 'Bring in question–answer pairs' })).toBeVisible()
}

async function isShownAsText(page: Page): Promise<void> {
  await rows(page).first().click()
  await expect(question(page)).toContainText('<')
  await expect(panel(page).locator('script, iframe, a, img:not([role])')).toHaveCount(0)
}

/** What hostile data could have left behind in the page. */
function broken(): readonly string[] {
  const object: object = {}
  return [
    ...('__pwned' in window ? ['a script of the data was run'] : []),
    ...['polluted', 'polluted2', 'isAdmin'].filter((name) => name in object),
  ]
}
