import { expect, type Page } from '@playwright/test'
import { press } from './annotator.ts'
import { drag, line, openBoxes, painting, place, selectedAre } from './boxing.ts'
import type { Box } from './fixtures/drawnPictures.ts'
import { nests, plaza } from './fixtures/nests.ts'
import { test } from './quiet.ts'

/** The plaza with its three levels as boxes; b1 is selected. */
async function openPlaza(page: Page): Promise<void> {
  await openBoxes(page, nests.plaza.question)
  await press(page, 'KeyA', 'KeyA', 'KeyA')
  await line(page, /^b1/).click()
  await selectedAre(page, 1)
}

/** What FORMATS §2.2 says about a crop: o, the IoU with each level, R_IoU, d and the level that is closest. */
interface Vector {
  readonly at: Box
  readonly coverage: string
  readonly ious: readonly [string, string, string]
  readonly reward: string
  readonly distance: string
  readonly closest: 1 | 2 | 3
}

const vectors: readonly Vector[] = [
  {
    at: [1190, 800, 1330, 910],
    coverage: '1.0000',
    ious: ['0.6234', '0.3565', '0.0573'],
    reward: '0.6234',
    distance: '0.00697',
    closest: 1,
  },
  {
    at: [1210, 820, 1320, 900],
    coverage: '0.9167',
    ious: ['0.9167', '0.2037', '0.0327'],
    reward: '0.9167',
    distance: '0.00111',
    closest: 1,
  },
  {
    at: [1212, 820, 1320, 900],
    coverage: '0.9000',
    ious: ['0.9000', '0.2000', '0.0321'],
    reward: '0.0000',
    distance: '0.00134',
    closest: 1,
  },
  {
    at: [1213, 820, 1320, 900],
    coverage: '0.8917',
    ious: ['0.8917', '0.1981', '0.0318'],
    reward: '0.0000',
    distance: '0.00145',
    closest: 1,
  },
  {
    at: [1150, 770, 1410, 970],
    coverage: '1.0000',
    ious: ['0.1846', '0.8308', '0.1935'],
    reward: '0.8308',
    distance: '0.00539',
    closest: 2,
  },
  {
    at: [0, 0, plaza.width, plaza.height],
    coverage: '1.0000',
    ious: ['0.00270', '0.0122', '0.0757'],
    reward: '0.0757',
    distance: '0.3618',
    closest: 3,
  },
]

test('the probe says what is published about a crop, each number apart', async ({ page }) => {
  await openPlaza(page)
  await press(page, 'KeyQ')
  const probe = page.getByRole('region', { name: 'Probe' })
  const number = (of: string) => probe.locator(`[data-number="${of}"]`)
  for (const { at, coverage, ious, reward, distance, closest } of vectors)
    await test.step(at.join(', '), async () => {
      await place(page, 'the probe', at)
      await expect(number('coverage')).toContainText(coverage)
      for (const [level, iou] of ious.entries())
        await expect(number('ious').locator('[data-best]').nth(level)).toContainText(iou)
      await expect(number('iouReward').locator('dd').first()).toHaveText(reward)
      await expect(number('distances').locator('[data-best="true"]')).toContainText(`b${closest}${distance}`)
      await expect(number('closest').locator('[data-best="true"]')).toContainText(`b${closest}`)
    })

  await test.step('the gate is strict, and a choice of this person', async () => {
    await place(page, 'the probe', [1212, 820, 1320, 900])
    await expect(number('coverage')).toContainText('exactly the gate of 0.9, but it has to be above')
    const gate = probe.getByRole('textbox', { name: 'Gate, strict' })
    await gate.fill('0.89')
    await gate.press('Enter')
    await expect(number('iouReward').locator('dd').first()).toHaveText('0.9000')
    await probe.getByRole('button', { name: 'As proposed' }).click()
    await expect(number('iouReward').locator('dd').first()).toHaveText('0.0000')
    await probe.getByRole('combobox', { name: 'Gathered' }).selectOption('Sum')
    await expect(number('distances').locator('[data-best="true"]')).toContainText('b10.00534')
  })

  await test.step('it is dragged about like a box, and is none', async () => {
    await place(page, 'the probe', [1300, 900, 1500, 1000])
    await drag(page, { x: 1400, y: 950 }, { x: 400, y: 350 })
    const x = probe.getByRole('textbox', { name: 'x of the probe' })
    await expect.poll(async () => Math.abs(Number(await x.inputValue()) - 300)).toBeLessThan(8)
    await expect(number('coverage').locator('dd').first()).toHaveText('0.0000')
    await expect(page.getByRole('treeitem')).toHaveCount(3)
    await press(page, 'KeyQ')
    await expect(probe).toHaveCount(0)
  })
})

