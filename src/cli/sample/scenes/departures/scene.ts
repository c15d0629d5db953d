import { box } from '../../pen.ts'
import { around, asked, padded, type Scene } from '../../scene.ts'
import { drawDepartures } from './drawing.ts'
import {
  board,
  flapsOf,
  flights,
  pillarFoot,
  pillars,
  rowOf,
  size,
  suitcaseOf,
  tall,
  travellers,
  waiting,
} from './plan.ts'

const lisbon = rowOf('LISBON')
const north = rowOf('REYKJAVIK')
const gate = flights[lisbon]?.gate ?? ''
const late = flights[north]?.status ?? ''
const said = late.charAt(0) + late.slice(1).toLowerCase()
const rowBox = (row: number): ReturnType<typeof box> =>
  around(flapsOf(row, 'time'), flapsOf(row, 'to'), flapsOf(row, 'gate'), flapsOf(row, 'status'))

const luggage = suitcaseOf(waiting)
const bearer = box(
  waiting.x - tall(waiting.y) * 0.5,
  waiting.y - tall(waiting.y) * 1.04,
  tall(waiting.y),
  tall(waiting.y) * 1.08,
)
const pillar = pillars.find((one) => one.number === 4)
if (!pillar || Math.abs(pillar.x - waiting.x) > 400) throw new Error('Somebody should wait beside pillar 4.')

export const departuresScene: Scene = {
  id: 'departures',
  title: 'A departure hall in the evening',
  size,
  quality: 67,
  crowds: [
    ['traveller', travellers.length],
    ['pillar', pillars.length],
  ],
  questions: [
    asked(size, {
      question: 'Which gate does the board show for the flight to Lisbon?',
      category: 'ocr',
      object: 'board row for Lisbon',
      options: ['A14', 'B17', 'B41', gate],
      correct: gate,
      boxes: [padded(flapsOf(lisbon, 'gate'), 3), padded(rowBox(lisbon), 8), padded(rowBox(lisbon), 50, 90)],
      agreed: { count: 8, others: [] },
      explanation: `The row of Lisbon shows gate ${gate}. The board also holds A14, B17 and B41, but for other flights.`,
      refused: {
        question: 'What gate is shown?',
        why: 'Criterion 2 fails: every row of the full image shows a gate.',
      },
    }),
    asked(size, {
      question: 'What is the status of the flight to Reykjavik?',
      category: 'ocr',
      object: 'board row for Reykjavik',
      options: [said, 'Boarding', late, 'On time'],
      given: said,
      correct: said,
      boxes: [padded(flapsOf(north, 'status'), 3), padded(rowBox(north), 8), padded(rowBox(north), 50, 90)],
      agreed: { count: 8, others: [] },
      flaw: 'options-faulty',
      explanation: `The board says ${late}, and two options say so: A and C differ only in capitals. Whoever chooses C is counted as wrong.`,
      refused: {
        question: 'Why is this flight late?',
        why: 'Criterion 3 fails: it needs knowledge that the picture does not give.',
      },
    }),
    asked(size, {
      question: 'What colour is the suitcase of the person who waits beside pillar 4?',
      category: 'color',
      object: 'suitcase beside pillar 4',
      options: ['Red', waiting.suitcase?.colour ?? '', 'Grey', 'Yellow'],
      correct: waiting.suitcase?.colour ?? '',
      boxes: [
        padded(luggage, 3),
        around(padded(luggage, 20), bearer),
        around(padded(bearer, 40), box(pillar.x - 110, 1260, 220, pillarFoot - 1260)),
      ],
      agreed: { count: 8, others: [] },
      explanation: `Beside the pillar with the number 4 stands one person, and the suitcase next to them is ${(waiting.suitcase?.colour ?? '').toLowerCase()}.`,
      refused: {
        question: 'What colour is the suitcase?',
        why: 'Criterion 2 fails: several travellers have suitcases.',
      },
    }),
  ],
  draw: drawDepartures,
}
if (!(board.x2 < size.width)) throw new Error('The board hangs outside the hall.')
