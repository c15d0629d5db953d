import { dim, lit } from '../../colour.ts'
import { across } from '../../light.ts'
import { box, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'

/** Every curio is drawn in a unit box: x from -0.5 to 0.5, y from 0 at its top to 1 at its foot. */
export type Draw = (pen: Pen, random: Random) => void

export const metal = (pen: Pen, hex: string): ReturnType<typeof across> =>
  across(pen, box(-0.5, 0, 1, 1), [
    [0, dim(hex, 0.6)],
    [0.28, lit(hex, 0.32)],
    [0.42, hex],
    [1, dim(hex, 0.72)],
  ])
