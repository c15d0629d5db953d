import type { Rect, Size } from './geometry.ts'
import type { Content } from './item.ts'

/** What a model is shown: the whole picture, the region cut from the original pixels, or the question alone. */
export type View = 'global' | 'regional' | 'blind'
export const views: readonly View[] = ['global', 'regional', 'blind']

/**
 * The limit under which pictures are shown to a model: as many visual tokens as the model's own resizing gives
 * (`native`), a number of visual tokens (001 §5), or a longest side in pixels (the resolutions of 002).
 */
export type Budget =
  | { readonly kind: 'native' }
  | { readonly kind: 'tokens'; readonly tokens: number }
  | { readonly kind: 'side'; readonly side: number }

/** How often and how boldly a model is asked. */
export interface Sampling {
  /** Answers per view. One answer is always the likeliest one. */
  readonly samples: number
  /** Above 0 where `samples` is more than 1. */
  readonly temperature: number
}

/** One answer of a model. */
export interface ModelAnswer {
  /** What the model said, as text; for multiple choice possibly no more than a letter. */
  readonly text: string
  /** Index of the option that it comes down to; null for an open question, and where it is none of them. */
  readonly option: number | null
}

/** Text that a model read, and where, in upright original pixels. */
export interface TextBox {
  readonly rect: Rect
  readonly text: string
  /** 0 to 1. */
  readonly confidence: number
}

/** How strongly each cell of a grid over what was seen speaks to the answer; row by row, any scale, none below 0. */
export interface Saliency {
  readonly columns: number
  readonly rows: number
  readonly values: readonly number[]
}

/** What ran the model. */
export type Backend = 'webgpu' | 'wasm' | 'endpoint' | 'fake'

/** A model's answers to one question in one view under one budget. A cache, never part of the dataset. */
export interface Preview {
  readonly key: string
  readonly modelId: string
  readonly view: View
  readonly budget: Budget
  readonly sampling: Sampling
  /** In the order in which they were given; empty exactly when `refusal` says why. */
  readonly answers: readonly ModelAnswer[]
  /** Probability of each option among everything that the model could have said first, 0 to 1; null where it has none. */
  readonly scores: readonly number[] | null
  /** How sure the model is of its first answer, 0 to 1. */
  readonly confidence: number | null
  /** Why there is no answer, a sentence: e.g. that this model reads text only. */
  readonly refusal: string | null
  /** Milliseconds from the picture's bytes to the last answer. */
  readonly ms: number
  /** Tokens of the prompt, those of the picture included. */
  readonly tokensIn: number | null
  readonly backend: Backend
  /** Width and height in pixels of what the model got; null in the blind view. */
  readonly seen: Size | null
  /** Over the whole of what was seen. */
  readonly saliency: Saliency | null
  readonly textBoxes: readonly TextBox[]
  readonly at: number
}

/** All that decides a preview, besides what the model is. */
export interface PreviewAsk {
  readonly modelId: string
  readonly view: View
  readonly budget: Budget
  readonly sampling: Sampling
  /** SHA-256 of the picture's bytes. */
  readonly sha256: string
  readonly content: Pick<Content, 'question' | 'options' | 'region' | 'category'>
}

/** The budgets that are offered: the model's own, the two of 001 §5, and the ladder of 002 from 224 pixels to 4K. */
export const ladder: readonly number[] = [224, 336, 448, 672, 896, 1344, 2048, 3840]
export const offeredBudgets: readonly Budget[] = [
  { kind: 'native' },
  { kind: 'tokens', tokens: 1024 },
  { kind: 'tokens', tokens: 16_384 },
  ...ladder.map((side): Budget => ({ kind: 'side', side })),
]

/** A budget as one short word for keys and files: `native`, `tokens-1024`, `side-448`. */
export const budgetCode = (budget: Budget): string =>
  budget.kind === 'native'
    ? 'native'
    : budget.kind === 'tokens'
      ? `tokens-${budget.tokens}`
      : `side-${budget.side}`

/**
 * The name under which an answer is kept: picture × region × question × model × view × budget × sampling. The region
 * counts where the model is shown it, and the picture not in the blind view, so that nothing is asked twice. By its
 * category a model may tell whether a question is for it.
 */
export function previewKey({ modelId, view, budget, sampling, sha256, content }: PreviewAsk): string {
  const { question, options, region, category } = content
  const place = region && [region.x1, region.y1, region.x2, region.y2]
  return JSON.stringify([
    modelId,
    view,
    view === 'blind' ? null : sha256,
    view === 'regional' ? place : null,
    view === 'blind' ? null : budgetCode(budget),
    sampling.samples,
    sampling.samples > 1 ? sampling.temperature : 0,
    question,
    options,
    category,
  ])
}

/** Whether there is something to show in a view: the regional one needs a region. */
export const canAsk = (view: View, content: Pick<Content, 'region'>): boolean =>
  view !== 'regional' || content.region !== null
