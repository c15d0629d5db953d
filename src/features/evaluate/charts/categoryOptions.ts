import type { CategoryChoice } from './chartsChoice.ts'

/** Categories as options of a select, after these words about all of them. */
export const categoryOptions = (
  order: readonly (string | null)[],
  nameOf: (category: string | null) => string,
  words: readonly { readonly value: string; readonly label: string }[],
) => [...words, ...order.map((id, place) => ({ value: `#${place}`, label: nameOf(id).slice(0, 80) }))]

export const optionOf = (order: readonly (string | null)[], choice: CategoryChoice<string>): string =>
  typeof choice === 'string' ? choice : `#${order.indexOf(choice.id)}`

/** What an option stands for; null where it is none of them. */
export function choiceOf<Word extends string>(
  order: readonly (string | null)[],
  words: readonly Word[],
  option: string | null,
): CategoryChoice<Word> | null {
  const word = words.find((each) => each === option)
  if (word !== undefined) return word
  const id = order[Number(option?.slice(1))]
  return id === undefined ? null : { id }
}
