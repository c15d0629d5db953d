import type { ItemFacts } from './itemFacts.ts'
import type { Project } from './project.ts'

/** The words of a search, as they are compared. */
export const wordsOf = (search: string): readonly string[] =>
  search.toLowerCase().split(/\s+/).filter(Boolean)

type Categories = Project['categories']

interface Text {
  readonly categories: Categories
  readonly text: string
}

const texts = new WeakMap<ItemFacts, Text>()
const namesOfCategories = new WeakMap<Categories, ReadonlyMap<string, string>>()

/**
 * All that is searched in an item, in lower case: question, options, answer, category, picture name, notes and ids.
 * Made once for each state of the item.
 */
export function searchText(facts: ItemFacts, categories: Categories): string {
  const found = texts.get(facts)
  if (found?.categories === categories) return found.text
  const { item, content, picture, judgements } = facts
  const { question, options, answerText, category } = content
  const text = [
    question,
    ...options,
    answerText,
    category === null ? '' : `${category}\n${nameOf(categories, category)}`,
    picture?.name ?? item.source.picturePath,
    ...judgements.flatMap(({ note }) => (note === '' ? [] : note)),
    item.id,
    item.source.id ?? '',
  ]
    .join('\n')
    .toLowerCase()
  texts.set(facts, { categories, text })
  return text
}

function nameOf(categories: Categories, id: string): string {
  let names = namesOfCategories.get(categories)
  if (!names) {
    names = new Map(categories.map((category) => [category.id, category.name]))
    namesOfCategories.set(categories, names)
  }
  return names.get(id) ?? ''
}
