import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import * as v from 'valibot'
import { decide, decisions, press, question, queue, ready, rows, saved } from './annotator.ts'
import { root } from './command.ts'
import { download, textIn, unzipped } from './exporting.ts'
import { queryOf } from './fixtures/records.ts'
import { look, take } from './importing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'

const dev = resolve(root, '../shared/samples/dev')

const numbers = v.array(v.number())
const truth = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      image: v.string(),
      question: v.string(),
      verdict: v.picklist(['good', 'flawed']),
      flaw: v.nullable(v.string()),
      stored_answer: v.string(),
      correct_letter: v.nullable(v.string()),
      options_in_file_order: v.array(v.string()),
      bbox: numbers,
      true_evidence_bbox: v.nullable(numbers),
      has_mcq: v.boolean(),
    }),
  ),
  upstream_rejected: v.array(v.object({ question: v.string() })),
})
type Known = v.InferOutput<typeof truth>['items'][number]

/** What goes out of an item, where it is not as it was given. */
interface Mended {
  readonly options?: readonly string[]
  readonly response?: string
  readonly bbox?: readonly number[]
}

async function rewrite(page: Page, option: string, text: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Option ${option}:`) }).focus()
  await press(page, 'Enter', 'Control+KeyA')
  await page.keyboard.type(text)
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: `Option ${option}: ${text}`, exact: true })).toBeVisible()
}

/** How the flawed items are dealt with: mended where that can be done, rejected with the key of the reason otherwise. */
const mends: Readonly<Record<string, (page: Page) => Promise<Mended>>> = {
  async 'dev-038'(page) {
    await press(page, 'Shift+Digit1')
    return { response: 'A' }
  },
  async 'dev-045'(page) {
    const evidence = [2355, 940, 2560, 1000] as const
    const [x1, y1, x2, y2] = evidence
    for (const [name, value] of Object.entries({ x: x1, y: y1, width: x2 - x1, height: y2 - y1 })) {
      await page.getByLabel(`Region ${name}`).focus()
      await press(page, 'Control+KeyA')
      await page.keyboard.type(String(value))
      await press(page, 'Enter')
      await expect(page.getByLabel(`Region ${name}`)).toHaveValue(String(value))
    }
    return { response: 'C', bbox: evidence }
  },
  async 'dev-046'(page) {
    await rewrite(page, 'C', '11')
    return { response: 'A', options: ['17', '71', '11', '77'] }
  },
  async 'dev-047'(page) {
    await rewrite(page, 'B', 'Grey')
    await rewrite(page, 'C', 'White')
    await rewrite(page, 'D', 'Brown')
    return { response: 'A', options: ['Pink', 'Grey', 'White', 'Brown'] }
  },
  async 'dev-048'(page) {
    await rewrite(page, 'D', 'Gerrit Noordzij')
    return {
      response: 'D',
      options: ['Gerard Noordzij', 'Garrit Noordwijk', 'Gerrit Rietveld', 'Gerrit Noordzij'],
    }
  },
}

const reasonKeys: Readonly<Record<string, readonly string[]>> = {
  ambiguous_full: ['Digit1'],
  crop_full_mismatch: ['Digit2'],
  unreadable: ['Digit6'],
  too_easy: ['Digit8'],
  scoring_collision: ['Digit7'],
}

test.describe('the sample files', () => {
  test.skip(!existsSync(dev), 'The shared samples are not beside this repository.')

  test('are imported, decided as their key says, and exported field by field', async ({ page }) => {
    test.setTimeout(240_000)
    const { items, upstream_rejected } = v.parse(
      truth,
      JSON.parse(readFileSync(join(dev, 'key.json'), 'utf8')),
    )
    const key = new Map(items.map((item) => [item.question, item]))
    await create(page, 'Samples')

    await test.step('all three steps of R2I come in at once, with what upstream refused left out', async () => {
      const dialog = await look(page, [
        ...['generated_bboxes', 'generated_questions', 'validated_vqa'].map((name) =>
          join(dev, 'r2i', `${name}.jsonl`),
        ),
        ...readdirSync(join(dev, 'images')).map((name) => join(dev, 'images', name)),
      ])
      const box = (name: string) => dialog.getByRole('checkbox', { name, exact: true })
      await expect(box('valid vqa')).toBeChecked()
      for (const status of ['very easy vqa', 'invalid vqa', 'error'])
        await expect(box(status)).not.toBeChecked()
      await box('very easy vqa').check()
      await expect(dialog.getByRole('region', { name: 'Pictures' })).toContainText('16 found')
      expect(await take(page)).toBe('49 items imported')
      await ready(page)
      await expect(queue(page).locator('[data-count]')).toHaveAttribute('data-count', '49')
      const search = page.getByLabel('Search the queue')
      await search.fill(upstream_rejected[0]?.question ?? '')
      await expect(queue(page).getByText('No item matches.')).toBeVisible()
      await page.getByRole('button', { name: 'Clear the search' }).click()
    })

    const expected: object[] = []
    await test.step('every item is decided by its key, with a reload in the middle', async () => {
      await rows(page).first().click()
      for (let count = 0; count < items.length; count += 1) {
        if (count === 20) {
          await saved(page)
          const place = await question(page).innerText()
          await page.reload()
          await ready(page)
          await expect(question(page)).toHaveText(place)
        }
        const known = key.get(await question(page).innerText())
        if (!known) throw new Error('An item is in sight that the key does not know.')
        const mended = await decideByKey(page, known, count === items.length - 1)
        if (mended) expected.push(rowOf(known, mended))
      }
      await expect(queue(page)).toContainText('49 of 49 decided')
      await saved(page)
    })

    await test.step('the export is what was decided', async () => {
      const files = await unzipped(await download(page, 'ZoomBench'))
      const written: unknown = JSON.parse(textIn(files, 'zoombench.json'))
      const found = v.parse(
        v.array(
          v.looseObject({
            id: v.string(),
            images: v.tuple([v.string()]),
            crop_images: v.tuple([v.string()]),
            bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]),
            query: v.string(),
          }),
        ),
        written,
      )
      expect(expected).toHaveLength(42)
      expect(Object.keys(found[0] ?? {}).toSorted()).toEqual(
        [...Object.keys(expected[0] ?? {}), 'crop_images', 'id'].toSorted(),
      )
      expect(found).toEqual(expected.map((row, at) => ({ ...found[at], ...row })))
      expect(new Set(found.map(({ images, query }) => images[0] + query)).size).toBe(found.length)
      for (const { images, crop_images, bbox } of found) {
        const original = readFileSync(join(dev, images[0]))
        expect(files.get(images[0])?.equals(original), images[0]).toBe(true)
        const crop = files.get(crop_images[0])
        if (!crop) throw new Error(`${crop_images[0]} is missing.`)
        expect(await difference(original, bbox, crop), crop_images[0]).toBeLessThan(2)
      }
    })
  })
})

async function decideByKey(page: Page, known: Known, last: boolean): Promise<Mended | null> {
  const go = last ? press : decide
  if (known.verdict === 'good') {
    await go(page, 'KeyA')
    return {}
  }
  const mend = mends[known.id]
  if (mend) {
    const mended = await mend(page)
    await expect(decisions(page).getByRole('button', { name: 'Fix and accept' })).toBeVisible()
    await go(page, 'KeyA')
    return mended
  }
  const reasons = reasonKeys[known.flaw ?? '']
  if (!reasons) throw new Error(`Nobody knows what to do about ${known.id}.`)
  await go(page, ...reasons, 'KeyX')
  return null
}

const outward = ([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[]): readonly number[] => [
  Math.floor(x1),
  Math.floor(y1),
  Math.ceil(x2),
  Math.ceil(y2),
]

function rowOf(known: Known, mended: Mended): object {
  const options = known.has_mcq ? (mended.options ?? known.options_in_file_order) : []
  const response = known.has_mcq ? (mended.response ?? known.correct_letter) : known.stored_answer
  return {
    images: [known.image],
    query: queryOf(known.question, options),
    response,
    prompt: queryOf(known.question, options),
    answer: response,
    bbox: outward(mended.bbox ?? known.bbox),
    question_type: known.has_mcq ? 'mcq' : 'blank',
    category: null,
    question: known.question,
    options,
  }
}

/** Mean difference, of 255, between a region of a picture and a crop that should be it; infinite when the sizes differ. */
async function difference(
  original: Buffer,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  crop: Buffer,
): Promise<number> {
  const [whole, part] = await Promise.all([loadImage(original), loadImage(crop)])
  const [width, height] = [x2 - x1, y2 - y1]
  if (part.width !== width || part.height !== height) return Infinity
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.drawImage(whole, x1, y1, width, height, 0, 0, width, height)
  const wanted = context.getImageData(0, 0, width, height).data
  context.drawImage(part, 0, 0)
  const got = context.getImageData(0, 0, width, height).data
  return wanted.reduce((sum, value, at) => sum + Math.abs(value - (got[at] ?? 0)), 0) / wanted.length
}
