import { edited } from './edits.ts'
import {
  areaOf,
  frameOf,
  heightOf,
  intersection,
  rectBetween,
  sameRect,
  widthOf,
  type Rect,
  type Size,
} from './geometry.ts'
import { indexOfLetter, isMultipleChoice, letterAt, type Content, type Item } from './item.ts'
import { contentOf, type Judgement, type Revision } from './judgement.ts'
import { Refusal } from './refusal.ts'
import { faultOf, mostOptions } from './standing.ts'
import { sameWording } from './wording.ts'

/**
 * What an annotator can change in the content. The item stays as given: a revision holds exactly the fields that
 * differ from it. The answer letter follows its option wherever it goes, and the answer text follows the option's
 * text. Content that was accepted always stands, so an edit that would break it is refused.
 */

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((text, index) => text === b[index]))

/** The fields in which the content differs from the item as given. */
export function differences(item: Item, content: Content): Revision {
  return {
    ...(content.question !== item.question && { question: content.question }),
    ...(!sameTexts(content.options, item.options) && { options: content.options }),
    ...(content.answerLetter !== item.answerLetter && { answerLetter: content.answerLetter }),
    ...(content.answerText !== item.answerText && { answerText: content.answerText }),
    ...(content.category !== item.category && { category: content.category }),
    ...(!sameRect(content.region, item.region) && { region: content.region }),
  }
}

/** The judgement with these fields of the content in place of what they were. */
function revise(judgement: Judgement, item: Item, fields: Partial<Content>): Judgement {
  const before = contentOf(item, judgement.revision)
  const after = { ...before, ...fields }
  const same =
    after.question === before.question &&
    sameTexts(after.options, before.options) &&
    after.answerLetter === before.answerLetter &&
    after.answerText === before.answerText &&
    after.category === before.category &&
    sameRect(after.region, before.region)
  if (same) return judgement
  const fault = judgement.decision === 'accept' ? faultOf(after) : null
  if (fault !== null) throw new Refusal(`${fault} Or take the decision back before you change this.`)
  return edited(judgement, { revision: differences(item, after) })
}

/** Typed text without the blanks around it, unless it is exactly what was given. */
const tidy = (text: string, given: string | undefined): string => (text === given ? text : text.trim())

export const reviseQuestion = (judgement: Judgement, item: Item, text: string): Judgement =>
  revise(judgement, item, { question: tidy(text, item.question) })

export const reviseCategory = (judgement: Judgement, item: Item, category: string | null): Judgement =>
  revise(judgement, item, { category })

/** Moves or redraws the evidence region, clamped to the picture. */
export function reviseRegion(judgement: Judgement, item: Item, rect: Rect, pictureSize: Size): Judgement {
  const drawn = rectBetween({ x: rect.x1, y: rect.y1 }, { x: rect.x2, y: rect.y2 })
  const region = Number.isFinite(areaOf(drawn)) ? intersection(drawn, frameOf(pictureSize)) : null
  if (!region) throw new Refusal('The region lies outside the picture; draw it inside.')
  if (widthOf(region) < 1 || heightOf(region) < 1) {
    throw new Refusal('The region is smaller than one pixel; draw it larger.')
  }
  return revise(judgement, item, { region })
}

export function reviseOption(judgement: Judgement, item: Item, index: number, text: string): Judgement {
  const content = contentOf(item, judgement.revision)
  const present = optionAt(content, index)
  const option = text === present ? text : tidy(text, item.options[index])
  const options = content.options.with(index, option)
  const keyed = indexOfLetter(content.answerLetter) === index
  return revise(judgement, item, keyed && option !== present ? { options, answerText: option } : { options })
}

/** Adds an option after the others; an open question becomes multiple choice by `toMultipleChoice` only. */
export function addOption(judgement: Judgement, item: Item, text: string): Judgement {
  const { options } = contentOf(item, judgement.revision)
  if (options.length === 0) throw new Refusal('This question is open; make it multiple choice first.')
  if (options.length >= mostOptions) throw new Refusal('There are 26 options already; letters end at Z.')
  return revise(judgement, item, { options: [...options, tidy(text, item.options[options.length])] })
}

/** Removes an option. When it was the answer, no option is the answer until another is chosen. */
export function removeOption(judgement: Judgement, item: Item, index: number): Judgement {
  const content = contentOf(item, judgement.revision)
  optionAt(content, index)
  if (content.options.length === 1) {
    throw new Refusal('The last option cannot be removed; make the question open instead.')
  }
  const rest = content.options.map((_, place) => place).filter((place) => place !== index)
  return revise(judgement, item, rearranged(content, rest))
}

export function moveOption(judgement: Judgement, item: Item, from: number, to: number): Judgement {
  const content = contentOf(item, judgement.revision)
  optionAt(content, from)
  optionAt(content, to)
  const order = content.options.map((_, place) => place)
  order.splice(to, 0, ...order.splice(from, 1))
  return revise(judgement, item, rearranged(content, order))
}

/** Puts the options in another order: `order[i]` is the present place of the option that comes to place i. */
export function shuffleOptions(judgement: Judgement, item: Item, order: readonly number[]): Judgement {
  const content = contentOf(item, judgement.revision)
  const complete = order.length === content.options.length && new Set(order).size === order.length
  if (!complete) throw new Refusal('A new order must name each option once.')
  for (const place of order) optionAt(content, place)
  return revise(judgement, item, rearranged(content, order))
}

/**
 * The present options in this order, with the letter of the option that was the answer. A letter that stands for no
 * option is left as it is.
 */
function rearranged(content: Content, order: readonly number[]): Pick<Content, 'options' | 'answerLetter'> {
  const options = order.map((index) => optionAt(content, index))
  const key = indexOfLetter(content.answerLetter)
  if (content.options[key] === undefined) return { options, answerLetter: content.answerLetter }
  const place = order.indexOf(key)
  return { options, answerLetter: place < 0 || place >= mostOptions ? null : letterAt(place) }
}

