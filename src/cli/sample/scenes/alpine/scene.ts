import { box } from '../../pen.ts'
import { around, asked, padded, type Scene } from '../../scene.ts'
import { drawAlps } from './drawing.ts'
import {
  cabin,
  cabinNumber,
  climberHeight,
  climbers,
  huts,
  ibex,
  ibexBox,
  size,
  tent,
  tentBox,
} from './plan.ts'

const rope = padded(
  around(
    ...climbers.map(({ x, y }) =>
      box(x - climberHeight * 0.35, y - climberHeight, climberHeight * 0.7, climberHeight),
    ),
  ),
  12,
)

export const alpineScene: Scene = {
  id: 'alpine',
  title: 'A valley in the Alps',
  size,
  quality: 58,
  crowds: [
    ['hut', huts.length],
    ['mountain', 6],
  ],
  questions: [
    asked(size, {
      question: 'What animal stands on the ledge beside the waterfall?',
      category: 'identification',
      object: 'animal beside the waterfall',
      options: ['A fox', 'A cow', 'A marmot', ibex.name],
      correct: ibex.name,
      boxes: [ibexBox, padded(ibexBox, 110, 90), padded(ibexBox, 420, 380)],
      agreed: { count: 7, others: ['A cow'] },
      explanation: 'A brown animal with two long horns that curve back: an ibex.',
      refused: {
        question: 'Is this animal endangered?',
        why: 'Criterion 3 fails: it needs knowledge that the picture does not give.',
      },
    }),
    asked(size, {
      question: 'What number is on the cabin of the cable car?',
      category: 'ocr',
      object: 'cable car cabin',
      options: ['11', String(cabin.number), '71', '47'],
      given: String(cabin.number),
      correct: '',
      boxes: [cabinNumber, padded(cabin.rect, 12), padded(cabin.rect, 190, 150)],
      agreed: { count: 6, others: ['11', '47'] },
      flaw: 'unreadable',
      explanation:
        'The cabin hangs in mist and its number is a few grey pixels high. Nobody can read it, in the region no more than in the whole picture, so the answer is a guess.',
      refused: { question: 'Who sits in the cabin?', why: 'Criterion 1 fails: nobody can be made out.' },
    }),
    asked(size, {
      question: 'How many climbers are on the rope in the snowfield?',
      category: 'counting',
      object: 'rope team',
      correct: String(climbers.length),
      boxes: [rope, padded(rope, 90), padded(rope, 420, 300)],
      agreed: { count: 6, others: [String(climbers.length - 1), String(climbers.length + 1)] },
      explanation: `${climbers.length} climbers go one behind the other, each in a jacket of another colour, with the rope between them.`,
      refused: {
        question: 'How many people are in the picture?',
        why: 'Criterion 2 fails: there may be others in the valley.',
      },
    }),
    asked(size, {
      question: 'What colour is the tent near the lake?',
      category: 'color',
      object: 'tent',
      options: ['Green', tent.colour, 'Blue', 'Yellow'],
      correct: tent.colour,
      boxes: [tentBox, padded(tentBox, 70, 60), padded(tentBox, 380, 260)],
      agreed: { count: 8, others: [] },
      explanation: `One tent stands in the picture, on the shore to the right of the lake, and it is ${tent.colour.toLowerCase()}.`,
      refused: {
        question: 'How large is the tent?',
        why: 'Criterion 3 fails: the picture gives no measure.',
      },
    }),
  ],
  draw: drawAlps,
}
