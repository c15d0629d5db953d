import { expect } from '@playwright/test'
import * as v from 'valibot'
import { command, goTo, press, ready } from './annotator.ts'
import { serveEndpoint } from './endpointServer.ts'
import { asked } from './fixtures/yard.ts'
import { download, textIn, unzipped } from './exporting.ts'
import { sizeOf } from './images.ts'
import { addEndpoint } from './modelling.ts'
import { preview } from './previewing.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

test('the answer is followed down the resolutions until it changes, and the side where it does is kept', async ({
  page,
  pardons,
}) => {
  const sides: number[] = []
  const server = await serveEndpoint({
    answer: ({ picture }) => {
      const side = Math.max(picture?.width ?? 0, picture?.height ?? 0)
      sides.push(side)
      return side >= 500 ? 'A' : 'C'
    },
  })
  pardons.push(new RegExp(`^asked for: ${new URL(server.baseUrl).origin}/`))
  try {
    await openYard(page)
    await addEndpoint(page, { baseUrl: server.baseUrl, model: 'scripted' })
    await press(page, 'KeyA')
    await goTo(page, asked.plate)
    await command(page, 'Find the resolution')
    const ladder = preview(page)
    await expect(ladder.getByRole('status').filter({ hasText: '448 pixels' })).toHaveText(
      'The answer first differs at 448 pixels. That resolution is kept.',
      { timeout: 30_000 },
    )
    const steps = ladder.getByRole('list', { name: 'Resolutions, largest first' }).getByRole('listitem')
    const names = [
      'Full resolution, the answer to compare with: A Red, right',
      '1,344 pixels, same answer: A Red, right',
      '896 pixels, same answer: A Red, right',
      '672 pixels, same answer: A Red, right',
      '448 pixels, another answer: C Blue, wrong',
      '336 pixels, not needed',
      '224 pixels, not needed',
    ]
    await expect(steps).toHaveCount(names.length)
    for (const [at, name] of names.entries()) await expect(steps.nth(at)).toHaveAttribute('aria-label', name)
    expect(sides).toEqual([1600, 1344, 896, 672, 448])

    const zip = await unzipped(await download(page, 'Stage I tuples'))
    const tuple = v.parse(stageOne, JSON.parse(textIn(zip, 'stage1.jsonl')))
    expect(tuple).toMatchObject({
      width: 448,
      height: 336,
      original_width: 1600,
      original_height: 1200,
      answer: 'A',
      selected_side: 448,
      diverged: true,
      model: expect.stringContaining('scripted'),
    })
    expect(tuple.question).toContain(asked.plate)
    expect(await sizeOf(zip.get(tuple.image))).toEqual([448, 336])

    await page.reload()
    await ready(page)
    await goTo(page, asked.plate)
    await preview(page).getByRole('button', { name: 'Resolutions' }).click()
    await expect(steps.nth(4)).toHaveAttribute('aria-label', names[4] ?? '')
    await expect(preview(page).getByRole('button', { name: 'Find it again' })).toBeVisible()
    expect(sides).toHaveLength(5)
  } finally {
    await server.close()
  }
})

const stageOne = v.looseObject({ image: v.string(), question: v.string() })