function optionAt(content: Content, index: number): string {
  const option = content.options[index]
  if (option === undefined) throw new Refusal(`There is no option ${index + 1}.`)
  return option
}

/** Makes another option the answer; the answer text becomes that option's. */
export function setAnswerLetter(judgement: Judgement, item: Item, letter: string): Judgement {
  const { options } = contentOf(item, judgement.revision)
  const option = options[indexOfLetter(letter)]
  if (option === undefined) {
    throw new Refusal(
      options.length === 0
        ? 'This question is open; its answer is a text, not a letter.'
        : `There is no option ${letter}; the options are A to ${letterAt(options.length - 1)}.`,
    )
  }
  return revise(judgement, item, { answerLetter: letter, answerText: option })
}

/**
 * Changes the answer. For multiple choice, an answer that reads like an option chooses that option, and any other
 * takes the place of the right option's text.
 */
export function reviseAnswer(judgement: Judgement, item: Item, text: string): Judgement {
  const content = contentOf(item, judgement.revision)
  const answerText = tidy(text, item.answerText)
  if (!isMultipleChoice(content)) return revise(judgement, item, { answerText })
  const key = indexOfLetter(content.answerLetter)
  const chosen = placeOf(answerText, content.options, key)
  if (chosen >= 0 && chosen !== key) return setAnswerLetter(judgement, item, letterAt(chosen))
  if (content.options[key] === undefined) {
    throw new Refusal(
      `“${answerText}” is not among the options; choose the right option, then change its text.`,
    )
  }
  return revise(judgement, item, { options: content.options.with(key, answerText), answerText })
}

/** Place of the option that reads like the text, `preferred` before others; -1 when none does. */
function placeOf(text: string, options: readonly string[], preferred: number): number {
  const like = (option: string | undefined): boolean => option !== undefined && sameWording(option, text)
  return like(options[preferred]) ? preferred : options.findIndex(like)
}

/** Makes the question open and keeps the answer as text. */
export function toOpen(judgement: Judgement, item: Item): Judgement {
  const content = contentOf(item, judgement.revision)
  const keyed = content.options[indexOfLetter(content.answerLetter)] ?? ''
  const answerText = content.answerText.trim() === '' ? keyed : content.answerText
  return revise(judgement, item, { options: [], answerLetter: null, answerText })
}

/**
 * Makes the question multiple choice: the earlier options (those given, when none are named), with the answer put
 * before them where it is not among them.
 */
export function toMultipleChoice(
  judgement: Judgement,
  item: Item,
  earlier: readonly string[] = item.options,
): Judgement {
  const content = contentOf(item, judgement.revision)
  if (isMultipleChoice(content)) return judgement
  const answer = content.answerText
  if (answer.trim() === '' && earlier.length === 0) {
    throw new Refusal('Write the answer first; it becomes the first option.')
  }
  const place = answer.trim() === '' ? -1 : placeOf(answer, earlier, indexOfLetter(item.answerLetter))
  const listed = place >= 0 || answer.trim() === ''
  const options = (listed ? earlier : [answer, ...earlier]).slice(0, mostOptions)
  const key = listed ? place : 0
  return revise(judgement, item, {
    options,
    answerLetter: options[key] === undefined ? null : letterAt(key),
  })
}

/**
 * Sets one field back to what was given. The answer's letter and text are one matter and go back together; when the
 * options go back, the answer stays the one chosen if it is among them, else it goes back as well.
 */
export function resetField(judgement: Judgement, item: Item, field: keyof Content): Judgement {
  const content = contentOf(item, judgement.revision)
  switch (field) {
    case 'question':
      return revise(judgement, item, { question: item.question })
    case 'category':
      return revise(judgement, item, { category: item.category })
    case 'region':
      return revise(judgement, item, { region: item.region })
    case 'options':
      return revise(judgement, item, { options: item.options, ...keyAmongGiven(item, content) })
    case 'answerLetter':
    case 'answerText':
      return revise(judgement, item, givenKey(item, content))
  }
}

type Key = Pick<Content, 'answerLetter' | 'answerText'>

function keyAmongGiven(item: Item, content: Content): Key {
  const given = { answerLetter: item.answerLetter, answerText: item.answerText }
  if (!isMultipleChoice(item)) return { ...given, answerText: content.answerText }
  const chosen = content.options[indexOfLetter(content.answerLetter)]
  if (chosen === undefined) return given
  const place = item.options.indexOf(chosen)
  if (place < 0 || item.options[indexOfLetter(item.answerLetter)] === chosen) return given
  return { answerLetter: letterAt(place), answerText: chosen }
}

function givenKey(item: Item, content: Content): Key {
  if (!isMultipleChoice(content)) return { answerLetter: null, answerText: item.answerText }
  if (sameTexts(content.options, item.options)) {
    return { answerLetter: item.answerLetter, answerText: item.answerText }
  }
  const answer = item.options[indexOfLetter(item.answerLetter)] ?? item.answerText
  const place = placeOf(answer, content.options, indexOfLetter(item.answerLetter))
  const option = content.options[place]
  if (option === undefined) {
    throw new Refusal(
      `The answer as given, “${answer}”, is not among the options now; set the options back as well.`,
    )
  }
  return { answerLetter: letterAt(place), answerText: option }
}

/** Sets the whole content back to what was given. */
export const resetAll = (judgement: Judgement, item: Item): Judgement =>
  revise(judgement, item, {
    question: item.question,
    options: item.options,
    answerLetter: item.answerLetter,
    answerText: item.answerText,
    category: item.category,
    region: item.region,
  })
