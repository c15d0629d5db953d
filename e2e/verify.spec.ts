import { expect, type Page } from '@playwright/test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { decide, decisionOn, panel, press, question, queue, ready, rows, saved } from './annotator.ts'
import { download, textIn, unzipped } from './exporting.ts'
import type { Box, Colour } from './fixtures/drawnPictures.ts'
import { queryOf } from './fixtures/records.ts'
import { asked, colours, inQueue, pictures, reason, yardFiles } from './fixtures/yard.ts'
import { look, restore, take } from './importing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'

/** Everything that was decided, as a person with a keyboard decides it. Nothing here touches a mouse. */
const keys: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  [asked.plate]: (page) => decide(page, 'KeyA'),
  async [asked.dots](page) {
    // One reason before.
    await press(page, 'Digit3')
    await decide(page, 'KeyX')
  },
  async [asked.label](page) {
    // Several reasons after, one of them beyond nine.
    await press(page, 'KeyX')
    await expect(page.getByText('Pick one or more reasons')).toBeVisible()
    await press(page, 'Digit1', 'Digit6', 'Digit0', 'Minus', 'Minus')
    await decide(page, 'Enter')
  },
  async [asked.window](page) {
    await press(page, 'KeyN')
    await page.keyboard.type('Bright, yet small.')
    await decide(page, 'Control+Enter')
  },
  [asked.arrow]: (page) => decide(page, 'KeyF'),
  [asked.corner]: (page) => decide(page, 'KeyS'),
  async [asked.post](page) {
    await press(page, 'KeyE', 'Control+KeyA')
    await page.keyboard.type('Which colour is the lower right post of the sign?')
    await decide(page, 'Control+Enter')
  },
  async [asked.lamp](page) {
    // Another answer, another option, one option more, two of them changed in place.
    await press(page, 'Shift+Digit4')
    await page.getByRole('button', { name: 'Option C: Four' }).focus()
    await press(page, 'Enter')
    await page.keyboard.type('Seven')
    await press(page, 'Enter')
    await page.getByRole('button', { name: 'Option', exact: true }).focus()
    await press(page, 'Enter')
    await page.getByRole('button', { name: 'Option E: Empty option' }).focus()
    await press(page, 'Enter')
    await page.keyboard.type('None')
    await press(page, 'Enter')
    await fromMenu(page, 'More for option E', 'Move up')
    await expect(page.getByRole('button', { name: 'Option D: None' })).toBeVisible()
    await fromMenu(page, 'More for option A', 'Remove')
    await expect(page.getByRole('list', { name: 'Options' }).getByRole('listitem')).toHaveCount(4)
    await decide(page, 'KeyA')
  },
  async [asked.frame](page) {
    await press(page, 'KeyC')
    await choose(page, 'Material')
    await press(page, 'KeyR')
    await press(page, ...Array<string>(3).fill('Shift+ArrowRight'), 'ArrowLeft', 'ArrowUp')
    await press(page, ...Array<string>(4).fill('Control+ArrowDown'), 'Control+ArrowLeft')
    await press(page, 'Enter')
    await decide(page, 'KeyA')
  },
  async [asked.button](page) {
    // A check that says no stands in the way of accepting until it says yes.
    await press(page, 'KeyQ', 'KeyA')
    await expect(page.getByText('A check says no.')).toBeVisible()
    await press(page, 'KeyQ', 'KeyG', 'KeyG')
    await expect(page.getByRole('button', { name: 'Right in global view: yes' })).toBeVisible()
    await decide(page, 'KeyA')
  },
  async [asked.lost](page) {
    // The last one: every item has a decision afterwards, and the page stays where it is.
    await press(page, 'KeyA')
    await expect(rows(page).filter({ hasText: asked.lost })).toHaveAttribute('data-decision', 'accept')
  },
}

const decided: Readonly<Record<string, string>> = {
  [asked.plate]: 'accept',
  [asked.dots]: 'reject',
  [asked.label]: 'reject',
  [asked.window]: 'accept',
  [asked.arrow]: 'flag',
  [asked.corner]: 'skip',
  'Which colour is the lower right post of the sign?': 'accept',
  [asked.lamp]: 'accept',
  [asked.frame]: 'accept',
  [asked.button]: 'accept',
  [asked.lost]: 'accept',
}

/** Goes down the open menu with the arrow key until it stands on the entry, and takes it. */
async function choose(page: Page, entry: string): Promise<void> {
  const entries = page.getByRole('menuitem')
  await expect(entries.first()).toBeFocused()
  const place = (await entries.allInnerTexts()).indexOf(entry)
  await press(page, ...Array<string>(place).fill('ArrowDown'))
  await expect(entries.nth(place)).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByRole('menu')).toBeHidden()
}

