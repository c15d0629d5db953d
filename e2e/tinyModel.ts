import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import * as v from 'valibot'
import { drawn, press, rows } from './annotator.ts'
import { zoomBench } from './fixtures/records.ts'
import type { Box, File } from './fixtures/drawnPictures.ts'
import { bringIn } from './importing.ts'
import { addFound, closeModels, line, load, openModels, pickFolder } from './modelling.ts'
import { ask, barsOf, card, costOf, letterOf, preview, verdict, viewsAre } from './previewing.ts'
import { onlyLikeliest } from './sampling.ts'
import { create } from './projects.ts'

/** The very small model that is asked in earnest, its pictures, and what PyTorch made of them. */

const home = resolve(import.meta.dirname, 'fixtures/tiny-smolvlm')
export const tinyFolder = resolve(home, 'model')
/** What it is called in the list: as its folder, with the precision. */
export const tinyName = 'model fp32'

const cases = v.parse(
  v.object({
    letterTokens: v.record(v.string(), v.number()),
    scenes: v.array(
      v.object({ whole: v.string(), crop: v.string(), cropBox: v.pipe(v.array(v.number()), v.length(4)) }),
    ),
    cases: v.array(
      v.object({
        id: v.string(),
        question: v.string(),
        options: v.array(v.string()),
        truth: v.string(),
        letter: v.string(),
        tokensIn: v.number(),
        logits: v.array(v.number()),
      }),
    ),
  }),
  JSON.parse(readFileSync(resolve(home, 'cases/expected.json'), 'utf8')),
)
const { model: tokens } = v.parse(
  v.object({ model: v.object({ vocab: v.record(v.string(), v.number()) }) }),
  JSON.parse(readFileSync(resolve(tinyFolder, 'tokenizer.json'), 'utf8')),
)

type Case = (typeof cases.cases)[number]

function caseOf(id: string): Case {
  const found = cases.cases.find((each) => each.id === id)
  if (!found) throw new Error(`There is no case ${id}.`)
  return found
}

/** What PyTorch gives each option: the share of its letter, after a blank or not, among all that could be said first. */
function sharesOf({ logits, options }: Case): readonly number[] {
  const odds = logits.map((logit) => Math.exp(logit))
  const sum = odds.reduce((before, each) => before + each, 0)
  const shareOf = (token: number | undefined) => (odds[token ?? -1] ?? Number.NaN) / sum
  return Array.from('ABCD'.slice(0, options.length)).map(
    (letter) => shareOf(cases.letterTokens[letter]) + shareOf(tokens.vocab[letter]),
  )
}

const pictureOf = (name: string): File => ({
  name,
  mimeType: 'image/png',
  buffer: readFileSync(resolve(home, 'cases', name)),
})

function given(id: string, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[]) {
  const { question, options, truth } = caseOf(id)
  const box: Box = [x1, y1, x2, y2]
  return { question, options, answer: truth, box, category: 'color' }
}

const scenes = cases.scenes.map((scene, at) => ({ ...scene, number: at + 1 }))

/**
 * A fresh project in which each scene is an item with the square that is asked about as its region, followed by the
 * enlarged square as a picture of its own.
 */
export async function openScenes(page: Page, search?: string): Promise<void> {
  const side = { width: 512, height: 512 }
  const records = zoomBench(
    scenes.flatMap(({ whole, crop, cropBox, number }) => [
      { path: whole, ...side, given: [given(`whole${number}`, cropBox)] },
      { path: crop, ...side, given: [given(`crop${number}`, [0, 0, 512, 512])] },
    ]),
  )
  await create(page, 'The squares', search)
  await bringIn(page, [records, ...scenes.flatMap(({ whole, crop }) => [pictureOf(whole), pictureOf(crop)])])
}

export async function addTiny(page: Page, folder = tinyFolder): Promise<void> {
  await openModels(page)
  const found = await pickFolder(page, folder)
  await expect(found).toContainText('smolvlm · answers questions')
  await expect(found.getByLabel('Precision')).toHaveValue('fp32')
  await addFound(page)
}

/** Shares of the probability come this near to those of PyTorch. */
interface Nearness {
  readonly backend: 'WebAssembly' | 'WebGPU'
  readonly by: number
}

/** From picking the folder to the gap on screen. */
export async function seeTheGap(page: Page, { backend, by }: Nearness): Promise<void> {
  await openScenes(page)
  await addTiny(page)
  await load(page, tinyName)
  await expect(line(page, tinyName)).toContainText(`Loaded · ${backend}`)
  await closeModels(page)
  await onlyLikeliest(page)

  const sharesAre = async (view: 'global' | 'regional', wanted: readonly number[], near: number) => {
    const bars = await barsOf(page, view)
    expect(bars).toHaveLength(wanted.length)
    for (const [at, share] of wanted.entries()) expect(Math.abs((bars[at] ?? 9) - share)).toBeLessThan(near)
  }
  for (const { number } of scenes) {
    const [whole, crop] = [caseOf(`whole${number}`), caseOf(`crop${number}`)]
    const at = (number - 1) * 2
    await rows(page).nth(at).click()
    await drawn(page)
    await press(page, 'KeyA')
    await rows(page).nth(at).click()
    await ask(page)
    await viewsAre(page, 'answered', undefined, 120_000)
    expect(await letterOf(page, 'global')).toBe(whole.letter)
    await sharesAre('global', sharesOf(whole), by)
    expect(await letterOf(page, 'regional')).toBe(crop.letter)
    // The region is cut from the scene as it is; the reference enlarged it first.
    await sharesAre('regional', sharesOf(crop), 0.05)
    await expect(verdict(page, whole.letter === whole.truth ? 'Both right' : 'Zoom helps')).toBeVisible()
    expect(await costOf(page, 'global')).toMatch(new RegExp(`^${whole.tokensIn} tokens · .+ · ${backend}$`))
    await expect(
      card(page, 'global').getByRole('img', { name: 'What the model saw, 128 by 128 pixels' }),
    ).toBeVisible()
    await expect(preview(page).locator('[data-own]').first()).toHaveAttribute('data-own', 'true')
  }
  // The enlarged square as a picture of its own, which the reference saw pixel for pixel.
  await rows(page).nth(1).click()
  await press(page, 'KeyA')
  await rows(page).nth(1).click()
  await ask(page)
  await viewsAre(page, 'answered', ['global'], 120_000)
  expect(await letterOf(page, 'global')).toBe(caseOf('crop1').letter)
  await sharesAre('global', sharesOf(caseOf('crop1')), by)
}
