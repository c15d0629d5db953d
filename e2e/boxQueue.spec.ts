import { expect } from '@playwright/test'
import * as v from 'valibot'
import { bench, goTo, press, queue, rows, saved } from './annotator.ts'
import { boxesAre, boxesOn, drawExactly, line, openBoxes, painted, selectedAre, toBoxes } from './boxing.ts'
import { download, textIn, unzipped } from './exporting.ts'
import { nestFiles, nests, plaza, shed } from './fixtures/nests.ts'
import { bringIn } from './importing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'

test('only what was accepted comes up, and what is finished gives way to the next', async ({ page }) => {
  await create(page, 'The market')
  await bringIn(page, nestFiles)
  await page.getByRole('radio', { name: 'Boxes' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing is accepted yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Check items' }).click()
  await expect(rows(page)).toHaveCount(3)
  await goTo(page, nests.plaza.question)
  await press(page, 'KeyA')
  await expect(rows(page).filter({ hasText: nests.plaza.question })).toHaveAttribute(
    'data-decision',
    'accept',
  )
  await toBoxes(page, nests.shed.question)
  await expect(rows(page)).toHaveCount(2)
  await expect(queue(page)).not.toContainText(nests.fence.question)

  const wanted = page.getByRole('list', { name: 'Levels wanted' })
  await expect(wanted.getByLabel('missing')).toHaveCount(3)
  await press(page, 'KeyA', 'BracketRight')
  await expect(wanted.getByLabel('drawn')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Next unfinished' })).toBeVisible()
  await press(page, 'BracketRight')
  await expect(wanted.getByLabel('drawn')).toHaveCount(3)
  const first = await bench(page).getAttribute('data-item')
  await page.getByRole('button', { name: 'Done, next' }).click()
  await expect(bench(page)).not.toHaveAttribute('data-item', first ?? '')
  await painted(page)
  await expect(page.getByRole('region', { name: 'Question and boxes' })).toContainText(nests.plaza.question)
  await press(page, 'KeyA', 'KeyA', 'KeyA')
  await expect(wanted.getByLabel('drawn')).toHaveCount(3)
  await press(page, 'Enter')
  await expect(page.getByText('Every item in this queue has its boxes.')).toBeVisible()

  await test.step('a second chain is not finished before it has its levels too', async () => {
    await drawExactly(page, [300, 300, 420, 400])
    await expect(page.getByRole('button', { name: 'Next unfinished' })).toBeVisible()
    await press(page, 'KeyG', 'KeyG')
    await expect(page.getByRole('button', { name: 'Done, next' })).toBeVisible()
  })

  await test.step('or all come up, when the project says so', async () => {
    await press(page, 'Comma')
    const settings = page.getByRole('dialog', { name: 'Project settings' })
    await settings.getByRole('tab', { name: 'Nested boxes' }).click()
    await settings.getByRole('radio', { name: /^All items/ }).click()
    await settings.getByRole('textbox', { name: 'New level' }).fill('Street')
    await press(page, 'Enter', 'Escape')
    await expect(settings).toBeHidden()
    await expect(rows(page)).toHaveCount(3)
    await expect(wanted).toContainText('Street')
    await expect(page.getByRole('button', { name: 'Next unfinished' })).toBeVisible()
    await page.reload()
    await expect(bench(page)).toHaveAttribute('data-task', 'nest', { timeout: 30_000 })
    await expect(rows(page)).toHaveCount(3)
  })
})

const corners = v.tuple([v.number(), v.number(), v.number(), v.number()])
const exported = v.array(
  v.object({
    id: v.string(),
    image: v.string(),
    width: v.number(),
    height: v.number(),
    question: v.string(),
    answer: v.string(),
    boxes: v.array(corners),
    labels: v.array(v.string()),
    boxes_norm: v.array(corners),
    chains: v.array(
      v.object({ boxes: v.array(corners), labels: v.array(v.string()), active_ms: v.number() }),
    ),
    active_ms: v.number(),
  }),
)

test('what was drawn is what goes out: chains, labels, shares, pictures', async ({ page }) => {
  await openBoxes(page)
  await press(page, 'KeyA', 'KeyG', 'KeyG')
  await boxesAre(page, [
    [0, 562.5, 395, 697.5, 485],
    [1, 585, 410, 675, 470],
    [2, 600, 420, 660, 460],
  ])
  await press(page, 'Escape')
  await drawExactly(page, [100, 100, 260, 220])
  await press(page, 'F2')
  await line(page, /^b1, .*160 × 120/).focus()
  await press(page, 'F2')
  await page.keyboard.type('plate')
  await press(page, 'Enter')
  await expect(line(page, /“plate”/)).toBeFocused()
  await saved(page)
  await press(page, 'Shift+KeyC')
  await toBoxes(page, nests.plaza.question)
  await press(page, 'KeyA', 'KeyA', 'KeyA')
  await selectedAre(page, 3)
  const [outer] = await boxesOn(page)
  expect(outer?.label).toBe('shopfront')
  await saved(page)

  const files = await unzipped(await download(page, 'Nested boxes'))
  const found = v.parse(exported, JSON.parse(textIn(files, 'nested_boxes.json')))
  expect(found).toMatchObject([
    {
      ...shed,
      question: nests.shed.question,
      answer: 'A lantern',
      // Of two chains, their union; edges between pixels are rounded outward.
      boxes: [
        [100, 100, 660, 460],
        [100, 100, 675, 470],
        [100, 100, 698, 485],
      ],
      chains: [
        {
          boxes: [
            [600, 420, 660, 460],
            [585, 410, 675, 470],
            [562, 395, 698, 485],
          ],
          labels: ['lantern', 'Object', 'Surroundings'],
        },
        { boxes: [[100, 100, 260, 220]], labels: ['plate'] },
      ],
    },
    {
      ...plaza,
      question: nests.plaza.question,
      boxes: nests.plaza.boxes,
      labels: nests.plaza.labels,
      chains: [{ boxes: nests.plaza.boxes, labels: nests.plaza.labels }],
    },
  ])
  for (const { boxes, boxes_norm, width, height, image } of found) {
    expect(boxes_norm).toEqual(
      boxes.map(([x1, y1, x2, y2]) => [x1 / width, y1 / height, x2 / width, y2 / height]),
    )
    expect(files.has(image)).toBe(true)
  }
  expect(found.map(({ chains }) => chains.every(({ active_ms }) => Number.isInteger(active_ms)))).toEqual([
    true,
    true,
  ])
})
