import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import * as v from 'valibot'
import { isRight, type Key } from '../../src/domain/answerMatch.ts'
import { letterAt } from '../../src/domain/item.ts'
import { gapTable } from '../../src/domain/zoomingGap.ts'
import { command, ready } from '../annotator.ts'
import { root } from '../command.ts'
import { bringIn } from '../importing.ts'
import { pick } from '../previewing.ts'
import { create, openSample } from '../projects.ts'
import type { Bench, Stage } from './stage.ts'

/**
 * How often each built-in model that answers questions is right from the whole picture and from the region, by
 * category, on the sample project and, where it is there, on the development set: `npm run bench -- gap`. The answers
 * are compared with what is true, not with what was given. Fails unless, wherever there is text to read, the region
 * beats the whole.
 */
export const bench: Bench = async (stage) => {
  const sets = [sample, ...(existsSync(dev) ? [development] : [])]
  const results: Record<string, Record<string, Measured>> = {}
  for (const { name, open, truths } of sets) {
    const measured: Record<string, Measured> = {}
    for (const model of models) measured[model.name] = await measure(stage, open, truths(), model.name)
    results[name] = measured
  }
  const failures = Object.entries(results).flatMap(([set, measured]) =>
    models.flatMap(({ name, category }) => {
      const line = measured[name]?.categories.find((each) => each.category === category)
      return line && line.regional > line.global
        ? []
        : [`${name} on ${set}: from the region it is not better at ${category} than from the whole.`]
    }),
  )
  if (failures.length > 0) process.exitCode = 1
  return {
    explained: {
      global: 'share of items answered right from the whole picture, in the size that the model takes',
      regional: 'share of items answered right from the region, cut from the original pixels',
      gap: 'regional minus global',
      answered: 'items to which the model said anything in either view; to say nothing is not right',
      unknown: 'items that have no true answer among what can be said',
    },
    results,
    failures,
  }
}

/** What is built in and answers questions, with the category in which it must show a gap. */
const models = [{ name: 'Text reader', category: 'ocr' }] as const

const dev = resolve(root, '../shared/samples/dev')

interface Truth {
  readonly question: string
  readonly category: string | null
  /** Null where there is none. */
  readonly answer: string | null
}

interface TestSet {
  readonly name: string
  /** Leads a page to a project with its items. */
  readonly open: (page: Page) => Promise<void>
  readonly truths: () => readonly Truth[]
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const sample: TestSet = {
  name: 'sample project',
  async open(page) {
    await page.goto('./')
    await openSample(page)
    await ready(page)
  },
  truths: () =>
    v
      .parse(
        v.object({
          items: v.array(
            v.object({
              question: v.string(),
              category: v.nullable(v.string()),
              correctAnswer: v.nullable(v.string()),
            }),
          ),
        }),
        readJson(resolve(root, 'public/sample/truth.json')),
      )
      .items.map(({ correctAnswer: answer, ...rest }) => ({ ...rest, answer })),
}

const development: TestSet = {
  name: 'development set',
  async open(page) {
    await create(page, 'Development set')
    await bringIn(page, [
      join(dev, 'zoombench.json'),
      ...readdirSync(join(dev, 'images')).map((name) => join(dev, 'images', name)),
    ])
  },
  truths: () =>
    v
      .parse(
        v.object({
          items: v.array(
            v.object({
              question: v.string(),
              category: v.nullable(v.string()),
              correct_answer: v.nullable(v.string()),
            }),
          ),
        }),
        readJson(join(dev, 'key.json')),
      )
      .items.map(({ correct_answer: answer, ...rest }) => ({ ...rest, answer })),
}

interface Line {
  readonly items: number
  readonly answered: number
  readonly global: number
  readonly regional: number
  readonly gap: number
}

interface Measured {
  readonly overall: Line | null
  readonly categories: readonly (Line & { readonly category: string | null })[]
  readonly unknown: number
  readonly minutes: number
}

async function measure(
  { browser, url }: Stage,
  open: TestSet['open'],
  truths: readonly Truth[],
  model: string,
): Promise<Measured> {
  const page = await browser.newPage({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  })
  // The compiler that runs these scripts names inner functions through a helper that a page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (value) => value' })
  await open(page)
  await page.keyboard.press('Shift+KeyP')
  await expect(page.getByRole('button', { name: `Model: ${model}` })).toBeVisible()
  await command(page, 'Ask about many items…')
  await pick(page, 'Items', /^All items/)
  const started = Date.now()
  await page.getByRole('button', { name: 'Start' }).click()
  const run = page.getByRole('group', { name: 'Asking about many items' })
  await expect(run).toContainText(/^Asked/, { timeout: 3_600_000 })
  const minutes = (Date.now() - started) / 60_000
  const count = Number(await page.locator('[data-count]').getAttribute('data-count'))
  await expect.poll(async () => (await answersIn(page)).length).toBe(2 * count)
  const answers = await answersIn(page)
  await page.context().close()
  return { ...compare(answers, truths), minutes: Math.round(minutes * 10) / 10 }
}

const kept = v.object({
  key: v.string(),
  view: v.picklist(['global', 'regional']),
  answers: v.array(v.object({ text: v.string(), option: v.nullable(v.number()) })),
})
type Kept = v.InferOutput<typeof kept>

/** What the browser keeps of the answers. */
async function answersIn(page: Page): Promise<readonly Kept[]> {
  const found = await page.evaluate(async () => {
    const request = indexedDB.open('saccade-previews')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('The answers cannot be read.')))
    })
    const reading = database.transaction('previews').objectStore('previews').getAll()
    const all: unknown[] = await new Promise((resolve) =>
      reading.addEventListener('success', () => resolve(reading.result)),
    )
    database.close()
    return all
  })
  return v.parse(v.array(kept), found)
}

