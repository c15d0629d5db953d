import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { exampleItem, exampleProject } from './example.ts'
import { notAsked, type PreviewOutcome, type ViewVerdict } from './previewOutcome.ts'
import { everything, matches, previewFilters, queueOf, type PreviewFilter } from './queue.ts'

const dataset = applyEntries(
  emptyDataset(exampleProject),
  ['a', 'b', 'c', 'd', 'e', 'f'].map((id, order) => ({
    kind: 'item' as const,
    value: exampleItem({ id, order }),
  })),
)

const right: ViewVerdict = { kind: 'right', share: 1, consensus: null }
const wrong: ViewVerdict = { ...right, kind: 'wrong', share: 0 }
const outcome = (over: Partial<PreviewOutcome>): PreviewOutcome => ({ ...notAsked, ...over })

/** Of e only the whole picture was asked about; of f nothing is known. */
const outcomes = new Map([
  ['a', outcome({ global: right, regional: right, quadrant: 'both-right', tooEasy: true })],
  ['b', outcome({ global: right, regional: wrong, quadrant: 'zoom-hurts', disagrees: true, tooEasy: true })],
  ['c', outcome({ global: wrong, regional: wrong, quadrant: 'neither' })],
  ['d', outcome({ global: wrong, regional: right, quadrant: 'zoom-helps' })],
  ['e', outcome({ global: right, tooEasy: true })],
])

const ids = (preview: PreviewFilter | null) =>
  queueOf(dataset, 'ann', { ...everything, preview }, 'order', outcomes).join('')

describe('a queue of what models say', () => {
  it.each<readonly [PreviewFilter, string]>([
    ['both-right', 'a'],
    ['zoom-hurts', 'b'],
    ['neither', 'c'],
    ['zoom-helps', 'd'],
    ['disagrees', 'b'],
    ['too-easy', 'abe'],
    ['unasked', 'f'],
  ])('holds for “%s”: %s', (preview, held) => {
    expect(ids(preview)).toBe(held)
  })

  it('matches exactly the items that it holds', () => {
    for (const preview of previewFilters) {
      const matching = ['a', 'b', 'c', 'd', 'e', 'f'].filter((id) =>
        matches(dataset, 'ann', { ...everything, preview }, id, outcomes),
      )
      expect(matching.join('')).toBe(ids(preview))
    }
  })

  it('comes with the zooming gap first, and what is not known last', () => {
    expect(queueOf(dataset, 'ann', everything, 'quadrant', outcomes).join('')).toBe('dcbaef')
  })

  it('knows nothing that it was not handed', () => {
    expect(queueOf(dataset, 'ann', everything, 'quadrant').join('')).toBe('abcdef')
    expect(queueOf(dataset, 'ann', { ...everything, preview: 'disagrees' }, 'order')).toEqual([])
    expect(queueOf(dataset, 'ann', { ...everything, preview: 'unasked' }, 'order').join('')).toBe('abcdef')
  })
})
