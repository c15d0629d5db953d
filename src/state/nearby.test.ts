import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../domain/dataset.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../domain/example.ts'
import { nearbyPictures } from './nearby.ts'

const places = Array.from({ length: 9 }, (_, place) => place)
const queue = places.map((place) => `i${place}`)

/** Item i0 on picture p0 and so on, with these items decided. */
const dataset = (decided: readonly string[], pictureOf = (place: number) => `p${place}`) =>
  applyEntries(emptyDataset(exampleProject), [
    ...places.map((place) => ({ kind: 'picture' as const, value: examplePicture({ id: `p${place}` }) })),
    ...places.map((place) => ({
      kind: 'item' as const,
      value: exampleItem({ id: `i${place}`, pictureId: pictureOf(place) }),
    })),
    ...decided.map((itemId) => ({
      kind: 'judgement' as const,
      value: exampleJudgement({ itemId, decision: 'accept' }),
    })),
  ])

const ids = (pictures: readonly { readonly id: string }[]) => pictures.map(({ id }) => id)

describe('the pictures at hand', () => {
  it('are the one in sight, the next three and the one before', () => {
    expect(ids(nearbyPictures(dataset([]), 'ann', queue, 4, 'i4'))).toEqual(['p4', 'p5', 'p6', 'p7', 'p3'])
  })

  it('are first of all those to which deciding leads', () => {
    const given = dataset(['i1', 'i2', 'i4'])
    expect(ids(nearbyPictures(given, 'ann', queue, 0, 'i0'))).toEqual(['p0', 'p3', 'p5', 'p6', 'p1'])
    expect(ids(nearbyPictures(given, 'bob', queue, 0, 'i0'))).toEqual(['p0', 'p1', 'p2', 'p3'])
  })

  it('reach farther when many items share one', () => {
    const given = dataset([], (place) => `p${Math.floor(place / 2)}`)
    expect(ids(nearbyPictures(given, 'ann', queue, 0, 'i0'))).toEqual(['p0', 'p1', 'p2', 'p3'])
  })

  it('are only the one in sight when its item is not in the queue', () => {
    expect(ids(nearbyPictures(dataset([]), 'ann', [], -1, 'i8'))).toEqual(['p8'])
  })

  it('never include an item or a picture that is not there', () => {
    expect(nearbyPictures(dataset([]), 'ann', ['x', 'y'], 0, 'x')).toEqual([])
    expect(
      nearbyPictures(
        dataset([], () => 'missing'),
        'ann',
        queue,
        4,
        'i4',
      ),
    ).toEqual([])
  })
})
