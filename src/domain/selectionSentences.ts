import type { ItemFacts } from './itemFacts.ts'
import { brief } from './itemProblem.ts'
import type { Project } from './project.ts'
import { unresolvedSentences } from './review.ts'
import { kindOf, type SelectionCode, type SelectionVerdict } from './selection.ts'
import { unfitness } from './selectionFitness.ts'

/** What a verdict is called, for one item or many. */
export const selectionNames: Readonly<Record<SelectionCode, string>> = {
  taken: 'Taken',
  'not-accepted': 'Not accepted',
  unpublishable: 'Cannot be published',
  'category-unwanted': 'Category not asked for',
  'kind-unwanted': 'Kind not asked for',
  duplicate: 'Duplicate of another',
  'category-full': 'Category is full',
  'kind-full': 'Kind is full',
  'picture-full': 'Picture is full',
}

/** How a sentence speaks of other things. */
export interface SelectionWords {
  readonly categoryName: (category: string | null) => string
  /** How an item is named, by its id. */
  readonly itemName: (id: string) => string
}

/** Names as the project and its items have them. */
export function selectionWords(
  { categories }: Pick<Project, 'categories'>,
  items: readonly Pick<ItemFacts, 'item' | 'content'>[],
): SelectionWords {
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  const questions = new Map(items.map(({ item, content }) => [item.id, content.question]))
  return {
    categoryName: (category) => (category === null ? 'No category' : (names.get(category) ?? category)),
    itemName: (id) => `“${brief(questions.get(id) ?? id)}”`,
  }
}

const kindNames = { choice: 'multiple-choice questions', open: 'open questions' } as const

/** Why an item is taken or not, as a sentence. */
export function selectionSentence(
  { code, of }: SelectionVerdict,
  facts: ItemFacts,
  { categoryName, itemName }: SelectionWords,
): string {
  const category = `“${categoryName(facts.content.category)}”`
  switch (code) {
    case 'taken':
      return 'It is taken.'
    case 'not-accepted':
      return typeof facts.resolution === 'string' ? unresolvedSentences[facts.resolution] : 'It was rejected.'
    case 'unpublishable':
      return unfitness(facts) ?? 'It cannot stand in a benchmark as it is.'
    case 'category-unwanted':
      return `The plan asks for nothing of ${category}.`
    case 'kind-unwanted':
      return `The plan asks for no ${kindNames[kindOf(facts)]}.`
    case 'duplicate':
      return of === null ? 'It is a duplicate of another item.' : `It is a duplicate of ${itemName(of)}.`
    case 'category-full':
      return `${category} has as many as the plan asks for, and the others come before it.`
    case 'kind-full':
      return `There are as many ${kindNames[kindOf(facts)]} as the plan asks for, and the others come before it.`
    case 'picture-full':
      return 'As many items of its picture are taken as the plan lets.'
  }
}
