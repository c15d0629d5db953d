import { indexOfLetter, letterAt, type Content } from '../domain/item.ts'
import { groupedBy } from './groupedBy.ts'
import { seededNumber, seededOrder } from '../domain/seeded.ts'

/** What is to be shuffled, by the id of its item. */
export interface Choice {
  readonly id: string
  readonly content: Content
}

/**
 * The contents with their options in another order, by id. Of items with the same number of options every letter is
 * right equally often, give or take one. It follows from the seed and the items alone, not from their order. Open
 * questions, and options that speak of each other's places, stay as they are.
 */
export function shuffleOptions(choices: readonly Choice[], seed: number): ReadonlyMap<string, Content> {
  const shuffled = new Map<string, Content>()
  for (const [count, group] of groupedBy(choices.filter(isMovable), countOf)) {
    const start = seededNumber(seed, `first of ${count}`) % count
    for (const [place, { id, content }] of seededOrder(group, seed, ({ id }) => id).entries()) {
      shuffled.set(id, withRightAt(content, (start + place) % count, seed, id))
    }
  }
  return shuffled
}

/** Whether the options mean the same in any order. */
export function isOrderFree({ question, options }: Pick<Content, 'question' | 'options'>): boolean {
  return !asksByLetter.test(question) && !options.some((option) => namesOthers(option, options.length))
}

const asksByLetter = /\b(?:option|choice|answer)s?\s+\(?[A-Z]\)?(?![\w'’])/

/** “All of the above”, “Both A and C”, “(B) or (D)”. */
function namesOthers(option: string, count: number): boolean {
  if (
    /\b(?:all|none|neither|both|either|any|some|one|two|most|each) of (?:the )?(?:above|below)\b/i.test(
      option,
    )
  ) {
    return true
  }
  const letter = `\\(?[A-${letterAt(Math.min(count, 26) - 1)}]\\)?`
  const lead = '(?:[Oo]nly|[Bb]oth|[Ee]ither|[Nn]either|[Aa]ll of|[Oo]ptions?|[Aa]nswers?)'
  const several = `^\\W*(?:${lead}\\s+)*${letter}(?:\\s*,\\s*${letter})*,?\\s*(?:and|or|nor|&|\\+)\\s*${letter}\\W*$`
  return new RegExp(several).test(option)
}

const countOf = ({ content }: Choice): number => content.options.length

const isMovable = ({ content }: Choice): boolean =>
  content.options.length > 1 &&
  content.options[indexOfLetter(content.answerLetter)] !== undefined &&
  isOrderFree(content)

function withRightAt(content: Content, target: number, seed: number, id: string): Content {
  const key = indexOfLetter(content.answerLetter)
  const places = content.options.map((_, place) => place).filter((place) => place !== key)
  const order = [...seededOrder(places, seed, (place) => `${id}\n${place}`)]
  order.splice(target, 0, key)
  return {
    ...content,
    options: order.map((place) => content.options[place] ?? ''),
    answerLetter: letterAt(target),
  }
}
