import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { around, asked, padded, type Scene } from '../../scene.ts'
import { drawWorkshop } from './drawing.ts'
import {
  jars,
  labelOf,
  lidOf,
  mallet,
  rack,
  saws,
  screwdrivers,
  shelf,
  size,
  square,
  yellow,
  type Jar,
} from './plan.ts'

function jarOf(label: string): Jar {
  const found = jars.find((jar) => jar.label === label)
  if (!found) throw new Error(`No jar is labelled ${label}.`)
  return found
}
const meant = jarOf('M5')
const shown = jarOf('M8')
const drivers: Rect = { x1: rack.x1, x2: rack.x2, y1: rack.y1 - 190, y2: rack.y2 + 320 }
const [leftmost] = screwdrivers
const handles = box(
  (leftmost?.x ?? 0) - 40,
  rack.y1 - 160,
  (screwdrivers.at(-1)?.x ?? 0) - (leftmost?.x ?? 0) + 80,
  180,
)
const jarBox = (jar: Jar): Rect => padded(around(lidOf(jar), labelOf(jar)), 16, 12)
const outward = ({ x1, y1, x2, y2 }: Rect): Rect => ({
  x1: Math.floor(x1),
  y1: Math.floor(y1),
  x2: Math.ceil(x2),
  y2: Math.ceil(y2),
})

export const workshopScene: Scene = {
  id: 'workshop',
  title: 'A wall of tools',
  size,
  quality: 62,
  crowds: [
    ['screwdriver', screwdrivers.length],
    ['jar', jars.length],
    ['hand saw', saws.length],
  ],
  questions: [
    asked(size, {
      question: 'What tool hangs between the two hand saws?',
      category: 'identification',
      object: 'tool between the saws',
      options: ['A spirit level', square.name, 'A hand plane', 'A clamp'],
      correct: square.name,
      boxes: [
        padded(square.rect, 6),
        padded(square.rect, 60),
        { x1: saws[0].x + 480, x2: saws[1].x + 220, y1: 230, y2: 840 },
      ],
      agreed: { count: 7, others: ['A ruler'] },
      explanation: 'A steel blade fixed at a right angle into a wooden stock: a try square.',
      refused: {
        question: 'What is this tool used for?',
        why: 'Criterion 3 fails: it needs knowledge that the picture does not give.',
      },
    }),
    asked(size, {
      question: 'How many screwdrivers with a yellow handle are in the rack?',
      category: 'counting',
      object: 'screwdriver rack',
      correct: String(yellow.length),
      boxes: [handles, { ...drivers, y2: rack.y2 + 20 }, padded(drivers, 60)],
      agreed: { count: 6, others: [String(yellow.length + 1), String(yellow.length - 1)] },
      explanation: `Of the ${screwdrivers.length} screwdrivers in the rack, ${yellow.length} have a yellow handle.`,
      refused: {
        question: 'How many tools are there?',
        why: 'Criterion 2 fails: the full image shows many more tools.',
      },
    }),
    asked(size, {
      question: 'What colour is the lid of the jar labelled M5?',
      category: 'color',
      object: 'jar labelled M5',
      options: ['Green', 'Blue', 'Silver', meant.lidColour],
      correct: meant.lidColour,
      boxes: [around(lidOf(meant), labelOf(meant)), padded(meant.rect, 10), padded(meant.rect, 150, 60)],
      region: outward(jarBox(shown)),
      agreed: { count: 6, others: [shown.lidColour, shown.lidColour] },
      flaw: 'region-misses',
      explanation: `The answer is right, ${meant.lidColour.toLowerCase()}, but the region shows the jar labelled ${shown.label}. The jar ${meant.label} stands further left on the shelf.`,
      refused: {
        question: 'What is in the jar?',
        why: 'Criterion 2 fails: there are several jars in the full image.',
      },
    }),
    asked(size, {
      question: 'What is the head of the mallet made of?',
      category: 'material',
      object: 'mallet',
      options: ['Black rubber', 'Brass', mallet.material, 'Steel'],
      correct: mallet.material,
      boxes: [
        padded(mallet.head, 4),
        padded(around(mallet.head, mallet.handle), 14),
        padded(around(mallet.head, mallet.handle), 130, 60),
      ],
      agreed: { count: 8, others: [] },
      easy: 1,
      explanation:
        'The head shows long grain on its side and growth rings at its end: it is a block of wood.',
      refused: {
        question: 'What is the handle made of?',
        why: 'Criterion 2 fails: many tools in the full image have a handle.',
      },
    }),
  ],
  draw: drawWorkshop,
}
if (shelf > size.height) throw new Error('The shelf hangs below the picture.')
