import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { press } from './annotator.ts'
import { evaluate, fitsNarrow, readPredictions } from './evaluating.ts'
import { asked } from './fixtures/yard.ts'
import {
  answers,
  askedAbout,
  askJudge,
  averagesAre,
  counted,
  dialog,
  judge,
  judgement,
  lines,
  open,
  openJudge,
  requestsTo,
  running,
  stands,
  test,
  twins,
  verdicts,
} from './judging.ts'
import { addEndpoint } from './modelling.ts'
import { openYard } from './yardProject.ts'

test('a judge is asked once somebody agreed to the server and the number, and changes the results', async ({
  page,
  server,
}) => {
  await openYard(page)
  await evaluate(page, 'Judge')
  await expect(judge(page)).toContainText('There are no predictions yet.')
  await evaluate(page, 'Predictions')
  await readPredictions(page, twins())
  await averagesAre(page, '54.55', '54.55') // 6 of 11

  await evaluate(page, 'Judge')
  await counted(page, 5, 0)
  await expect(judge(page)).toContainText('There is no judge yet.')
  await expect(judge(page).getByRole('button', { name: 'Ask about 5 answers…' })).toBeDisabled()
  await isAccessible(page, 'Judge, none yet')
  await addEndpoint(page, { baseUrl: server.baseUrl, model: 'referee' })

  await test.step('nothing is sent before the number and the server were agreed to', async () => {
    const button = judge(page).getByRole('button', { name: 'Ask about 5 answers…' })
    await button.focus()
    await press(page, 'Enter')
    await expect(dialog(page)).toContainText(
      `5 requests will go to ${server.baseUrl}, for the model referee.`,
    )
    await expect(dialog(page)).toContainText('No picture is sent')
    await isAccessible(page, 'Judge, before it is asked')
    await press(page, 'Escape')
    await expect(dialog(page)).toBeHidden()
    await expect(button).toBeFocused()
    await expect(running(page)).toHaveCount(0)
    expect(server.requests).toEqual([])
  })

  await askJudge(page, 5)
  await stands(page, 'done', 1, 4)
  await expect(running(page)).toContainText('5 of 5. 2 Yes, 2 No, 1 unclear.')
  // Answers of both models that are alike are asked about once, in words alone, and so that it can be repeated.
  expect([...askedAbout(server)].toSorted()).toEqual([...open].toSorted())
  expect(requestsTo(server).map(({ temperature }) => temperature)).toEqual([0, 0, 0, 0, 0])
  const about = requestsTo(server).find(({ messages: [{ content }] }) => content.includes('purple'))
  expect(about?.messages[0].content).toContain(asked.post)

  await test.step('every verdict is listed with the very words of the judge', async () => {
    await expect(lines(page)).toHaveCount(5)
    const purple = lines(page).filter({ hasText: asked.post })
    await expect(purple).toContainText('B. Violet')
    await expect(purple).toContainText('purple')
    await expect(purple).toContainText('Right')
    await expect(purple).toContainText(`referee at ${new URL(server.baseUrl).host}`)
    await verdicts(page).getByText('Unclear 1', { exact: true }).click()
    await expect(lines(page)).toHaveCount(1)
    await expect(lines(page)).toContainText('Hard to say.')
    await expect(lines(page)).toContainText('It said neither Yes nor No.')
    await isAccessible(page, 'Judge, judged')
    await fitsNarrow(page, judge(page), 'Judge, judged')
  })
  await averagesAre(page, '72.73', '72.73') // 8 of 11

  await test.step('what was left open is all that is asked after a reload', async () => {
    server.behave({ answer: () => 'Yes.' })
    await page.reload()
    await evaluate(page, 'Judge')
    await counted(page, 1, 4)
    await askJudge(page, 1)
    await stands(page, 'done', 0, 5)
    expect(askedAbout(server).slice(5)).toEqual(['it might be K'])
    await expect(judge(page)).toContainText('Nothing is left to ask')
    // “Yes.” is no “Yes” to the released count of accuracies.
    await expect(judge(page)).toContainText(
      'Of 5 replies, the released judge script would count 3 as right (a yes or Yes anywhere), its cal_acc 2 (exactly “Yes”), and 3 count here',
    )
  })
  await averagesAre(page, '81.82', '81.82') // 9 of 11
})

