import { describe, expect, it } from 'vitest'
import { boxIn, judgementWith, picture, rectOf, twoChains } from './boxes.test-data.ts'
import { exampleItem } from './example.ts'
import { adoptGhost, openGhosts, regionGhost, type Ghost } from './ghosts.ts'

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
    const adopted = adoptGhost(judgementWith(...twoChains), ghost('g', 125, 125, 135, 135), 'new', picture)
    expect(adopted.boxes.at(-1)).toEqual(boxIn('a1', 'new', rectOf(125, 125, 135, 135), { label: 'sign' }))
    expect(openGhosts([ghost('g', 125, 125, 135, 135)], adopted.boxes, picture)).toEqual([])
    expect(() => adoptGhost(adopted, ghost('g', 125, 125, 135, 135), 'again', picture)).toThrow(
      'exactly there',
    )
  })
})
