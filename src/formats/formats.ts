import type { Format } from './format.ts'
import { nestedBoxes } from './nestedBoxes.ts'
import { r2iAnswers } from './r2iAnswers.ts'
import { r2iBoxes } from './r2iBoxes.ts'
import { r2iQuestions } from './r2iQuestions.ts'
import { zoombench } from './zoombench.ts'

/** Every format that can be read. Adding one is a file and a line here. */
const formats: readonly Format[] = [r2iAnswers, r2iQuestions, r2iBoxes, zoombench, nestedBoxes]

export interface Recognised {
  readonly format: Format
  readonly because: string
}

/** The format that is surest of a file, judged by its beginning. */
export function recognise(path: string, head: string): Recognised | null {
  let best: (Recognised & { readonly confidence: number }) | null = null
  for (const format of formats) {
    const answer = format.recognises(path, head)
    if (answer && answer.confidence > (best?.confidence ?? 0)) best = { format, ...answer }
  }
  return best && { format: best.format, because: best.because }
}
