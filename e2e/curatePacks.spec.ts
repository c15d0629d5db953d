import { expect } from '@playwright/test'
import * as v from 'valibot'
import { isAccessible } from './accessible.ts'
import { bench, command, decide, goTo, press, question, ready, rows, saved, undone } from './annotator.ts'
import { curate } from './curating.ts'
import { download, textIn, unzipped } from './exporting.ts'
import { asked } from './fixtures/yard.ts'
import {
  bytesOf,
  dialogOf,
  drop,
  figure,
  giveBack,
  lookAt,
  makePacks,
  named,
  names,
  newSeat,
  openFew,
  openPack,
  packRow,
  questions,
  secret,
  share,
  workThrough,
} from './packing.ts'
import { test } from './quiet.ts'

test('a lead shares work out, three annotators do it blind, and what they give back is merged, settled, chosen and published', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000)
  await openFew(page)
  await goTo(page, asked.arrow)
  await press(page, 'KeyN')
  await page.keyboard.type(secret)
  await press(page, 'Escape')
  await decide(page, 'KeyF')
  await saved(page)
  await curate(page, 'Work packs')
  await expect(figure(page, 'Disputed')).toContainText('1')
  const packs = await makePacks(page)
  const together = packs.flatMap((pack) => pack.questions)
  for (const text of questions) expect(together.filter((each) => each === text)).toHaveLength(2)

  // Everything is out now: nothing more is handed out unless it is asked for.
  for (const name of names) await expect(packRow(page, name)).toContainText('Not yet')
  await page.getByRole('button', { name: 'Make work packs…' }).click()
  const more = dialogOf(page, 'Make work packs')
  await more.getByLabel('Which items').selectOption('All items')
  await more.getByLabel('Name of seat 1').fill('Dora')
  await more.getByLabel('Name of seat 2').fill('ada')
  await more.getByLabel('Per item').fill('2')
  await expect(more.getByText('6 items are on their way: 3 packs are not back')).toBeVisible()
  await expect(more.getByText('6 items, of which none needs another judgement')).toBeVisible()
  await more.getByRole('checkbox', { name: 'Hand them out all the same' }).check()
  const shares = more.getByRole('table', { name: 'What everybody gets' }).getByRole('row')
  await expect(shares.filter({ hasText: 'Dora' }).getByRole('cell').nth(1)).toHaveText('6')
  await expect(shares.filter({ hasText: 'ada' }).getByRole('cell').nth(1)).toHaveText(String(6 - share))
  await isAccessible(page, 'making more work packs')
  await more.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('button', { name: 'Not coming back: the pack for Cleo' }).click()
  await expect(packRow(page, 'Cleo')).toHaveCount(0)
  await undone(page, 'Control+KeyZ', 'Undone: Call off the work pack for Cleo')
  await expect(packRow(page, 'Cleo')).toContainText('Not yet')

  const keys = { Ada: ['KeyA'], Ben: ['Digit3', 'KeyX'], Cleo: ['KeyA'] }
  const returned = await Promise.all(
    packs.map(async (pack, place) => {
      const { page: own, context, complaints } = await newSeat(browser, baseURL ?? '')
      await openPack(own, pack)
      await workThrough(own, keys[names[place] ?? 'Ada'])
      const file = await giveBack(own)
      expect(complaints).toEqual([])
      await context.close()
      return named(`judgements-${pack.name}.jsonl`, file)
    }),
  )

  const [ada, ben, cleo] = returned
  if (!ada || !ben || !cleo) throw new Error('Three gave work back.')
  const first = await lookAt(page, ada, ben, { ...ada, name: 'once-more.jsonl' })
  await expect(first.getByText('Ada and Ben gave back 8 judgements')).toBeVisible()
  await expect(first.getByText('8 new.', { exact: true })).toBeVisible()
  await first.getByRole('button', { name: 'Merge 8 judgements of Ada and Ben' }).click()
  await expect(first.getByRole('status')).toHaveText('8 judgements merged')
  await first.getByRole('button', { name: 'Done' }).click()

  await expect(packRow(page, 'Ben')).toHaveAttribute('data-back', 'true')
  await expect(packRow(page, 'Ben').getByRole('cell').nth(2)).toHaveText(String(share))
  await expect(packRow(page, 'Cleo')).toHaveAttribute('data-back', 'false')

  const second = await lookAt(page, cleo)
  await second.getByRole('button', { name: 'Merge Cleo’s 4 judgements' }).click()
  await second.getByRole('button', { name: 'Done' }).click()
  const again = await lookAt(page, ada)
  await expect(again.getByText('Nothing new')).toBeVisible()
  await expect(again.getByText('4 unchanged. Merging the same work again changes nothing.')).toBeVisible()
  await again.getByRole('button', { name: 'Close' }).last().click()

  // Ben rejects what the others accept, so whatever he got is disputed.
  const disputed = share
  await expect(figure(page, 'Disputed')).toContainText(String(disputed))
  await expect(figure(page, 'Resolved')).toContainText(String(questions.length - disputed))
  await expect(figure(page, 'Need judgements')).toContainText('0')
  const progress = page.getByRole('region', { name: 'Progress' }).getByRole('row')
  await expect(progress.filter({ hasText: 'Ben' }).getByRole('cell').nth(3)).toHaveText(String(share))

  await undone(page, 'Control+KeyZ', 'Undone: Merge Cleo’s 4 judgements')
  await expect(progress.filter({ hasText: 'Cleo' })).toHaveCount(0)
  await expect(packRow(page, 'Cleo')).toContainText('Not yet')
  await undone(page, 'Control+KeyZ', 'Undone: Merge 8 judgements of Ada and Ben')
  await expect(figure(page, 'Resolved')).toContainText('0')
  await expect(figure(page, 'Disputed')).toContainText('1')
  await undone(page, 'Control+Shift+KeyZ', 'Redone: Merge 8 judgements of Ada and Ben')
  await undone(page, 'Control+Shift+KeyZ', 'Redone: Merge Cleo’s 4 judgements')
  await expect(figure(page, 'Disputed')).toContainText(String(disputed))
  await saved(page)
  await page.reload()
  await expect(figure(page, 'Disputed')).toContainText(String(disputed))

  await test.step('the lead settles the disputes by keys', async () => {
    const shown = await curate(page, 'Disputes')
    const left = shown.getByRole('region', { name: 'Disputed items' }).locator('[data-id]')
    await expect(left).toHaveCount(disputed)
    for (const [place, settling] of [['KeyA'], ['KeyA'], ['KeyA'], ['KeyX', 'Digit3', 'KeyX']].entries()) {
      await press(page, ...settling)
      await expect(left).toHaveCount(disputed - place - 1)
    }
    await saved(page)
  })

  await test.step('chooses two of what is accepted', async () => {
    const shown = await curate(page, 'Selection')
    const standing = shown.getByRole('status').first()
    await expect(standing).toHaveText(/^5 items to choose from/)
    await page.getByLabel('Items wanted').fill('2')
    await page.getByRole('button', { name: 'As balanced as can be' }).click()
    await expect(standing).toHaveText(/^2 of 2 taken, every target is met\./)
    await page.getByRole('button', { name: 'Save the plan' }).click()
    await saved(page)
  })

  await test.step('and publishes them', async () => {
    await page.goto(page.url().replace(/\/(?=#)/, '/?download'))
    await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeDisabled()
    const files = await unzipped(await download(page, 'ZoomBench'))
    const published = v.parse(
      v.array(v.object({ query: v.string() })),
      JSON.parse(textIn(files, 'zoombench.json')),
    )
    expect(published).toHaveLength(2)
    const manifest: unknown = JSON.parse(textIn(files, 'manifest.json'))
    expect(manifest).toMatchObject({
      options: { selection: { taken: 2 } },
      targets: [{ id: 'zoombench', items: 2, held: { rejected: 1, unselected: 3 } }],
    })
  })
})

test('who changes their mind gives back again, and the later word counts whichever comes first', async ({
  page,
  browser,
  baseURL,
}) => {
  await openFew(page)
  await curate(page, 'Work packs')
  await page.getByRole('button', { name: 'Make work packs…' }).click()
  const dialog = dialogOf(page, 'Make work packs')
  await dialog.getByLabel('Name of seat 1').fill('Ada')
  await dialog.getByLabel('Name of seat 2').fill('ADA')
  await expect(dialog.getByText('The same name twice')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save all' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Remove seat 2' }).click()
  await isAccessible(page, 'making work packs')
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save all' }).click()
  const file = await bytesOf(await coming)
  await dialog.getByRole('button', { name: 'Done' }).click()

  const { page: own, context, complaints } = await newSeat(browser, baseURL ?? '')
  await own.goto('./?download')
  await drop(own, 'Drop to open', 'pack.saccade.zip', file)
  const opening = dialogOf(own, 'Open a project file')
  await opening.getByRole('button', { name: 'Open the work pack' }).click()
  await opening.getByRole('link', { name: 'Open it' }).click()
  await ready(own)
  const item = await question(own).innerText()
  await decide(own, 'KeyA')
  await own.getByRole('button', { name: 'Give back' }).click()
  await expect(dialogOf(own, 'Give back').getByText('5 items are undecided.')).toBeVisible()
  await isAccessible(own, 'giving back')
  const before = await giveBack(own)
  await press(own, 'Control+KeyZ')
  await expect(rows(own).filter({ hasText: item })).not.toHaveAttribute('data-decision', 'accept')
  await command(own, 'Give back…')
  const after = await giveBack(own)
  expect(complaints).toEqual([])
  await context.close()

  // The file of another project is refused with a sentence.
  const stranger = after
    .toString('utf8')
    .replace(/"project":\{"id":"[^"]+","name":"[^"]+"/, '"project":{"id":"elsewhere","name":"The harbour"')
    .replaceAll(/"item":"[^"]+"/g, '"item":"gone"')
    .replaceAll(/"question_key":"[^"]+"/g, '"question_key":"gone"')
  const refused = await lookAt(page, named('stranger.jsonl', Buffer.from(stranger)))
  await expect(refused.getByText('This file is for the project “The harbour”')).toBeVisible()
  await isAccessible(page, 'a file that cannot be merged')
  await refused.getByRole('button', { name: 'Close' }).last().click()

  const late = await lookAt(page, named('after.jsonl', after))
  await isAccessible(page, 'what merging would do')
  await late.getByRole('button', { name: 'Merge Ada’s judgement' }).click()
  await late.getByRole('button', { name: 'Done' }).click()
  const early = await lookAt(page, named('before.jsonl', before))
  await expect(early.getByText('Nothing new')).toBeVisible()
  await expect(early.getByText('1 older, left out.')).toBeVisible()
  await early.getByRole('button', { name: 'Close' }).last().click()
  const progress = page.getByRole('region', { name: 'Progress' }).getByRole('row').filter({ hasText: 'Ada' })
  await expect(progress.getByRole('cell').nth(1)).toHaveText('0 of 6')
  await expect(bench(page)).toHaveCount(0)
  await isAccessible(page, 'work packs')
})
