import type { Content } from '../../domain/item.ts'
import { letterAt } from '../../domain/item.ts'
import type { Sampling } from '../../domain/preview.ts'

/** What not every server takes. Each is left out after a server refused it. */
export type Extra = 'logprobs' | 'n' | 'seed' | 'usage' | 'max_tokens'

/** The names under which a refusal may speak of an extra, and the order in which they are given up. */
const namesOf: Readonly<Record<Extra, RegExp>> = {
  logprobs: /log_?probs/i,
  n: /["'`]n["'`]|\bn (?:must|should|is|>)|\bmultiple (?:choices|completions)\b/i,
  seed: /\bseed\b/i,
  usage: /stream_options|include_usage/i,
  max_tokens: /max_completion_tokens|max_tokens/i,
}
const extras: readonly Extra[] = ['logprobs', 'n', 'seed', 'usage']

export interface Asking {
  readonly model: string
  readonly stream: boolean
  readonly text: string
  readonly pictureUrl: string | null
  /** Whether the letter of an option is the answer. */
  readonly choice: boolean
  readonly sampling: Sampling
  readonly seed: number
  readonly maxTokens: number
}

/** The question as the model gets it. */
export const promptOf = ({ question, options }: Pick<Content, 'question' | 'options'>): string =>
  options.length === 0
    ? `${question}\nAnswer with a few words only.`
    : [
        question,
        ...options.map((option, index) => `${letterAt(index)}. ${option}`),
        'Answer with the letter only.',
      ].join('\n')

/** The body of a request for chat completions, without the extras that were given up. */
export function bodyOf(asking: Asking, without: ReadonlySet<Extra>): string {
  const { samples, temperature } = asking.sampling
  const wanted = extrasOf(asking)
  const uses = (extra: Extra): boolean => wanted.has(extra) && !without.has(extra)
  return JSON.stringify({
    model: asking.model,
    messages: [{ role: 'user', content: contentOf(asking) }],
    temperature: samples > 1 ? temperature : 0,
    [without.has('max_tokens') ? 'max_completion_tokens' : 'max_tokens']: asking.maxTokens,
    stream: asking.stream,
    ...(uses('usage') && { stream_options: { include_usage: true } }),
    ...(uses('n') && { n: samples }),
    ...(uses('seed') && { seed: asking.seed }),
    ...(uses('logprobs') && { logprobs: true, top_logprobs: 20 }),
  })
}

const contentOf = ({ text, pictureUrl }: Asking): unknown =>
  pictureUrl === null
    ? text
    : [
        { type: 'image_url', image_url: { url: pictureUrl } },
        { type: 'text', text },
      ]

const extrasOf = ({ choice, sampling, stream }: Asking): ReadonlySet<Extra> => {
  const used: Extra[] = ['seed', 'max_tokens']
  if (choice) used.push('logprobs')
  if (sampling.samples > 1) used.push('n')
  if (stream) used.push('usage')
  return new Set(used)
}

/**
 * What to give up, one attempt after the other, when a server refused a request: what it names in its refusal, else each
 * extra alone and then all of them.
 */
export function waysAround(
  asking: Asking,
  without: ReadonlySet<Extra>,
  refusal: string,
): readonly ReadonlySet<Extra>[] {
  const left = [...extrasOf(asking)].filter((extra) => !without.has(extra))
  const named = left.filter((extra) => namesOf[extra].test(refusal))
  if (named.length > 0) return [new Set([...without, ...named])]
  const given = extras.filter((extra) => left.includes(extra))
  const alone = given.map((extra) => new Set([...without, extra]))
  return given.length > 1 ? [...alone, new Set([...without, ...given])] : alone
}
