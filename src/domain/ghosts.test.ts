import { describe, expect, it } from 'vitest'
import { boxIn, judgementWith, picture, rectOf, twoChains } from './boxes.test-data.ts'
import { exampleItem, exampleSource } from './example.ts'
import { adoptGhost, ghostsOf, openGhosts, regionGhost, type Ghost } from './ghosts.ts'

const ghost = (id: string, ...rect: Parameters<typeof rectOf>): Ghost => ({
  id,
  rect: rectOf(...rect),
  label: 'sign',
  origin: 'V*',
})

describe('ghosts', () => {
  it('show the evidence region, where there is one', () => {
    expect(regionGhost(exampleItem()).map(({ rect }) => rect)).toEqual([rectOf(100, 200, 220, 280)])
    expect(regionGhost(exampleItem({ region: null }))).toEqual([])
  })

  it('are the boxes of the source, chain by chain, and then the evidence region', () => {
    const chain = [
      { rect: rectOf(100, 200, 220, 280), label: 'text' },
      { rect: rectOf(90, 190, 300, 400), label: 'sign' },
    ]
    const one = exampleItem({ source: { ...exampleSource, boxes: [chain] } })
    expect(ghostsOf(one, one).map(({ id, label, origin }) => [id, label, origin])).toEqual([
      ['source-1-1', 'text', 'Source box'],
      ['source-1-2', 'sign', 'Source box'],
      ['region', '', 'Evidence region'],
    ])
    expect(openGhosts(ghostsOf(one, one), [], picture).map(({ label }) => label)).toEqual(['text', 'sign'])
    const two = exampleItem({ region: null, source: { ...exampleSource, boxes: [chain, chain] } })
    const ids = ghostsOf(two, two).map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
    expect(ghostsOf(two, two).at(-1)?.origin).toBe('Source chain 2')
    expect(ghostsOf(exampleItem(), { region: null })).toEqual([])
  })

  it('are cut off at the picture, and left out where nothing is left or two are the same', () => {
    const open = openGhosts(
      [
        ghost('edge', 990, 790, 1100, 900),
        ghost('same', 990, 790, 1000, 800),
        ghost('outside', 1000, 0, 1100, 50),
        ghost('thin', 5, 5, 5.5, 50),
        ghost('nan', Number.NaN, 5, 5, 50),
      ],
      [],
      picture,
    )
    expect(open).toEqual([ghost('edge', 990, 790, 1000, 800)])
  })

  it('become a box in its place in the tree, with their label, and are ghosts no more', () => {
    const adopted = adoptGhost(
      judgementWith(...twoChains),
      ghost('g', 125, 125, 135, 135),
      'new',
      picture,
      80,
    )
    expect(adopted.boxes.at(-1)).toEqual(
      boxIn('a1', 'new', rectOf(125, 125, 135, 135), { label: 'sign', activeMs: 80 }),
    )
    expect(openGhosts([ghost('g', 125, 125, 135, 135)], adopted.boxes, picture)).toEqual([])
    expect(() => adoptGhost(adopted, ghost('g', 125, 125, 135, 135), 'again', picture)).toThrow(
      'exactly there',
    )
  })
})
