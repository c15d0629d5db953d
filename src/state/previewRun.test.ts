import { describe, expect, it } from 'vitest'
import { InferenceError, type InferenceFault } from '../inference/inference.ts'
import { NotLoaded } from './previewAsker.ts'
import { beginRun, consequenceOf, paceOf, readRun, recordOf } from './previewRun.ts'
import type { RunSpec } from './previews.ts'

const spec: RunSpec = {
  modelId: 'reader',
  budget: { kind: 'native' },
  sampling: { samples: 1, temperature: 0 },
  views: ['global', 'regional'],
  itemIds: ['a', 'b', 'c', 'd'],
}

const failure = (code: InferenceFault) => new InferenceError(code, 'It failed.')

describe('a failure in a run', () => {
  it.each<InferenceFault>(['picture', 'unable'])('of the kind %s says nothing about the next item', (code) =>
    expect(consequenceOf(failure(code), 0)).toBe('record'),
  )

  it.each<InferenceFault>([
    'ended',
    'hung',
    'device-lost',
    'out-of-memory',
    'timeout',
    'busy',
    'unreachable',
  ])('of the kind %s is tried once more, then put down', (code) => {
    expect(consequenceOf(failure(code), 0)).toBe('again')
    expect(consequenceOf(failure(code), 1)).toBe('record-shaken')
  })

  it.each<InferenceFault>(['download', 'wrong-hash', 'bad-model', 'unauthorised'])(
    'of the kind %s would meet every other item too',
    (code) => expect(consequenceOf(failure(code), 0)).toBe('stop'),
  )

  it('stops the run when the model cannot be loaded, and counts when nobody knows what it was', () => {
    expect(consequenceOf(new NotLoaded('No network.'), 0)).toBe('stop')
    expect(consequenceOf(new Error('?'), 0)).toBe('record-shaken')
  })
})

describe('the record of a run', () => {
  it('is read back as a run that stands still', () => {
    const run = {
      ...beginRun(spec, 7),
      done: 2,
      asked: 1,
      workedMs: 50,
      failed: [{ itemId: 'a', sentence: 'No.' }],
    }
    expect(readRun(structuredClone(recordOf(run)))).toEqual({ ...run, phase: 'paused' })
    expect(readRun(recordOf({ ...run, phase: 'done' }))?.phase).toBe('done')
  })

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { spec: null },
    { spec: { ...spec, modelId: 3 } },
    { spec: { ...spec, views: ['sideways'] } },
    { spec: { ...spec, budget: { kind: 'side', side: -3 } } },
    { spec: { ...spec, itemIds: 'abc' } },
  ])('is nothing when it does not parse: %j', (record) => expect(readRun(record)).toBeNull())

  it('never says that more is done than there is', () =>
    expect(
      readRun({ spec, done: 1e12, asked: -4, workedMs: Number.NaN, failed: [{ itemId: 1 }] }),
    ).toMatchObject({
      done: 4,
      asked: 0,
      workedMs: 0,
      failed: [],
    }))
})

describe('the pace of a run', () => {
  it('is made of what had to be asked only', () =>
    expect(paceOf({ spec, done: 3, asked: 2, workedMs: 60_000 })).toEqual({ perMinute: 2, leftMs: 30_000 }))

  it('is unknown before the first answer', () =>
    expect(paceOf({ spec, done: 3, asked: 0, workedMs: 1000 })).toEqual({ perMinute: null, leftMs: null }))
})
