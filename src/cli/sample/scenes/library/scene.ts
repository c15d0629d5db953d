import { asked, around, padded, type Scene } from '../../scene.ts'
import { drawLibrary } from './drawing.ts'
import { bays, books, curios, size, titleOf, whiteBook, type Curio } from './plan.ts'

function curio(kind: Curio): (typeof curios)[number]['rect'] {
  const found = curios.filter((one) => one.kind === kind)
  const [only] = found
  if (!only || found.length > 1) throw new Error(`There should be one ${kind}.`)
  return only.rect
}
const bayAround = (rect: (typeof curios)[number]['rect']): typeof rect =>
  bays.find(
    (bay) =>
      bay.rect.x1 <= rect.x1 && bay.rect.x2 >= rect.x2 && bay.rect.y2 >= rect.y2 && bay.rect.y1 <= rect.y1,
  )?.rect ?? rect

const glass = curio('hourglass')
const bust = curio('bust')

export const libraryScene: Scene = {
  id: 'library',
  title: 'A library wall',
  size,
  quality: 60,
  crowds: [['book', books.length]],
  questions: [
    asked(size, {
      question: 'What object stands between the books at the left end of the top shelf?',
      category: 'identification',
      object: 'object on the top shelf, left',
      options: ['A candlestick', 'A telescope', 'An hourglass', 'A vase'],
      correct: 'An hourglass',
      boxes: [padded(glass, 4), padded(glass, 90, 30), padded(around(glass, bayAround(glass)), 10)],
      agreed: { count: 8, others: [] },
      explanation:
        'Two glass bulbs with sand in a wooden frame: an hourglass. It is the only object between the books of that bay.',
      refused: {
        question: 'What is next to the book?',
        why: 'Criterion 2 fails: the full image shows hundreds of books.',
      },
    }),
    asked(size, {
      question: 'What is the title on the only white book spine?',
      category: 'ocr',
      object: 'white book spine',
      correct: whiteBook.title,
      boxes: [padded(titleOf(whiteBook), 4), padded(whiteBook.rect, 10), padded(whiteBook.rect, 190, 60)],
      agreed: { count: 7, others: [whiteBook.author] },
      explanation: `One spine in the wall is white; along it stands "${whiteBook.title}", with the author, ${whiteBook.author}, below.`,
      refused: {
        question: 'Who wrote this book?',
        why: 'Criterion 4 fails: "this book" is not specified in the original image.',
      },
    }),
    asked(size, {
      question: 'What does the bust on the shelf appear to be made of?',
      category: 'material',
      object: 'bust',
      options: ['White marble', 'Bronze with green patina', 'Dark wood', 'Plaster'],
      correct: 'Bronze with green patina',
      boxes: [padded(bust, 2), padded(bust, 60, 30), around(padded(bust, 80), bayAround(bust))],
      agreed: { count: 7, others: ['Dark wood'] },
      explanation: 'The bust is brown metal with bright highlights and green patina in its folds: bronze.',
      refused: {
        question: 'Who is shown by the bust?',
        why: 'Criterion 3 fails: it needs knowledge that the picture does not give.',
      },
    }),
  ],
  draw: drawLibrary,
}
