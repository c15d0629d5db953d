import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { around, asked, padded, type Scene } from '../../scene.ts'
import { drawMarket } from './drawing.ts'
import { euros, lemonRadius, scale, size, stands, weighed, type Kind, type Stand } from './plan.ts'

function standOf(kind: Kind): Stand {
  const found = stands.find((stand) => stand.kind === kind)
  if (!found) throw new Error(`Nobody sells ${kind} here.`)
  return found
}

const plums = standOf('plum')
const pears = standOf('pear')
const figs = standOf('fig')
const lemons: Rect = around(
  ...weighed.map(({ x, y }) => box(x - lemonRadius, y - lemonRadius, lemonRadius * 2, lemonRadius * 2)),
)

export const marketScene: Scene = {
  id: 'market',
  title: 'A fruit stall',
  size,
  quality: 62,
  crowds: [
    ['crate', stands.length - 1],
    ['price tag', stands.length],
  ],
  questions: [
    asked(size, {
      question: 'How many lemons lie in the blue bowl of the hanging scale?',
      category: 'counting',
      object: 'bowl of the hanging scale',
      correct: String(weighed.length),
      boxes: [
        padded(around(lemons, scale.bowl), 6),
        padded(around(lemons, scale.bowl), 60, 40),
        box(scale.x - 260, scale.hook, 520, 660),
      ],
      agreed: { count: 7, others: [String(weighed.length - 1)] },
      explanation: `${weighed.length} lemons are in the bowl: two on top and four in front. The other lemons lie in a crate, not in the bowl.`,
      refused: {
        question: 'How many lemons are there?',
        why: 'Criterion 2 fails: the full image shows a whole crate of lemons elsewhere.',
      },
    }),
    asked(size, {
      question: 'What price is written on the tag of the plums?',
      category: 'ocr',
      object: 'price tag of the plums',
      options: [
        euros(stands.find((stand) => stand.kind === 'lemon')?.price ?? 0),
        euros(pears.price),
        euros(plums.price),
        euros(430),
      ],
      given: euros(pears.price),
      correct: euros(plums.price),
      boxes: [padded(plums.tag, 2), padded(plums.tag, 50), around(padded(plums.tag, 90), plums.board)],
      agreed: { count: 6, others: [euros(plums.price), euros(plums.price)] },
      flaw: 'wrong-answer',
      explanation: `The tag of the plums says ${euros(plums.price)}. ${euros(pears.price)} is the price of the pears beside them.`,
      refused: {
        question: 'How much is the fruit?',
        why: 'Criterion 2 fails: every crate has a price of its own.',
      },
    }),
    asked(size, {
      question: 'What is the container that holds the figs made of?',
      category: 'material',
      object: 'basket of figs',
      options: ['Wooden boards', 'Woven wicker', 'Cardboard', 'Metal wire'],
      correct: 'Woven wicker',
      boxes: [
        padded(figs.board, -40, -10),
        around(figs.board, figs.heap),
        padded(around(figs.board, figs.heap, figs.tag), 60, 30),
      ],
      agreed: { count: 8, others: [] },
      easy: 1,
      explanation:
        'All other fruit lies in crates of boards; the figs alone lie in a basket of woven wicker.',
      refused: {
        question: 'What is this made of?',
        why: 'Criterion 4 fails: "this" is not specified in the original image.',
      },
    }),
  ],
  draw: drawMarket,
}