test('what each model gets of a box is told, and its token cells are drawn on demand', async ({ page }) => {
  await openPlaza(page)
  const table = page.getByRole('table', { name: 'In the whole picture' })
  // Cells that b1 touches, as in the shared vectors for 28 and 32 pixels per token.
  const touched = async () =>
    (await table.getByRole('row').allInnerTexts()).flatMap((text) => {
      const [budget, , , cells] = text.split('\t')
      return /^[\d,]+$/.test(budget ?? '') ? [Number(cells)] : []
    })
  await expect.poll(async () => (await touched()).slice(0, 4)).toEqual([6, 18, 6, 15])
  await expect(table.getByRole('row', { name: /^1,024 1064×728 988/ })).toHaveCount(1)
  await expect(page.getByRole('table', { name: 'As a crop' })).toBeVisible()

  const before = await painting(page)
  const show = page.getByRole('button', { name: 'Show the cells of Qwen2.5-VL at 1,024 tokens' })
  await expect(show).toHaveAttribute('aria-pressed', 'false')
  await show.click()
  await expect(show).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => painting(page)).not.toBe(before)
  await line(page, /^b3/).click()
  await expect.poll(async () => (await touched()).slice(0, 4)).toEqual([99, 378, 99, 288])
  await show.click()
  await line(page, /^b1/).click()
  await expect.poll(() => painting(page)).toBe(before)

  await test.step('the crop, for people and as a model gets it', async () => {
    const crop = page.getByRole('region', { name: 'Crop', exact: true })
    await expect(crop.getByRole('img', { name: 'The crop, 120 × 80 pixels, at ×2' })).toBeVisible()
    await expect(crop.getByRole('img', { name: /^The box as Qwen2\.5-VL gets it/ })).toBeVisible()
    await crop.getByRole('combobox', { name: 'Model' }).selectOption('InternVL')
    await expect(crop.getByRole('img', { name: /^The box as InternVL gets it/ })).toBeVisible()
  })
})

test('what looks wrong with a chain is said at once, and leads to its boxes', async ({ page }) => {
  await openPlaza(page)
  const problems = page.getByRole('list', { name: 'Problems of the boxes' }).locator('[data-code]')
  const codes = () => problems.evaluateAll((all) => all.map((one) => one.getAttribute('data-code')))
  await expect.poll(codes).toEqual([])
  await place(page, 'b1', [1200, 820, 1320, 846])
  await expect.poll(codes).toEqual(['b1-small'])
  await place(page, 'b1', [1200, 820, 1290, 826])
  await expect.poll(codes).toEqual(['b1-small', 'levels-far-apart'])
  await place(page, 'b1', [1162, 782, 1398, 958])
  await expect.poll(codes).toEqual(['levels-nearly-equal'])
  await line(page, /^b3/).click()
  await problems.getByRole('button').first().click()
  await selectedAre(page, 2, 1)
  await problems.getByRole('button', { name: /^Dismiss/ }).click()
  await expect.poll(codes).toEqual([])
  await page.getByRole('button', { name: 'Show 1 dismissed' }).click()
  await expect.poll(codes).toEqual(['levels-nearly-equal'])
  await press(page, 'Delete')
  await expect.poll(codes).toEqual(['chain-one-level', 'levels-wrong-number'])
})
