import { warning, type Remark } from './remark.ts'

/** What is said of boxes that no question is asked about: an item is a question. */
export const leftOver = {
  noQuestion: (pictures: number, boxes: number): Remark =>
    warning(
      'questions-missing',
      `There ${counted(pictures, 'picture')} and ${boxes === 1 ? '1 box' : `${boxes} boxes`} here, but no question, and every item is one: write a question to the boxes, or import a file of questions for the same pictures.`,
    ),
  boxes: (count: number): Remark =>
    warning(
      'boxes-left',
      `${count === 1 ? '1 box belongs' : `${count} boxes belong`} to no question of this file; no item was made of ${count === 1 ? 'it' : 'them'}.`,
    ),
}

const counted = (count: number, noun: string): string =>
  count === 1 ? `is 1 ${noun}` : `are ${count} ${noun}s`
