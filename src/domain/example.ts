import type { Item, Source } from './item.ts'
import { createJudgement, type Judgement } from './judgement.ts'
import type { Picture } from './picture.ts'
import type { ModelAnswer, Preview } from './preview.ts'
import { createProject, type Project } from './project.ts'

/** Small records that tests start from. */

export const exampleProject: Project = createProject('project-1', 'Example', 0)

export const examplePicture = (over: Partial<Picture> = {}): Picture => ({
  id: 'picture-1',
  sha256: 'ab',
  name: 'harbour.jpg',
  type: 'image/jpeg',
  bytes: 1000,
  width: 4000,
  height: 3000,
  origin: {
    path: 'images/harbour.jpg',
    sha256: 'ab',
    stored: null,
    orientation: 1,
    notes: [],
    plainJpeg: true,
  },
  ...over,
})

export const exampleSource: Source = {
  format: 'r2i-answers',
  file: 'validated_vqa.jsonl',
  line: 1,
  id: 'source-1',
  status: 'valid vqa',
  query: 'How many bolts hold the hinge?',
  picturePath: 'images/harbour.jpg',
  cropPath: null,
  object: 'hinge',
  score: 0.9,
  consensus: { count: 7, of: 8, share: 0.875 },
  smallModel: null,
  validationReason: null,
  boxes: [],
  notes: [],
}

/** A multiple-choice item with four options and the answer B. */
export const exampleItem = (over: Partial<Item> = {}): Item => ({
  id: 'item-1',
  pictureId: 'picture-1',
  order: 1,
  question: 'How many bolts hold the hinge?',
  options: ['two', 'three', 'four', 'six'],
  answerLetter: 'B',
  answerText: 'three',
  category: 'counting',
  region: { x1: 100, y1: 200, x2: 220, y2: 280 },
  source: exampleSource,
  ...over,
})

export const exampleOpenItem = (over: Partial<Item> = {}): Item =>
  exampleItem({ options: [], answerLetter: null, answerText: '3', ...over })

export const exampleJudgement = (over: Partial<Judgement> = {}): Judgement => ({
  ...createJudgement('item-1', 'ann'),
  ...over,
})

/** An answer by the option's index, with its letter for text. */
export const exampleAnswer = (option: number): ModelAnswer => ({ text: 'ABCDEFGH'.charAt(option), option })

/** A single answer, B, from the whole picture. */
export const examplePreview = (over: Partial<Preview> = {}): Preview => ({
  key: 'preview-1',
  modelId: 'tiny',
  view: 'global',
  budget: { kind: 'native' },
  sampling: { samples: 1, temperature: 0 },
  answers: [exampleAnswer(1)],
  scores: null,
  confidence: null,
  refusal: null,
  ms: 12,
  tokensIn: null,
  backend: 'wasm',
  seen: { width: 512, height: 384 },
  saliency: null,
  textBoxes: [],
  at: 1000,
  ...over,
})
