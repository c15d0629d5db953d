import { asked, around, padded, type Scene } from '../../scene.ts'
import { box } from '../../pen.ts'
import { drawHarbour } from './drawing.ts'
import { bodyOf, buoys, containers, load, plateOf, ship, shipName, size } from './plan.ts'

const orange = buoys.filter((buoy) => buoy.colour === 'orange')
const [meant, other] = orange
if (!meant || !other) throw new Error('Two buoys are orange.')

export const harbourScene: Scene = {
  id: 'harbour',
  title: 'A container port by night',
  size,
  quality: 64,
  crowds: [['container', containers.length + 1]],
  questions: [
    asked(size, {
      question: 'What colour is the container that hangs from the crane?',
      category: 'color',
      object: 'hanging container',
      options: ['Red', 'Blue', load.colour, 'Green'],
      correct: load.colour,
      boxes: [
        padded(load.rect, 4),
        padded(load.rect, 40, 60),
        around(padded(load.rect, 130, 60), box(load.trolley - 90, 560, 180, 100)),
      ],
      agreed: { count: 8, others: [] },
      easy: 1,
      explanation: `Only one container is in the air, below the trolley of the middle crane, and it is ${load.colour.toLowerCase()}.`,
      refused: {
        question: 'What colour is the container?',
        why: 'Criterion 2 fails: dozens of containers are in the full image.',
      },
    }),
    asked(size, {
      question: 'What number is painted on the orange buoy?',
      category: 'ocr',
      object: 'orange buoy',
      options: ['4', '9', String(meant.number), String(other.number)],
      given: String(meant.number),
      correct: '',
      boxes: [plateOf(meant), bodyOf(meant), padded(bodyOf(meant), 120, 60)],
      agreed: { count: 8, others: [] },
      flaw: 'several-instances',
      explanation: `Two buoys are orange: one carries ${meant.number}, the other ${other.number}. Only inside the region is "the orange buoy" a single thing.`,
      refused: {
        question: 'What is this object?',
        why: 'Criterion 4 fails: "this object" is not specified in the original image.',
      },
    }),
    asked(size, {
      question: 'What is the name of the container ship, as painted on its bow?',
      category: 'ocr',
      object: 'ship name',
      correct: ship.name,
      boxes: [
        padded(shipName, 6),
        padded(shipName, 60, 50),
        { x1: ship.bow, y1: ship.deck - 60, x2: shipName.x2 + 120, y2: 2260 },
      ],
      agreed: { count: 7, others: ['MARGUERITE'] },
      explanation: `The letters on the bow read ${ship.name}, and no other ship shows a name.`,
      refused: {
        question: 'What colour is the hull?',
        why: 'Criterion 2 fails: the hull is painted in two colours.',
      },
    }),
  ],
  draw: drawHarbour,
}
