import type { ItemFacts } from './itemFacts.ts'
import { largestOf, measureOf, namesOf, type Surroundings } from './itemFields.ts'
import { searchText, wordsOf } from './itemSearch.ts'
import type { Project } from './project.ts'
import type { Condition, TableView } from './tableView.ts'

export type ItemTest = (facts: ItemFacts) => boolean

/** Whether an item meets a condition. */
export function testOf(condition: Condition, surroundings: Surroundings): ItemTest {
  if (condition.kind === 'measure') {
    const { field, from, below } = condition
    const read = measureOf(field)
    const low = from ?? Number.NEGATIVE_INFINITY
    const high = below ?? Number.POSITIVE_INFINITY
    const isWholeRange = below === null || below === largestOf[field]
    return (facts) => {
      const value = read(facts)
      return value !== null && value >= low && (isWholeRange ? value <= high : value < high)
    }
  }
  const { field, not } = condition
  const read = namesOf(field)
  const values = new Set(condition.values)
  const nameless = values.has('')
  return (facts) => {
    const names = read(facts, surroundings)
    return (names.length === 0 ? nameless : names.some((name) => values.has(name))) !== not
  }
}

/** Whether an item meets all conditions. */
export function passes(conditions: readonly Condition[], surroundings: Surroundings): ItemTest {
  const tests = conditions.map((condition) => testOf(condition, surroundings))
  return (facts) => tests.every((test) => test(facts))
}

/** Whether an item is shown by a view: what costs least is asked first. */
export function isShownBy(
  { conditions, search }: Pick<TableView, 'conditions' | 'search'>,
  surroundings: Surroundings,
  { categories }: Pick<Project, 'categories'>,
): ItemTest {
  const words = wordsOf(search)
  const cheap = passes(
    conditions.filter((condition) => !isCostly(condition)),
    surroundings,
  )
  const costly = passes(conditions.filter(isCostly), surroundings)
  return (facts) => {
    if (!cheap(facts)) return false
    if (words.length > 0) {
      const text = searchText(facts, categories)
      if (!words.every((word) => text.includes(word))) return false
    }
    return costly(facts)
  }
}

const isCostly = ({ field }: Condition): boolean => field === 'problem'
