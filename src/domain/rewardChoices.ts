import type { RewardChoices } from './reward.ts'

/** What the paper leaves open, as people choose it. */
export const choiceFields: readonly {
  readonly choice: Exclude<keyof RewardChoices, 'gate'>
  readonly name: string
  readonly options: readonly (readonly [value: string, name: string])[]
}[] = [
  {
    choice: 'distance',
    name: 'Compared',
    options: [
      ['corners', 'Corners'],
      ['centre', 'Centres'],
    ],
  },
  {
    choice: 'unit',
    name: 'Divided by',
    options: [
      ['sides', 'Width, height'],
      ['diagonal', 'Diagonal'],
      ['thousandths', 'Thousandths'],
    ],
  },
  {
    choice: 'gather',
    name: 'Gathered',
    options: [
      ['mean', 'Mean'],
      ['sum', 'Sum'],
    ],
  },
  {
    choice: 'closest',
    name: 'Closest by',
    options: [
      ['distance', 'Least distance'],
      ['iou', 'Largest IoU'],
    ],
  },
  {
    choice: 'form',
    name: 'R_L1',
    options: [
      ['one-minus', '1 − d'],
      ['minus', '−d'],
      ['exponential', 'exp(−d)'],
    ],
  },
]

const oneOf = <const T extends string>(values: readonly T[], value: string, or: T): T =>
  values.find((each) => each === value) ?? or

/** The choices with one of them changed; what is not on offer changes nothing. */
export function withChoice(
  choices: RewardChoices,
  choice: Exclude<keyof RewardChoices, 'gate'>,
  value: string,
): RewardChoices {
  switch (choice) {
    case 'distance':
      return { ...choices, distance: oneOf(['corners', 'centre'], value, choices.distance) }
    case 'unit':
      return { ...choices, unit: oneOf(['sides', 'diagonal', 'thousandths'], value, choices.unit) }
    case 'gather':
      return { ...choices, gather: oneOf(['mean', 'sum'], value, choices.gather) }
    case 'closest':
      return { ...choices, closest: oneOf(['distance', 'iou'], value, choices.closest) }
    case 'form':
      return { ...choices, form: oneOf(['one-minus', 'minus', 'exponential'], value, choices.form) }
  }
}

/** The gate from what was typed; null where it is no share from 0 to below 1. */
export function gateOf(text: string): number | null {
  const gate = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'))
  return gate >= 0 && gate < 1 ? gate : null
}

/** What is said of a text that is no such share. */
export const gateWords = 'From 0 to below 1'
