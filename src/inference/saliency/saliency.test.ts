import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { areaRatio } from '../../domain/geometry.ts'
import { deskInNode, drawn, fetchFromRepository, runInNode } from '../weights/weights.test-data.ts'
import { saliencyAdapter } from './saliency.ts'

beforeAll(() => {
  runInNode()
  vi.stubGlobal('fetch', fetchFromRepository)
})
afterAll(() => vi.unstubAllGlobals())

it('proposes a bright disc on grey, and nothing when it is larger than what is asked for', async () => {
  const desk = deskInNode()
  const engine = await saliencyAdapter({ kind: 'saliency', id: 'saliency', name: 'Saliency' }, desk)
  expect(engine.abilities).toMatchObject({ answers: false, proposes: true })
  expect(desk.progress.at(-1)).toEqual({ phase: 'starting', done: 4_574_861, total: 4_574_861 })

  const size = { width: 500, height: 400 }
  const photo = await drawn(size, (context) => {
    context.fillStyle = '#777777'
    context.fillRect(0, 0, 500, 400)
    context.fillStyle = '#ffe14d'
    context.beginPath()
    context.arc(320, 180, 50, 0, 2 * Math.PI)
    context.fill()
  })
  const { signal } = new AbortController()
  const [disc] = (await engine.propose?.({ photo, areaRatio: 0.1 }, signal)) ?? []
  for (const [side, expected] of Object.entries({ x1: 270, y1: 130, x2: 370, y2: 230 }))
    expect(Math.abs((disc?.rect[side as 'x1'] ?? NaN) - expected)).toBeLessThan(10)
  expect(disc && areaRatio(disc.rect, size)).toBeLessThan(0.1)
  expect(await engine.propose?.({ photo, areaRatio: 0.01 }, signal)).toEqual([])
}, 240_000)
