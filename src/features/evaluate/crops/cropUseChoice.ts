import type { CropUseChoices, WhichBox } from '../../../domain/cropUse.ts'
import { defaultChoices } from '../../../domain/reward.ts'
import { ruleOfTokens } from '../../../domain/smartResize.ts'

/** What is chosen on the page; the rule of tokens by the model it is of. */
export interface CropUseChoice extends Pick<CropUseChoices, 'which' | 'reward'> {
  readonly processor: Processor
  readonly most: 1024 | 16_384
}

/** Whose way of resizing a crop is reckoned with. */
export type Processor = 'qwen2.5-vl' | 'qwen3-vl'

export const processors: Readonly<
  Record<Processor, { readonly name: string; readonly factor: 28 | 32; readonly least: number }>
> = {
  'qwen2.5-vl': { name: 'Qwen2.5-VL (28 px)', factor: 28, least: 4 },
  'qwen3-vl': { name: 'Qwen3-VL (32 px)', factor: 32, least: 64 },
}

/** The last box is the one that the answer rests on; 001 trained Qwen2.5-VL. */
export const usualChoice: CropUseChoice = {
  which: 'last',
  reward: defaultChoices,
  processor: 'qwen2.5-vl',
  most: 16_384,
}

export function choicesOf({ which, reward, processor, most }: CropUseChoice): CropUseChoices {
  const { factor, least } = processors[processor]
  return { which, reward, rule: ruleOfTokens(factor, least, most) }
}

export const whichNames: Readonly<Record<WhichBox, string>> = {
  first: 'The first',
  last: 'The last',
  best: 'The best by IoU',
  each: 'All, their mean',
}

export const whichHints: Readonly<Record<WhichBox, string>> = {
  first: 'Where the model looked at first.',
  last: 'What the model saw last before it answered.',
  best: 'The most that it did right: it takes the levels to know which box that is.',
  each: 'Every box counts the same within its answer.',
}

/** The value where it is one of those on offer, else the one before. */
export const oneOf = <const T extends string>(values: readonly T[], value: string | null, or: T): T =>
  values.find((each) => each === value) ?? or
