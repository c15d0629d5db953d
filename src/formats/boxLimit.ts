import { error, type Remark } from './remark.ts'

/** More boxes than anybody draws around one answer. */
export const mostBoxes = 1000

/** Why a record with so many boxes is not read; null where it may be. */
export const tooManyBoxes = (count: number, field: string): Remark | null =>
  count <= mostBoxes
    ? null
    : error('boxes-many', `The record has more than ${mostBoxes} boxes, so it was not read.`, field)
