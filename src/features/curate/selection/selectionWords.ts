import { brief } from '../../../domain/itemProblem.ts'
import type { Project } from '../../../domain/project.ts'
import type { SelectionWords } from '../../../domain/selectionSentences.ts'
import type { Chosen } from '../../../state/selectionRoom.ts'

/** Names of categories as the project has them. */
export function categoryNamer({ categories }: Pick<Project, 'categories'>): SelectionWords['categoryName'] {
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  return (category) => (category === null ? 'No category' : (names.get(category) ?? category))
}

/** How sentences speak of categories and items. */
export function wordsFor(
  project: Pick<Project, 'categories'>,
  { facts }: Pick<Chosen, 'facts'>,
): SelectionWords {
  const questions = new Map(facts.map(({ item, content }) => [item.id, content.question]))
  return {
    categoryName: categoryNamer(project),
    itemName: (id) => `“${brief(questions.get(id) ?? id)}”`,
  }
}
