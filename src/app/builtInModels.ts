import type { OfferedModel } from '../state/models.ts'

/** The models whose weights come with the program. */
export const builtInModels: readonly OfferedModel[] = [
  {
    spec: { kind: 'reader', id: 'reader', name: 'Text reader' },
    origin: 'built-in',
    card: {
      summary: 'Reads the text in a picture and answers questions about it.',
      bytes: null,
      memory: null,
      licence: 'Apache-2.0',
      origin: 'PaddleOCR',
    },
  },
  {
    spec: { kind: 'saliency', id: 'saliency', name: 'What stands out' },
    origin: 'built-in',
    card: {
      summary: 'Finds the parts of a picture that stand out.',
      bytes: null,
      memory: null,
      licence: 'Apache-2.0',
      origin: 'U²-Net',
    },
  },
]