test('a page that goes away while the judge is asked keeps what was said', async ({ page, server }) => {
  let said = 0
  server.behave({
    answer: () => {
      said += 1
      // After the second, the server falls silent.
      if (said === 2) server.behave({ troubles: Array(20).fill('silent') })
      return 'No'
    },
  })
  await openJudge(page, server)
  await askJudge(page, 5)
  await expect(running(page)).toContainText('2 of 5.')
  await expect(running(page)).toHaveAttribute('data-phase', 'running')
  await counted(page, 3, 2)
  const first = askedAbout(server).slice(0, 2)

  await page.reload()
  server.behave({ troubles: [], answer: () => 'Yes' })
  await counted(page, 3, 2)
  await expect(running(page)).toHaveCount(0)
  await expect(lines(page)).toHaveCount(2)
  const before = askedAbout(server).length
  await askJudge(page, 3)
  await stands(page, 'done', 0, 5)
  const second = askedAbout(server).slice(before)
  expect([...first, ...second].toSorted()).toEqual([...open].toSorted())
  await averagesAre(page, '81.82', '81.82') // 6 and 3 of 11
})

test('a judge is paused and goes on where it was, and leaves out other letters unless told otherwise', async ({
  page,
  server,
}) => {
  let said = 0
  server.behave({
    answer: () => {
      said += 1
      if (said === 1) server.behave({ troubles: ['silent'] })
      return 'No'
    },
  })
  const given = answers.with(7, 'D').with(8, 'C')
  await openJudge(page, server, given)
  await expect(judge(page)).toContainText('Leave out 2 answers that name the letter of another option')
  await judge(page).getByRole('checkbox').uncheck()
  await expect(judge(page).getByRole('button', { name: 'Ask about 5 answers…' })).toBeEnabled()
  await judge(page).getByRole('checkbox').check()
  await askJudge(page, 3)
  await expect(running(page)).toContainText('1 of 3.')
  await running(page).getByRole('button', { name: 'Pause' }).click()
  await stands(page, 'paused', 4, 1)
  await expect(running(page)).toContainText('Paused. 0 Yes, 1 No. 2 answers left.')
  await isAccessible(page, 'Judge, paused')
  await running(page).getByRole('button', { name: 'Resume' }).click()
  await stands(page, 'done', 2, 3)
  const wanted = [open[0], open[3], open[4]]
  expect([...new Set(askedAbout(server))].toSorted()).toEqual(wanted.toSorted())
})

test('a server that fails pauses the judge with a sentence, and loses nothing', async ({ page, server }) => {
  let said = 0
  server.behave({
    answer: ({ text }) => {
      said += 1
      if (said === 1) server.behave({ troubles: Array(20).fill('garbage') })
      return judgement(text)
    },
  })
  await openJudge(page, server)
  await askJudge(page, 5)
  await stands(page, 'paused', 4, 1)
  await expect(running(page)).toContainText('3 requests in a row failed.')
  await expect(running(page)).toContainText('not as an OpenAI-compatible server does')
  await expect(running(page)).toContainText('1 Yes, 0 No, 3 failed. 1 answer left.')
  await expect(lines(page).filter({ hasText: 'Failed' })).toHaveCount(3)
  await isAccessible(page, 'Judge, failing')

  server.behave({ troubles: [], key: 'a key that nobody entered' })
  const before = askedAbout(server).length
  await running(page).getByRole('button', { name: 'Resume' }).click()
  await expect(running(page)).toContainText('wants a key (401)')
  await stands(page, 'paused', 4, 1)
  // A refusal would meet all the others, too: one is enough.
  expect(askedAbout(server)).toHaveLength(before + 1)

  server.behave({ key: null })
  await running(page).getByRole('button', { name: 'Resume' }).click()
  await stands(page, 'done', 1, 4)
  await expect(running(page)).toContainText('5 of 5. 2 Yes, 2 No, 1 unclear.')
  // What was settled before is not asked about again.
  expect(askedAbout(server).filter((about) => about === askedAbout(server)[0])).toHaveLength(1)
  await averagesAre(page, '72.73', '72.73')
})

