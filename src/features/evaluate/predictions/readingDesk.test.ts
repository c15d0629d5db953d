import { describe, expect, it } from 'vitest'
import type { TakenFile } from '../../../evaluation/evaluation.ts'
import { exampleRun } from './example.test-data.ts'
import { createReadingDesk } from './readingDesk.ts'

const file = { path: 'a.json', file: new File(['x'], 'a.json') }
const taken: TakenFile = {
  path: 'a.json',
  format: 'plain JSON lines',
  runs: [exampleRun()],
  predictions: 2,
  unmatched: 0,
  missed: [],
  problems: [],
}

describe('reading files of predictions', () => {
  it('ends with what became of each', async () => {
    const desk = createReadingDesk({ read: () => Promise.resolve([taken]), runIds: () => [] })
    const done = desk.start([file])
    expect(desk.get()).toEqual({ isReading: true, taken: null, failure: null })
    await done
    expect(desk.get()).toEqual({ isReading: false, taken: [taken], failure: null })
    desk.dismiss()
    expect(desk.get().taken).toBeNull()
  })

  it('says what came in before it was stopped', async () => {
    let ids: readonly string[] = []
    const desk = createReadingDesk({
      read: (_files, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            ids = ['run-1']
            reject(new Error('aborted'))
          })
        }),
      runIds: () => ids,
    })
    const done = desk.start([file])
    desk.cancel()
    await done
    expect(desk.get().failure).toBe('Stopped. Until then 1 run came in.')
  })

  it('reads one lot at a time', async () => {
    let times = 0
    const desk = createReadingDesk({
      read() {
        times += 1
        return Promise.resolve([])
      },
      runIds: () => [],
    })
    await Promise.all([desk.start([file]), desk.start([file])])
    expect(times).toBe(1)
    await desk.start([file])
    expect(times).toBe(2)
  })

  it('says so where there is nothing to read', async () => {
    const desk = createReadingDesk({ read: () => Promise.reject(new Error('asked')), runIds: () => [] })
    await desk.start([])
    expect(desk.get().failure).toBe('There is no file in what was given.')
  })
})
