import type { Rect } from '../../../../domain/geometry.ts'
import { around, asked, padded, type Scene } from '../../scene.ts'
import { drawCircuit } from './drawing.ts'
import {
  bandBox,
  cans,
  chipOf,
  markOf,
  nameOf,
  resistorOf,
  resistors,
  size,
  tiny,
  type Corner,
} from './plan.ts'

const corners: readonly Corner[] = ['Upper left', 'Upper right', 'Lower right', 'Lower left']
const banded = resistorOf('R7')
const coded = resistorOf('R12')
const marked = chipOf('U3')
const pinned = chipOf('U2')

const third = banded.bands[2]?.colour ?? ''
const thousands = `${coded.value / 1000} kΩ`
const pinsRight: Rect = {
  x1: pinned.body.x2 - 10,
  x2: pinned.body.x2 + 74,
  y1: pinned.body.y1,
  y2: pinned.body.y2,
}

export const circuitScene: Scene = {
  id: 'circuit',
  title: 'A circuit board, close',
  size,
  quality: 56,
  crowds: [
    ['resistor', resistors.length],
    ['surface-mounted part', tiny.length],
    ['capacitor', cans.length],
  ],
  questions: [
    asked(size, {
      question: 'What colour is the third band from the left on the resistor marked R7?',
      category: 'color',
      object: 'resistor R7',
      options: ['Orange', 'Yellow', 'Blue', third],
      correct: third,
      boxes: [
        padded(bandBox(banded, 2), 10, 4),
        { ...padded(banded.rect, 20), y1: banded.rect.y1 - 46 },
        padded(banded.rect, 130, 90),
      ],
      agreed: { count: 7, others: ['Blue'] },
      explanation: `The bands of R7 are, from the left, ${banded.bands.map((band) => band.colour.toLowerCase()).join(', ')}.`,
      refused: {
        question: 'What colour are the bands?',
        why: 'Criterion 2 fails: twelve resistors have bands.',
      },
    }),
    asked(size, {
      question: 'In which corner of the chip marked U3 is the round mark of its first pin?',
      category: 'structure',
      object: 'chip U3',
      options: corners,
      correct: marked.first,
      boxes: [
        padded(markOf(marked), 6),
        padded(around(marked.body, nameOf(marked)), 16),
        padded(around(marked.body, nameOf(marked)), 110),
      ],
      agreed: { count: 8, others: [] },
      explanation: `The round mark lies in the ${marked.first.toLowerCase()} corner of U3. No other corner of U3 has one.`,
      refused: { question: 'Where is the dot?', why: 'Criterion 2 fails: every chip has such a mark.' },
    }),
    asked(size, {
      question: 'How much resistance does the resistor marked R12 have?',
      category: 'identification',
      object: 'resistor R12',
      options: ['470 Ω', thousands, '47 kΩ', '2.7 kΩ'],
      correct: thousands,
      boxes: [
        padded(around(bandBox(coded, 0), bandBox(coded, 3)), 8, 6),
        { ...padded(coded.rect, 20), y1: coded.rect.y1 - 46 },
        padded(coded.rect, 130, 90),
      ],
      agreed: { count: 7, others: ['47 kΩ'] },
      flaw: 'outside-knowledge',
      explanation: `The value is right, ${thousands}, but it is written nowhere: one has to know the colour code of resistors. A question should be answered by looking.`,
      refused: {
        question: 'What is R12 for?',
        why: 'Criterion 3 fails: it needs knowledge that the picture does not give.',
      },
    }),
    asked(size, {
      question: 'How many pins does the chip marked U2 have along its right side?',
      category: 'counting',
      object: 'chip U2',
      correct: String(pinned.pins[0]),
      boxes: [
        pinsRight,
        padded(around(pinsRight, pinned.body, nameOf(pinned)), 24, 20),
        padded(around(pinned.body, nameOf(pinned)), 200, 110),
      ],
      agreed: { count: 6, others: [String(pinned.pins[0] - 1), String(pinned.pins[0] + 1)] },
      explanation: `Counted one by one, ${pinned.pins[0]} pins stick out on the right of U2, as many as on its left.`,
      refused: {
        question: 'How many pins does the chip have?',
        why: 'Criterion 2 fails: there are several chips in the full image.',
      },
    }),
  ],
  draw: drawCircuit,
}
