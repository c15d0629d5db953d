import { around, asked, padded, type Scene } from '../../scene.ts'
import { drawAtlas } from './drawing.ts'
import { boxOfStars, constellations, heron, lantern, pentagram, size } from './plan.ts'

const [first, second] = lantern.words
const whole = `${first.text} ${second.text}`
const heronStars = boxOfStars(heron.stars)
const starStars = boxOfStars(pentagram.stars)
const word = padded(second.rect, 8, 12)

export const atlasScene: Scene = {
  id: 'atlas',
  title: 'A star atlas',
  size,
  quality: 66,
  crowds: [['constellation', constellations.length + 1]],
  questions: [
    asked(size, {
      question: 'What shape do the lines of the constellation Mirathea form?',
      category: 'structure',
      object: 'constellation Mirathea',
      options: ['A triangle', 'A square', 'A five-pointed star', 'A hexagon'],
      correct: 'A five-pointed star',
      boxes: [
        starStars,
        padded(around(starStars, pentagram.label), 16),
        padded(around(starStars, pentagram.label), 110),
      ],
      agreed: { count: 8, others: [] },
      explanation: 'Five stars, each joined to the one after the next: a five-pointed star.',
      refused: {
        question: 'What shape do the stars form?',
        why: 'Criterion 2 fails: the full image shows many constellations.',
      },
    }),
    asked(size, {
      question:
        'What is the name of the hexagonal constellation at the lower right? (Answer the full text as written)',
      category: 'ocr',
      object: 'label of the hexagonal constellation',
      options: [whole, second.text, `MINOR ${second.text}`, first.text],
      given: second.text,
      correct: whole,
      boxes: [
        padded(around(first.rect, second.rect), 4, 8),
        around(boxOfStars(lantern.figure.stars), padded(around(first.rect, second.rect), 12)),
        padded(around(boxOfStars(lantern.figure.stars), first.rect, second.rect), 110),
      ],
      region: {
        x1: Math.floor(word.x1),
        y1: Math.floor(word.y1),
        x2: Math.ceil(word.x2),
        y2: Math.ceil(word.y2),
      },
      agreed: { count: 8, others: [] },
      flaw: 'views-disagree',
      explanation: `The region cuts the name: it shows "${second.text}" alone, while the whole picture says "${whole}".`,
      refused: {
        question: 'What does the name mean?',
        why: 'Criterion 3 fails: it needs knowledge that the picture does not give.',
      },
    }),
    asked(size, {
      question: 'How many stars do the lines of the constellation Ardea join?',
      category: 'counting',
      object: 'constellation Ardea',
      correct: String(heron.stars.length),
      boxes: [
        heronStars,
        padded(around(heronStars, heron.label), 16),
        padded(around(heronStars, heron.label), 110),
      ],
      agreed: { count: 6, others: [String(heron.stars.length - 1), String(heron.stars.length + 1)] },
      explanation: `The lines of Ardea join ${heron.stars.length} stars; the smaller dots around it belong to no figure.`,
      refused: {
        question: 'How many stars are in the sky?',
        why: 'Criterion 2 fails: there is no single answer.',
      },
    }),
  ],
  draw: drawAtlas,
}
