import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { columnName } from '../columnName.ts'

export const answerKey = ({ runId, row }: Pick<ItemAnswer, 'runId' | 'row'>): string => `${runId} ${row}`

/** What the answers to one item are called: model and seed, and the how-manieth where that says too little. */
export function answerNames(
  answers: readonly Pick<ItemAnswer, 'label' | 'crop' | 'seed'>[],
): readonly string[] {
  const names = answers.map(({ label, crop, seed }) => {
    const name = columnName({ label, crop })
    return seed === null ? name : `${name}, seed ${seed}`
  })
  return names.map((name, place) => {
    if (names.filter((each) => each === name).length === 1) return name
    return `${name} (${names.slice(0, place + 1).filter((each) => each === name).length})`
  })
}

/** The answer of a contestant, or else the first. */
export const answerOf = <T extends Pick<ItemAnswer, 'label' | 'crop'>>(
  answers: readonly T[],
  { label, crop }: Pick<ItemAnswer, 'label' | 'crop'>,
): T | null => answers.find((each) => each.label === label && each.crop === crop) ?? answers[0] ?? null