/** The question and its options out of a preview's key (`previewKey` of domain/preview.ts). */
const asked = v.pipe(
  v.array(v.unknown()),
  v.transform((fields) => fields.slice(7, 9)),
  v.tuple([v.string(), v.array(v.string())]),
)

function compare(answers: readonly Kept[], truths: readonly Truth[]): Omit<Measured, 'minutes'> {
  const items = new Map<
    string,
    { key: Key | null; truth: Truth; rights: Map<string, number>; said: boolean }
  >()
  for (const { key, view, answers: given } of answers) {
    const [question, options] = v.parse(asked, JSON.parse(key))
    const truth = truths.find((each) => each.question === question)
    if (!truth) throw new Error(`Nobody knows what is true of “${question}”.`)
    const name = JSON.stringify([question, options])
    const item = items.get(name) ?? { key: keyOf(options, truth), truth, rights: new Map(), said: false }
    const [first] = given
    item.rights.set(view, first && item.key && isRight(first, item.key) ? 1 : 0)
    items.set(name, { ...item, said: item.said || first !== undefined })
  }
  const known = [...items.values()].filter(({ key }) => key !== null)
  const table = gapTable(
    known.map(({ truth, rights }) => ({
      category: truth.category,
      global: rights.get('global') ?? 0,
      regional: rights.get('regional') ?? 0,
    })),
  )
  const answered = (category?: string | null): number =>
    known.filter(({ said, truth }) => said && (category === undefined || truth.category === category)).length
  return {
    overall: table.overall && { ...rounded(table.overall), answered: answered() },
    categories: table.categories.map((line) => ({ ...rounded(line), answered: answered(line.category) })),
    unknown: items.size - known.length,
  }
}

/** What is right by the truth; null where none of the options is. */
function keyOf(options: readonly string[], { answer }: Truth): Key | null {
  if (answer === null) return null
  const place = options.indexOf(answer)
  if (options.length > 0 && place < 0) return null
  return { options, answerLetter: place < 0 ? '' : letterAt(place), answerText: answer }
}

const rounded = <Numbers extends { global: number; regional: number; gap: number }>(
  line: Numbers,
): Numbers => ({
  ...line,
  global: Math.round(line.global * 1000) / 1000,
  regional: Math.round(line.regional * 1000) / 1000,
  gap: Math.round(line.gap * 1000) / 1000,
})
