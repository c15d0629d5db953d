import type { Rect } from '../../../../domain/geometry.ts'
import { box } from '../../pen.ts'
import { around, asked, padded, type Scene } from '../../scene.ts'
import { drawStreet } from './drawing.ts'
import { cats, chimney, clock, houses, size, vane } from './plan.ts'

const time = (hours: number, minutes: number): string => `${hours}:${String(minutes).padStart(2, '0')}`
const face = box(clock.x - clock.radius, clock.y - clock.radius, clock.radius * 2, clock.radius * 2)

const red = houses.filter((house) => house.shop.awningName === 'red')
const shop = red[0]?.shop
if (!shop || red.length !== 1) throw new Error('Exactly one awning is red.')

const catBox = (cat: (typeof cats)[number]): Rect => ({
  x1: cat.x - cat.height * 0.6,
  y1: cat.y - cat.height * 1.06,
  x2: cat.x + cat.height * 0.6,
  y2: cat.y + 6,
})
const leftOfChimney = cats.filter((cat) => cat.x < chimney.x1)
const seen = padded(around(...leftOfChimney.map(catBox)), 14, 10)

export const streetScene: Scene = {
  id: 'street',
  title: 'A row of houses at dusk',
  size,
  quality: 66,
  crowds: [
    ['window', houses.flatMap((house) => house.windows).length],
    ['awning', houses.length],
  ],
  questions: [
    asked(size, {
      question: 'What time does the clock on the post show?',
      category: 'structure',
      object: 'street clock',
      options: [time(clock.hours, clock.minutes), time(10, 40), time(8, 50), time(9, 35)],
      correct: time(clock.hours, clock.minutes),
      boxes: [padded(face, 2), padded(face, 26), { ...padded(face, 60), y2: clock.foot }],
      region: { x1: face.x1 - 26, y1: face.y1 - 26, x2: face.x2 + 26, y2: face.y2 + 26 },
      agreed: { count: 7, others: [time(10, 40)] },
      explanation: `There is one clock in the street. Its short hand is almost at ${clock.hours + 1} and its long hand at 10: ${time(clock.hours, clock.minutes)}.`,
      refused: {
        question: 'What is this clock mounted on?',
        why: 'Criterion 4 fails: "this clock" is not specified in the original image.',
      },
    }),
    asked(size, {
      question: 'Which name is written on the sign above the red awning?',
      category: 'ocr',
      object: 'shop sign above the red awning',
      options: ['KLINGER UHREN', 'PETIT BAZAAR', shop.name, 'THE COPPER KETTLE'],
      correct: shop.name,
      boxes: [
        padded(shop.sign, -20, -6),
        padded(shop.sign, 14),
        { ...padded(shop.sign, 40), y2: shop.front.y2 },
      ],
      explanation: `Only one awning in the street is red, and the sign above it reads ${shop.name}.`,
      refused: {
        question: 'What colour is the awning?',
        why: 'Criterion 2 fails: there are several awnings in the full image.',
      },
    }),
    asked(size, {
      question: 'How many cats are sitting on the ridge of the roof with the weathervane?',
      category: 'counting',
      object: 'cats on the roof ridge',
      options: ['2', String(leftOfChimney.length), '4', String(cats.length)],
      given: String(leftOfChimney.length),
      correct: String(cats.length),
      boxes: [
        around(...cats.map(catBox)),
        padded(around(...cats.map(catBox)), 30),
        padded(around(...cats.map(catBox), box(vane.x - 50, vane.y - 170, 100, 170)), 60),
      ],
      region: {
        x1: Math.floor(seen.x1),
        y1: Math.floor(seen.y1),
        x2: Math.ceil(seen.x2),
        y2: Math.ceil(seen.y2),
      },
      agreed: { count: 8, others: [] },
      easy: 1,
      flaw: 'views-disagree',
      explanation: `The region shows ${leftOfChimney.length} cats, but ${cats.length - leftOfChimney.length} more sit on the same ridge beyond the chimney. The whole picture says ${cats.length}.`,
      refused: {
        question: 'What colour are the cats?',
        why: 'Criterion 1 fails: they are seen against the light.',
      },
    }),
  ],
  draw: drawStreet,
}
