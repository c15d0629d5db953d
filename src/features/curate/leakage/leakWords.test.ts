import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../../domain/dataset.ts'
import { exampleItem, examplePicture, exampleProject } from '../../../domain/example.ts'
import { leaksOf, type Standing } from '../../../domain/leaks.ts'
import { matchText, nothingRead, pairsCsv, summaryText } from './leakWords.ts'

const dataset = applyEntries(emptyDataset(exampleProject), [
  { kind: 'picture', value: examplePicture() },
  { kind: 'item', value: exampleItem() },
])
const train = { path: 'train/7.jpg', sha256: 'ab', givenSha256: null, fingerprints: [] }
const findings = {
  against: { kind: 'files', files: [] } as const,
  foreign: {
    name: 'train.jsonl',
    pictures: [train],
    unread: 0,
    blob: () => Promise.resolve(null),
    close: () => undefined,
  },
  pairs: leaksOf(dataset, [train], []),
}
const counted = (standing: Standing) => ({ total: 1960, standings: new Map([['ab ab', standing]]) })

describe('what a search for leaks came to', () => {
  it('is said in a sentence', () => {
    expect(summaryText(findings, counted('open'))).toBe(
      '1 of 1,960 pictures is in train.jsonl. 1 to be resolved.',
    )
    expect(summaryText(findings, counted('dropped'))).toBe(
      '1 of 1,960 pictures is in train.jsonl. All are resolved.',
    )
    expect(summaryText(findings, counted('kept'))).toBe(
      '0 of 1,960 pictures are in train.jsonl. All are resolved.',
    )
    expect(summaryText({ ...findings, foreign: null, pairs: [] }, counted('open'))).toBe(
      '0 pairs of items ask the same; 0 pairs of pictures look alike.',
    )
  })

  it('is not “0 pictures” where nothing was read to compare with', () => {
    const b = { name: 'b.pdf', pictures: [] }
    expect(nothingRead(b, 'files')).toBe(
      'No picture could be read from b.pdf. Choose pictures, or a manifest as JSON Lines or CSV.',
    )
    expect(nothingRead({ ...b, name: 'Yard' }, 'project')).toBe(
      'There are no pictures in Yard to compare with.',
    )
    expect(nothingRead({ name: 'train.jsonl', pictures: [train] }, 'files')).toBeNull()
  })

  it('is a table with a line for each pair', () => {
    expect(pairsCsv(dataset, findings, counted('open')).trim().split('\n').at(-1)?.trim()).toBe(
      'harbour.jpg,ab,item-1,train/7.jpg,ab,,file,,open',
    )
  })

  it('names how two match', () => {
    expect(matchText({ kind: 'looks', bits: 4, part: 3, within: 'first' })).toBe(
      'looks alike, cropped: 4 of 64 bits differ',
    )
    expect(matchText({ kind: 'question', likeness: 0.934 })).toBe('same question, 0.93 alike')
  })
})
