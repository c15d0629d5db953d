import { around, asked, padded, type Scene } from '../../scene.ts'
import { drawCarPark } from './drawing.ts'
import { arrowBox, bays, bus, busArrow, carBox, lorry, numberOf, size, vanBay } from './plan.ts'

export const carparkScene: Scene = {
  id: 'carpark',
  title: 'A car park from above',
  size,
  quality: 56,
  crowds: [
    ['parked car', bays.filter((bay) => bay.car !== null).length],
    ['bay number', bays.filter((bay) => !bay.island).length],
  ],
  questions: [
    asked(size, {
      question: 'What number is painted in front of the bay where the yellow van is parked?',
      category: 'ocr',
      object: 'yellow van',
      correct: String(vanBay.number),
      boxes: [
        padded(numberOf(vanBay), 4),
        padded(around(numberOf(vanBay), carBox(vanBay)), 14),
        padded(around(numberOf(vanBay), carBox(vanBay)), 230, 130),
      ],
      agreed: { count: 7, others: [String(vanBay.number + 1)] },
      explanation: `One vehicle in the car park is yellow, a van, and before its bay ${vanBay.number} is painted.`,
      refused: {
        question: 'What number is the bay?',
        why: 'Criterion 2 fails: hundreds of bays have a number.',
      },
    }),
    asked(size, {
      question: 'Which way, as seen in the picture, does the arrow painted right in front of the bus point?',
      category: 'structure',
      object: 'arrow in front of the bus',
      options: ['Up', 'Left', busArrow.way, 'Right'],
      correct: busArrow.way,
      boxes: [
        arrowBox(busArrow),
        { ...padded(arrowBox(busArrow), 50, 30), x2: bus.rect.x1 + 170 },
        padded(around(arrowBox(busArrow), bus.rect), 60, 70),
      ],
      agreed: { count: 7, others: ['Left'] },
      explanation: `There is one bus. It drives to the left, and the arrow right before it points ${busArrow.way.toLowerCase()}, out of the lane.`,
      refused: {
        question: 'Which way does the arrow point?',
        why: 'Criterion 2 fails: there are many arrows in the full image.',
      },
    }),
    asked(size, {
      question: 'What material is the lorry with the open bed carrying?',
      category: 'material',
      object: 'load of the lorry',
      options: ['Steel', lorry.load, 'Concrete', 'Glass'],
      correct: lorry.load,
      boxes: [padded(lorry.bed, -8), padded(lorry.rect, 26, 30), padded(lorry.rect, 200, 120)],
      agreed: { count: 8, others: [] },
      explanation: 'The bed is stacked with logs: bark along their sides, pale rings at their ends.',
      refused: {
        question: 'Where is the lorry going?',
        why: 'Criterion 1 fails: the picture does not show it.',
      },
    }),
    asked(size, {
      question: 'How many passengers are sitting in the bus?',
      category: 'counting',
      object: 'bus',
      options: ['4', '9', '12', '15'],
      given: '12',
      correct: '',
      boxes: [padded(bus.rect, -20, -10), padded(bus.rect, 40, 30), padded(bus.rect, 200, 130)],
      agreed: { count: 6, others: ['9', '15'] },
      flaw: 'not-answerable',
      explanation:
        'Only the roof of the bus is visible. How many people sit below it cannot be seen in any view.',
      refused: {
        question: 'Where does the bus go?',
        why: 'Criterion 1 fails: the picture does not show it.',
      },
    }),
  ],
  draw: drawCarPark,
}
