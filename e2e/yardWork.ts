import { expect, type Page } from '@playwright/test'
import { decide, press, question, rows } from './annotator.ts'
import type { Box, Colour } from './fixtures/drawnPictures.ts'
import { asked, colours } from './fixtures/yard.ts'

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

export const decided: Readonly<Record<string, string>> = {
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

export async function decideInSight(page: Page): Promise<string> {
  const text = await question(page).innerText()
  const act = keys[text]
  if (!act) throw new Error(`Nobody knows how to decide “${text}”.`)
  await act(page)
  return text
}

/** What must go out, in the order of the queue. */
export interface Out {
  readonly question: string
  readonly options: readonly string[]
  readonly response: string
  readonly category: string
  readonly bbox: Box
  readonly image: string
  readonly colour: Colour
}

export const outs: readonly Out[] = [
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