test('what a person says goes before the judge, and a judge is forgotten without people', async ({
  page,
  server,
}) => {
  await openJudge(page, server)
  await askJudge(page, 5)
  await stands(page, 'done', 1, 4)

  await test.step('a person overrules a judge with one key', async () => {
    await lines(page).filter({ hasText: asked.post }).getByRole('link').click()
    const items = page.getByRole('main', { name: 'Item by item', exact: true })
    await expect(items.getByRole('heading', { level: 2 })).toHaveText(asked.post)
    const inHand = items.locator('[data-answer][aria-current]')
    await expect(inHand).toContainText('Yes')
    await press(page, 'KeyN')
    await expect(inHand).toContainText(/You said wrong on \d/)
  })
  await averagesAre(page, '63.64', '63.64') // 7 of 11

  await test.step('the judge is held against people, and changes nothing by it', async () => {
    await evaluate(page, 'Judge')
    await counted(page, 1, 3, 1)
    await judge(page).getByRole('button', { name: 'Check against 1 verdict of people…' }).click()
    const check = page.getByRole('dialog', { name: 'Check the judge against people' })
    await expect(check).toContainText('1 request will go to')
    await expect(check).toContainText('What people said stays as it is')
    await check.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(judge(page)).toContainText('Judge and people agree on 0 of 1 answer')
    await expect(judge(page).getByRole('list', { name: 'Where they differ' })).toContainText(
      '“purple”: people say wrong, the judge Yes',
    )
    await counted(page, 1, 3, 1)
    await isAccessible(page, 'Judge, against people')
  })

  await test.step('one verdict is forgotten, or all of a judge, but none of a person', async () => {
    await lines(page)
      .filter({ hasText: 'a dog' })
      .getByRole('button', { name: 'Forget this verdict' })
      .click()
    await counted(page, 2, 2, 1)
    await verdicts(page)
      .getByRole('button', { name: /^Forget 2 verdicts of referee/ })
      .click()
    const sure = page.getByRole('dialog', { name: 'Forget the verdicts of a judge' })
    await expect(sure).toContainText('Verdicts of people stay.')
    await isAccessible(page, 'Judge, about to be forgotten')
    await sure.getByRole('button', { name: 'Forget them' }).click()
    await counted(page, 4, 0, 1)
    await expect(lines(page)).toHaveCount(1)
  })

  await test.step('a judge is not asked about what a person settled', async () => {
    const before = askedAbout(server).length
    await askJudge(page, 4)
    await stands(page, 'done', 1, 3, 1)
    expect(askedAbout(server).slice(before)).not.toContain('purple')
  })
  await averagesAre(page, '63.64', '63.64')
})

test('verdicts are saved as a file, and a file brings them back in another project', async ({
  page,
  server,
}) => {
  await openJudge(page, server)
  await askJudge(page, 5)
  await stands(page, 'done', 1, 4)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    verdicts(page).getByRole('button', { name: 'Save verdicts' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('The_yard-verdicts.jsonl')
  const buffer = await readFile(await download.path())

  await openYard(page)
  await evaluate(page, 'Predictions')
  await readPredictions(page, twins())
  await evaluate(page, 'Judge')
  await counted(page, 5, 0)
  const field = verdicts(page).locator('input[type="file"]')
  await field.setInputFiles({ name: 'notes.jsonl', mimeType: '', buffer: Buffer.from('Dear diary\n') })
  await expect(page.getByRole('alert').filter({ hasText: 'line 1' })).toBeVisible()
  await counted(page, 5, 0)
  await field.setInputFiles({ name: download.suggestedFilename(), mimeType: '', buffer })
  await expect(page.getByText('4 verdicts taken, 0 known already.')).toBeVisible()
  await counted(page, 1, 4)
  await expect(lines(page).filter({ hasText: asked.post })).toContainText('Right')
  await averagesAre(page, '72.73', '72.73')
})
