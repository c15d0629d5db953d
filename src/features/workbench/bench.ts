import type { Decision, Judgement } from '../../domain/judgement.ts'
import type { Item } from '../../domain/item.ts'
import type { Picture } from '../../domain/picture.ts'
import type { Phase } from '../../domain/looks.ts'
import type { View } from './useView.ts'

/** The item in sight, and what the commands may do with it. */
export interface Bench {
  readonly item: Item
  readonly picture: Picture
  readonly judgement: Judgement
  readonly phase: Phase
  readonly view: View
  readonly picking: boolean
  readonly setPicking: (picking: boolean) => void
  readonly decide: (decision: Decision) => void
}
