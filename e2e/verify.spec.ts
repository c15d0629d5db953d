import { expect } from '@playwright/test'
import { decisionOn, panel, press, question, queue, ready, rows, saved } from './annotator.ts'
import { download, judgementLines, textIn, unzipped } from './exporting.ts'
import { queryOf } from './fixtures/records.ts'
import { asked, inQueue, pictures, reason, yardFiles } from './fixtures/yard.ts'
import { colourAt, farthest, pngColourType, sizeOf } from './images.ts'
import { look, restore, take } from './importing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'
import { decided, decideInSight, outs } from './yardWork.ts'

test('a pile of records is imported, decided by keyboard alone across a reload, exported, and moved to another browser', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000)
  await create(page, 'The yard')

  await test.step('the preview says what is in the files, and the import takes what upstream found valid', async () => {
    const dialog = await look(page, yardFiles)
    await expect(dialog.getByRole('checkbox', { name: 'valid vqa', exact: true })).toBeChecked()
    await expect(dialog.getByRole('checkbox', { name: 'invalid vqa' })).not.toBeChecked()
    await expect(dialog).toContainText('8 multiple choice · 3 open')
    await expect(dialog.getByRole('region', { name: 'Pictures' })).toContainText('4 found')
    await expect(dialog.getByRole('region', { name: 'Pictures' })).toContainText('1 not found')
    expect(await take(page)).toBe('11 items imported')
    await ready(page)
    await expect(rows(page)).toHaveCount(inQueue.length)
    for (const [at, text] of inQueue.entries()) await expect(rows(page).nth(at)).toContainText(text)
    await expect(panel(page)).toContainText('8/8 agree')
    await expect(panel(page)).toContainText('small model 1/4')
    await expect(panel(page)).toContainText(reason)
    await expect(panel(page)).toContainText('painted plate (score 0.91)')
  })

  await test.step('the first half is decided, and a reload in the middle loses neither place nor decisions', async () => {
    const done: string[] = []
    while (done.length < 6) done.push(await decideInSight(page))
    expect(done).toEqual(inQueue.slice(0, 6))
    await saved(page)
    const place = await question(page).innerText()
    await page.reload()
    await ready(page)
    await expect(question(page)).toHaveText(place)
    for (const text of done) expect(await decisionOn(page, text)).toBe(decided[text])
    await expect(queue(page)).toContainText('6 of 11 decided')
  })

  await test.step('what was done before the reload is undone and repeated after it', async () => {
    // Faster than the history can be read back.
    await press(page, 'Control+KeyZ', 'Control+KeyZ')
    await expect(page.getByText('Undone: Flag')).toBeVisible()
    await expect(question(page)).toHaveText(asked.arrow)
    await expect(queue(page)).toContainText('4 of 11 decided')
    await press(page, 'Control+Shift+KeyZ')
    await expect(page.getByText('Redone: Flag')).toBeVisible()
    await press(page, 'Control+KeyY')
    await expect(page.getByText('Redone: Skip')).toBeVisible()
    expect(await decisionOn(page, asked.arrow)).toBe('flag')
    expect(await decisionOn(page, asked.corner)).toBe('skip')
  })

  await test.step('U takes the last decision back from anywhere and goes there', async () => {
    await press(page, 'PageUp', 'PageUp', 'PageUp', 'PageUp', 'PageUp')
    await expect(question(page)).toHaveText(asked.plate)
    await press(page, 'KeyU')
    await expect(question(page)).toHaveText(asked.corner)
    await expect(rows(page).filter({ hasText: asked.corner })).toHaveAttribute('data-decision', 'undecided')
    await decideInSight(page)
  })

  await test.step('the rest is decided', async () => {
    const done: string[] = []
    while (done.length < 5) done.push(await decideInSight(page))
    expect(done).toEqual(inQueue.slice(6))
    await expect(queue(page)).toContainText('11 of 11 decided')
    for (const [text, decision] of Object.entries(decided))
      expect(await decisionOn(page, text)).toBe(decision)
    await saved(page)
  })

  const said = await test.step('judgements.jsonl says everything', async () => {
    const records = (await judgementLines(page)).map(parsed)
    expect(records).toHaveLength(11)
    const by = new Map(records.map((record) => [textOf(record['question_key']), record]))
    const of = (text: string) => {
      const record = [...by].find(([key]) => key.includes(text))?.[1]
      if (!record) throw new Error(`Nothing is said about “${text}”.`)
      return record
    }
    // A browser has an id of its own, by which its judgements stay apart from those of others.
    const annotatorId: unknown = expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(new Set(records.map((record) => JSON.stringify(record['annotator']))).size).toBe(1)
    for (const record of records) {
      expect(record['annotator']).toEqual({ id: annotatorId, name: null })
      expect(record['started_at']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      expect(record['decided_at']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      expect(record['active_ms']).toBeGreaterThan(0)
      expect(record['shown']).toEqual({
        look: 'side-by-side',
        global: true,
        regional: true,
        outline: true,
        answer: true,
        provenance: true,
        margin: 0,
        previews: [],
      })
    }
    expect(of(asked.plate)).toMatchObject({ decision: 'accept', reasons: [], revision: {}, note: '' })
    expect(of(asked.dots)).toMatchObject({ decision: 'reject', reasons: ['wrong-answer'] })
    expect(of(asked.label)).toMatchObject({
      decision: 'reject',
      reasons: ['several-instances', 'unreadable', 'duplicate'],
    })
    expect(of(asked.window)).toMatchObject({ decision: 'accept', note: 'Bright, yet small.' })
    expect(of(asked.arrow)).toMatchObject({ decision: 'flag', reasons: [] })
    expect(of(asked.corner)).toMatchObject({ decision: 'skip', reasons: [] })
    expect(of(asked.post)).toMatchObject({
      decision: 'accept',
      revision: { question: 'Which colour is the lower right post of the sign?' },
    })
    expect(of(asked.lamp)['revision']).toEqual({
      options: ['Three', 'Seven', 'None', 'Five'],
      answer_letter: 'D',
      answer_text: 'Five',
    })
    expect(of(asked.frame)['revision']).toEqual({ category: 'material', region: [829, 1199, 1048, 1423] })
    expect(of(asked.button)).toMatchObject({
      decision: 'accept',
      checks: { answerable: true, unambiguous: null, right_global: true, right_regional: null },
    })
    return new Map(records.map((record) => [textOf(record['question_key']), textOf(record['item'])]))
  })

  const zip = await test.step('the dialog says what goes out and what keeps the rest back', async () => {
    await press(page, 'Control+KeyE')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await expect(dialog.getByRole('region', { name: 'What goes out' })).toContainText('6 items of 11')
    await expect(dialog).toContainText('4 multiple choice · 2 open')
    const categories = dialog.getByRole('list', { name: 'By category' })
    await expect(categories.getByRole('listitem').filter({ hasText: 'Colour' })).toContainText('3')
    const held = dialog.getByRole('region', { name: 'What is kept back' })
    await expect(held.locator('[data-code="rejected"]')).toContainText('2')
    await expect(held.locator('[data-code="flagged"]')).toContainText('1')
    await expect(held.locator('[data-code="skipped"]')).toContainText('1')
    await held.locator('[data-code="picture-missing"] summary').click()
    await expect(held.getByRole('button', { name: new RegExp(asked.lost.slice(0, 20)) })).toBeVisible()
    await press(page, 'Escape')
    await expect(dialog).toBeHidden()
    return download(page, 'ZoomBench')
  })

  await test.step('zoombench.json is, field by field, what was decided', async () => {
    const files = await unzipped(zip)
    const written: unknown = JSON.parse(textIn(files, 'zoombench.json'))
    const ids = [asked.plate, asked.window, asked.post, asked.lamp, asked.frame, asked.button].map(
      (text) => [...said].find(([key]) => key.includes(text))?.[1],
    )
    expect(written).toEqual(
      outs.map(({ question, options, response, category, bbox, image }, at) => ({
        images: [image],
        crop_images: [`crop_images/${ids[at]}.png`],
        query: queryOf(question, options),
        response,
        prompt: queryOf(question, options),
        answer: response,
        bbox,
        question_type: options.length > 0 ? 'mcq' : 'blank',
        category,
        question,
        options,
        id: ids[at],
      })),
    )
    const named = [...outs.map(({ image }) => image), ...ids.map((id) => `crop_images/${id}.png`)]
    expect([...files.keys()].toSorted()).toEqual(
      [...new Set(['zoombench.json', ...named, 'manifest.json'])].toSorted(),
    )

    // An upright RGB JPEG goes out byte for byte; everything else is upright RGB all the same.
    expect(files.get('images/yard.jpg')?.equals(pictures.yard.buffer)).toBe(true)
    expect(await sizeOf(files.get('images/lamps.jpg'))).toEqual([1200, 1600])
    expect(files.get('images/lamps.jpg')?.includes('Exif')).toBe(false)
    expect(await sizeOf(files.get('images/sign.png'))).toEqual([1500, 1250])
    expect(pngColourType(files.get('images/sign.png'))).toBe('RGB')
    expect(await colourAt(files.get('images/sign.png'), 50, 50)).toEqual([255, 255, 255])
    for (const [at, { bbox, colour, image }] of outs.entries()) {
      const crop = files.get(`crop_images/${ids[at]}.png`)
      const [x1, y1, x2, y2] = bbox
      expect(await sizeOf(crop)).toEqual([x2 - x1, y2 - y1])
      expect(pngColourType(crop)).toBe('RGB')
      expect(farthest(await colourAt(crop, 60, 60), colour)).toBeLessThan(12)
      expect(farthest(await colourAt(files.get(image), x1 + 60, y1 + 60), colour)).toBeLessThan(12)
    }
  })

  await test.step('the moved project has everything again, the history included', async () => {
    const moved = await download(page, 'Whole project')
    const context = await browser.newContext({ baseURL: baseURL ?? '' })
    const other = await context.newPage()
    await restore(other, { name: 'project.saccade.zip', mimeType: 'application/zip', buffer: moved })
    await expect(rows(other)).toHaveCount(11)
    await expect(other.getByRole('heading', { level: 1, name: 'The yard' })).toBeVisible()
    // It is the same person in another browser, who says so: nobody sees what others said.
    expect(await decisionOn(other, asked.plate)).toBe('undecided')
    await other.getByRole('button', { name: 'You annotate as Me; change' }).click()
    await other.getByRole('radio', { name: /^Annotator [0-9a-f]{8}/ }).check()
    await other.getByRole('button', { name: 'Annotate as this person' }).click()
    for (const [text, decision] of Object.entries(decided))
      expect(await decisionOn(other, text)).toBe(decision)
    expect(await unzippedTexts(await download(other, 'ZoomBench'))).toEqual(await unzippedTexts(zip))
    expect(await judgementLines(other)).toEqual(await judgementLines(page))
    await press(other, 'Control+KeyZ')
    await expect(other.getByText('Undone: Accept')).toBeVisible()
    await expect(rows(other).filter({ hasText: asked.lost })).toHaveAttribute('data-decision', 'undecided')
    await context.close()
    expect(await decisionOn(page, asked.lost)).toBe('accept')
  })
})

const parsed = (line: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(line)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

async function unzippedTexts(zip: Buffer): Promise<Readonly<Record<string, string>>> {
  const files = await unzipped(zip)
  return Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString('base64')]))
}
