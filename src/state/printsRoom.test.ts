import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../domain/dataset.ts'
import { examplePicture, exampleProject } from '../domain/example.ts'
import type { PrintStore } from '../storage/storage.ts'
import { createPrints } from './printsRoom.ts'

function room(hashes: readonly (string | null)[], shelf: Map<string, readonly string[]> = new Map()) {
  const asked: string[] = []
  const gates: (() => void)[] = []
  let gated = false
  const kept: PrintStore = {
    load: () => Promise.resolve(new Map(shelf)),
    put: (prints) => {
      for (const [sha256, print] of prints) shelf.set(sha256, print)
      return Promise.resolve()
    },
  }
  let dataset = emptyDataset(exampleProject)
  let pictures = 0
  const add = (...more: readonly (string | null)[]): void => {
    dataset = applyEntries(
      dataset,
      more.map((sha256) => {
        pictures += 1
        return { kind: 'picture', value: examplePicture({ id: `p${pictures}`, sha256 }) }
      }),
    )
  }
  add(...hashes)
  const prints = createPrints({
    pictures: {
      async fingerprints(file) {
        const name = await file.text()
        asked.push(name)
        if (gated) await new Promise<void>((resolve) => gates.push(resolve))
        if (name === 'damaged') throw new Error('No picture.')
        return [`print of ${name}`]
      },
    },
    kept,
    bytesOf: (sha256) => Promise.resolve(sha256 === 'gone' ? null : new Blob([sha256])),
    now: () => 0,
    ready: () => Promise.resolve(),
    dataset: () => dataset,
  })
  return {
    prints,
    asked,
    shelf,
    add,
    gate: () => {
      gated = true
    },
    release: () => {
      gated = false
      for (const open of gates.splice(0)) open()
    },
  }
}

describe('how pictures look', () => {
  it('is worked out once for each file and kept', async () => {
    const { prints, asked, shelf } = room(['a', 'b', 'a', null])
    await prints.compare()
    expect(prints.store.getState().known).toEqual(
      new Map([
        ['a', ['print of a']],
        ['b', ['print of b']],
      ]),
    )
    expect(prints.store.getState()).toMatchObject({ comparing: null, compared: true, alike: [] })
    expect([...shelf.keys()].toSorted()).toEqual(['a', 'b'])
    await prints.compare()
    expect(asked.toSorted()).toEqual(['a', 'b'])
  })

  it('is not worked out again where it was kept at another visit', async () => {
    const { prints, asked } = room(['a', 'b'], new Map([['a', ['before']]]))
    await prints.compare()
    expect(asked).toEqual(['b'])
    expect(prints.store.getState().known.get('a')).toEqual(['before'])
  })

  it('is nothing for what cannot be decoded, which is tried again at the next visit', async () => {
    const { prints, shelf } = room(['damaged', 'gone', 'a'])
    await prints.compare()
    const { known } = prints.store.getState()
    expect([known.get('damaged'), known.get('gone'), known.get('a')]).toEqual([[], [], ['print of a']])
    expect([...shelf.keys()]).toEqual(['a'])
  })

  it('is compared as well', async () => {
    const same = ['f0'.repeat(8)]
    const { prints } = room(
      ['a', 'b', 'c'],
      new Map([
        ['a', same],
        ['b', same],
      ]),
    )
    await prints.compare()
    expect(prints.store.getState().alike).toEqual([
      { first: 'a', second: 'b', bits: 0, part: 0, within: 'second' },
    ])
  })

  it('is compared again for a picture that came back and whose print was kept', async () => {
    const same = ['f0'.repeat(8)]
    const shelf = new Map([
      ['a', same],
      ['b', same],
    ])
    const { prints, add, asked } = room(['a', 'c'], shelf)
    await prints.compare()
    expect(prints.store.getState().alike).toEqual([])
    add('b')
    await prints.compare()
    expect(prints.store.getState().alike).toMatchObject([{ first: 'a', second: 'b' }])
    expect(asked).toEqual(['c'])
  })

  it('is asked for by several at once, and worked out once', async () => {
    const { prints, asked } = room(['a', 'b', 'c'])
    await Promise.all([prints.compare(), prints.compare()])
    expect(asked).toHaveLength(3)
  })

  it('can be stopped in the middle and gone on with, nothing lost', async () => {
    const made = room(['a', 'b', 'c', 'd', 'e'])
    made.gate()
    const first = made.prints.compare()
    await expect.poll(() => made.asked.length).toBe(2)
    expect(made.prints.store.getState().comparing).toMatchObject({ done: 0, total: 5 })
    made.prints.stop()
    const second = made.prints.compare()
    made.release()
    await Promise.all([first, second])
    expect(made.prints.store.getState().known.size).toBe(5)
    expect(made.prints.store.getState().comparing).toBeNull()
  })

  it('is not worked out for a project that was closed', async () => {
    const { prints, asked } = room(['a'])
    prints.close()
    await prints.compare()
    expect(asked).toEqual([])
  })
})
