import { expect, type Locator, type Page } from '@playwright/test'
import * as v from 'valibot'
import { serveEndpoint, type EndpointServer } from './endpointServer.ts'
import { evaluate, jsonLines, readPredictions, yardAnswers } from './evaluating.ts'
import type { File } from './fixtures/drawnPictures.ts'
import { inQueue } from './fixtures/yard.ts'
import { addEndpoint } from './modelling.ts'
import { test as quiet } from './quiet.ts'
import { openYard } from './yardProject.ts'

/** Asking a judge about answers, as somebody who measures models does. */

/** What somebody has to be asked about; the rules call the other six answers right. */
export const open = [
  'purple',
  'there are three of them',
  'it is made of glass',
  'it might be K',
  'a dog',
] as const
export const answers: readonly string[] = [...yardAnswers.slice(0, 6), ...open]

/** Two models that gave the same answers. */
export const twins = (given: readonly string[] = answers): readonly File[] =>
  ['alpha', 'beta'].map((model) =>
    jsonLines(
      `${model}.jsonl`,
      inQueue.map((question, at) => ({ question, prediction: given[at], model, view: 'global' })),
    ),
  )

/** The given answer that a request is about: the last of what is set off by lines. */
const givenIn = (text: string): string => text.split('\n=====\n').at(-2) ?? ''

/** Two say Yes, two say No, and one cannot tell. */
export const judgement = (text: string): string => {
  const given = givenIn(text)
  if (given === 'it might be K') return 'Hard to say.'
  return given === 'purple' || given === 'there are three of them' ? 'Yes' : 'No'
}

/** The usual test, with a judge on a server of the user’s own. */
export const test = quiet.extend<{ readonly server: EndpointServer }>({
  server: async ({ pardons }, provide) => {
    const server = await serveEndpoint({ models: ['referee'], answer: ({ text }) => judgement(text) })
    const { origin } = new URL(server.baseUrl)
    // The user's own server, and what the browser says about its refusals.
    pardons.push(new RegExp(`^asked for: ${origin}/`), new RegExp(`^complained: .* at ${origin}/`))
    await provide(server)
    await server.close()
  },
})

const request = v.object({
  /** Words alone: a picture would make it a list of parts. */
  messages: v.tuple([v.object({ content: v.string() })]),
  temperature: v.number(),
})

/** What the server was asked, in its order. */
export const requestsTo = (server: EndpointServer): readonly v.InferOutput<typeof request>[] =>
  server.requests
    .filter(({ path }) => path.endsWith('/chat/completions'))
    .map(({ body }) => v.parse(request, body))

/** The answers that the server was asked about. */
export const askedAbout = (server: EndpointServer): readonly string[] =>
  requestsTo(server).map(({ messages: [{ content }] }) => givenIn(content))

export const judge = (page: Page): Locator => page.getByRole('main', { name: 'Judge', exact: true })
export const standing = (page: Page): Locator => judge(page).getByRole('status').first()
export const running = (page: Page): Locator => judge(page).locator('[data-phase]')
export const verdicts = (page: Page): Locator =>
  judge(page).getByRole('region', { name: 'Verdicts', exact: true })
export const lines = (page: Page): Locator => verdicts(page).getByRole('article')
export const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Ask the judge' })

/** The yard with the answers of two models, and a server to judge them, on the page of judging. */
export async function openJudge(
  page: Page,
  server: EndpointServer,
  given?: readonly string[],
): Promise<void> {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await readPredictions(page, twins(given))
  await evaluate(page, 'Judge')
  await addEndpoint(page, { baseUrl: server.baseUrl, model: 'referee' })
}

/** Asks about so many answers as the page offers, through the dialog. */
export async function askJudge(page: Page, count: number): Promise<void> {
  await judge(page)
    .getByRole('button', { name: `Ask about ${counting(count, 'answer')}…`, exact: true })
    .click({ timeout: 30_000 })
  await dialog(page).getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(dialog(page)).toBeHidden()
}

/** Waits until a run of the judge stands as it should, and all its verdicts are counted. */
export async function stands(
  page: Page,
  phase: 'paused' | 'done',
  without: number,
  judged: number,
  people = 0,
): Promise<void> {
  await expect(running(page)).toHaveAttribute('data-phase', phase, { timeout: 30_000 })
  await counted(page, without, judged, people)
}

const counting = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** Waits until so many answers are without a verdict, and so many verdicts are there. */
export async function counted(page: Page, without: number, judged: number, people = 0): Promise<void> {
  await expect(standing(page)).toHaveText(
    `${counting(without, 'answer')} without a verdict · ${counting(judged, 'verdict')} by judges · ${people} by people`,
    { timeout: 30_000 },
  )
}

/** The averages of both models, on the page of results. */
export async function averagesAre(page: Page, ...wanted: readonly string[]): Promise<void> {
  const main = await evaluate(page, 'Results')
  const rows = main.getByRole('region', { name: 'Results in both views' }).locator('tbody tr')
  await expect
    .poll(
      async () => {
        const cells = await rows.filter({ hasText: 'Global' }).locator('td:last-child').allInnerTexts()
        return cells.map((text) => /^[\d.]+/.exec(text)?.[0])
      },
      { timeout: 30_000 },
    )
    .toEqual(wanted)
}
