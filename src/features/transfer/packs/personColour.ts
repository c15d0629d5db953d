import { seededNumber } from '../../../domain/seeded.ts'
import { personColors } from '../../../ui/personColors.ts'

/** A colour for somebody who has chosen none: the same for the same person in every browser. */
export const colorOf = (id: string): string =>
  personColors[seededNumber(1, id) % personColors.length] ?? 'blue'
