import type { Prediction } from './prediction.ts'

/**
 * The base reward of 001 §4.1, equation 2, with the weights of its table 12: accuracy, format and a bonus for tools. The
 * grounding terms stay apart (FORMATS §2.2): the paper lists no weights for them.
 */
export interface ToolWeights {
  readonly accuracy: number
  readonly format: number
  readonly tool: number
}

export interface ToolPreset {
  readonly id: string
  readonly name: string
  readonly weights: ToolWeights
  readonly source: string
}

/** Published weights. */
export const toolPresets: readonly ToolPreset[] = [
  {
    id: 'lfpc',
    name: 'LFPC, and DeepEyes on pictures',
    weights: { accuracy: 0.8, format: 0.2, tool: 1.2 },
    source: 'LFPC, table 12',
  },
  {
    id: 'deepeyes-math',
    name: 'DeepEyes on mathematics',
    weights: { accuracy: 1.2, format: 0.4, tool: 0 },
    source: 'DeepEyes’ released code',
  },
]

export interface ToolTerms {
  /** 0 to 1. */
  readonly accuracy: number
  /** −1 for a malformed output, else 0. */
  readonly format: number
  /** 1 only where the answer is right and a tool was used. */
  readonly tool: number
}

export function toolTerms(
  { text, boxes }: Pick<Prediction, 'text' | 'boxes'>,
  accuracy: number,
  opensThought: boolean,
): ToolTerms {
  return {
    accuracy,
    format: isMalformed(text ?? '', opensThought) ? -1 : 0,
    tool: accuracy === 1 && usedTool({ text, boxes }) ? 1 : 0,
  }
}

export const toolOverall = (terms: ToolTerms, weights: ToolWeights): number =>
  weights.accuracy * terms.accuracy + weights.format * terms.format + weights.tool * terms.tool

/** The model looked into a box, or called a tool in what it said. */
export const usedTool = ({ text, boxes }: Pick<Prediction, 'text' | 'boxes'>): boolean =>
  boxes.length > 0 || (text !== null && /<tool_call>|<\|vision_start\|>|["']bbox_2d["']/.test(text))

/**
 * As DeepEyes finds it: opening and closing tags of thoughts, or after the thoughts those of answers, are not equally
 * many. `opensThought` where the prompt itself ended in `<think>`, so that what was said begins inside the thoughts.
 */
export function isMalformed(text: string, opensThought: boolean): boolean {
  const opened = countOf(text, '<think>') + (opensThought ? 1 : 0)
  if (opened !== countOf(text, '</think>')) return true
  const said = text.slice(Math.max(0, text.lastIndexOf('</think>')))
  return countOf(said, '<answer>') !== countOf(said, '</answer>')
}

const countOf = (text: string, part: string): number => text.split(part).length - 1