async function fromMenu(page: Page, button: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: button }).focus()
  await press(page, 'Enter')
  await choose(page, entry)
  await expect(page.getByRole('button', { name: button })).toBeFocused()
}

async function decideInSight(page: Page): Promise<string> {
  const text = await question(page).innerText()
  const act = keys[text]
  if (!act) throw new Error(`Nobody knows how to decide “${text}”.`)
  await act(page)
  return text
}

/** What must go out, in the order of the queue. */
interface Out {
  readonly question: string
  readonly options: readonly string[]
  readonly response: string
  readonly category: string
  readonly bbox: Box
  readonly image: string
  readonly colour: Colour
}

const outs: readonly Out[] = [
  {
    question: asked.plate,
    options: ['Red', 'Green', 'Blue', 'Yellow'],
    response: 'A',
    category: 'color',
    bbox: [200, 160, 480, 360],
    image: 'images/yard.jpg',
    colour: colours.red,
  },
  {
    question: asked.window,
    options: [],
    response: 'Yellow',
    category: 'color',
    bbox: [200, 700, 480, 900],
    image: 'images/yard.jpg',
    colour: colours.yellow,
  },
  {
    question: 'Which colour is the lower right post of the sign?',
    options: ['Green', 'Violet', 'Brown', 'White'],
    response: 'B',
    category: 'color',
    bbox: [900, 900, 1100, 1060],
    image: 'images/sign.png',
    colour: colours.violet,
  },
  {
    question: asked.lamp,
    options: ['Three', 'Seven', 'None', 'Five'],
    response: 'D',
    category: 'counting',
    bbox: [120, 200, 340, 420],
    image: 'images/lamps.jpg',
    colour: colours.green,
  },
  {
    question: asked.frame,
    options: ['Iron', 'Brass', 'Wood', 'Glass'],
    response: 'A',
    category: 'material',
    bbox: [829, 1199, 1048, 1423],
    image: 'images/lamps.jpg',
    colour: colours.blue,
  },
  {
    question: asked.button,
    options: [],
    response: 'K',
    category: 'ocr',
    bbox: [300, 200, 420, 300],
    image: 'images/button.png',
    colour: colours.red,
  },
]

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
    const records = (await download(page, 'Judgements')).toString('utf8').trimEnd().split('\n').map(parsed)
    expect(records).toHaveLength(11)
    const by = new Map(records.map((record) => [textOf(record['question_key']), record]))
    const of = (text: string) => {
      const record = [...by].find(([key]) => key.includes(text))?.[1]
      if (!record) throw new Error(`Nothing is said about “${text}”.`)
      return record
    }
    for (const record of records) {
      expect(record['annotator']).toMatchObject({ id: 'me' })
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
    return download(page, 'ZoomBench, as a ZIP')
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
        bbox,
        question_type: options.length > 0 ? 'mcq' : 'blank',
        category,
        question,
        options,
        id: ids[at],
      })),
    )
    const named = [...outs.map(({ image }) => image), ...ids.map((id) => `crop_images/${id}.png`)]
    expect([...files.keys()].toSorted()).toEqual([...new Set(['zoombench.json', ...named])].toSorted())

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
    for (const [text, decision] of Object.entries(decided))
      expect(await decisionOn(other, text)).toBe(decision)
    expect(await unzippedTexts(await download(other, 'ZoomBench, as a ZIP'))).toEqual(
      await unzippedTexts(zip),
    )
    expect((await download(other, 'Judgements')).equals(await download(page, 'Judgements'))).toBe(true)
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

async function decodedImage(file: Buffer | undefined) {
  if (!file) throw new Error('The picture is not in the ZIP.')
  return loadImage(file)
}

async function sizeOf(file: Buffer | undefined): Promise<readonly [number, number]> {
  const { width, height } = await decodedImage(file)
  return [width, height]
}

async function colourAt(file: Buffer | undefined, x: number, y: number): Promise<Colour> {
  const image = await decodedImage(file)
  const canvas = createCanvas(1, 1)
  const context = canvas.getContext('2d')
  context.drawImage(image, -x, -y)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

const farthest = (one: Colour, other: Colour): number =>
  Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? 999))))

/** Byte 25 of a PNG is its colour type (PNG §11.2.2). */
const pngColourType = (file: Buffer | undefined): string => (file?.[25] === 2 ? 'RGB' : `type ${file?.[25]}`)
