import {
  DynamicCache,
  InterruptableStoppingCriteria,
  LogitsProcessor,
  LogitsProcessorList,
  Tensor,
} from '@huggingface/transformers'
import { InferenceError } from '../inference.ts'
import { isRecord } from '../isRecord.ts'

/** What is asked of the library's model here. */
export interface Asked {
  generate(options: Readonly<Record<string, unknown>>): Promise<unknown>
}

/** A prompt as the model takes it: its tokens and, where there is one, the picture. */
export interface Prompt {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly tokens: readonly bigint[]
}

/** A model that has read a prompt and not answered yet. */
export interface Begun {
  /** Raw numbers of every token as the first of the answer. */
  readonly logits: Float32Array
  /**
   * Answers with `first` and whatever `choose` picks after it, until the model ends or `most` tokens were said. May be
   * called again for another answer: the prompt is not read twice.
   */
  goOn(
    first: number,
    choose: (logits: Float32Array) => number,
    most: number,
    signal: AbortSignal,
  ): Promise<readonly number[]>
  /** Frees what lies on the graphics card. */
  end(): void
}

/** Takes every liberty away from the library: what is said is decided by `choose` alone. */
const plainly = {
  do_sample: false,
  num_beams: 1,
  num_return_sequences: 1,
  temperature: 1,
  repetition_penalty: 1,
  no_repeat_ngram_size: 0,
  min_length: 0,
  min_new_tokens: null,
  bad_words_ids: null,
  forced_bos_token_id: null,
  forced_eos_token_id: null,
  suppress_tokens: null,
  begin_suppress_tokens: null,
  guidance_scale: null,
}

export function promptOf(inputs: unknown): Prompt {
  if (isRecord(inputs) && inputs['input_ids'] instanceof Tensor) {
    const { data } = inputs['input_ids']
    if (data instanceof BigInt64Array && data.length > 0) return { inputs, tokens: [...data] }
  }
  throw new InferenceError('bad-model', 'The model’s tokenizer makes no tokens of a question.')
}

/** Lets the model read a prompt. The numbers are those that decide on the first token, before anything changes them. */
export async function begin(model: Asked, prompt: Prompt): Promise<Begun> {
  let logits: Float32Array | null = null
  const answer = await model.generate({
    ...prompt.inputs,
    ...plainly,
    max_new_tokens: 1,
    return_dict_in_generate: true,
    logits_processor: listening((heard) => {
      logits = heard.slice()
    }),
  })
  const read = isRecord(answer) ? tensorsIn(answer['past_key_values']) : null
  if (!logits || !read)
    throw new InferenceError('bad-model', 'The model answers with no numbers for its words.')
  return { logits, goOn: (...how) => goOn(model, prompt, read, ...how), end: () => release(read, null) }
}

async function goOn(
  model: Asked,
  { inputs, tokens }: Prompt,
  read: Cache,
  first: number,
  choose: (logits: Float32Array) => number,
  most: number,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const said = [first]
  if (most <= 1) return said
  const stopping = new InterruptableStoppingCriteria()
  const stop = (): void => stopping.interrupt()
  signal.addEventListener('abort', stop, { once: true })
  const cache = lent(read)
  const { pixel_values: _pixels, ...rest } = inputs
  const ids = BigInt64Array.from([...tokens, BigInt(first)])
  try {
    await model.generate({
      ...rest,
      input_ids: new Tensor('int64', ids, [1, ids.length]),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), [1, ids.length]),
      past_key_values: cache,
      ...plainly,
      max_new_tokens: most - 1,
      stopping_criteria: stopping,
      logits_processor: listening((logits) => {
        const token = choose(logits)
        said.push(token)
        logits.fill(Number.NEGATIVE_INFINITY)
        logits[token] = 0
      }),
    })
  } finally {
    signal.removeEventListener('abort', stop)
    release(tensorsIn(cache) ?? {}, read)
  }
  signal.throwIfAborted()
  return said
}

/** A processor that is a listener: it may read the numbers and write into them. */
function listening(listen: (logits: Float32Array) => void): LogitsProcessorList {
  const processor = Object.assign(new LogitsProcessor(), {
    _call: (_ids: bigint[][], logits: Tensor) => {
      const { data } = logits
      if (!(data instanceof Float32Array))
        throw new InferenceError('bad-model', 'The model’s numbers are of a kind that cannot be read here.')
      listen(data)
      return logits
    },
  })
  const list = new LogitsProcessorList()
  list.push(processor)
  return list
}

/** What the decoder remembers of the tokens so far, by name. */
type Cache = Readonly<Record<string, Tensor>>

function tensorsIn(value: unknown): Cache | null {
  if (!isRecord(value)) return null
  const entries = Object.entries(value).filter(
    (entry): entry is [string, Tensor] => entry[1] instanceof Tensor,
  )
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

/** A cache that goes on from what was read and, unlike the library's own, leaves that untouched on the graphics card. */
function lent(read: Cache): DynamicCache {
  const own = new Set(Object.values(read))
  const cache = new DynamicCache({ ...read })
  const update = (entries: Cache): void => {
    for (const [name, tensor] of Object.entries(entries)) {
      const before = cache[name]
      if (before && before !== tensor && !own.has(before)) free(before)
      cache[name] = tensor
    }
  }
  Object.defineProperty(cache, 'update', { value: update, enumerable: false })
  return cache
}

function release(cache: Cache, except: Cache | null): void {
  const kept = new Set(except ? Object.values(except) : [])
  for (const tensor of Object.values(cache)) if (!kept.has(tensor)) free(tensor)
}

function free(tensor: Tensor): void {
  if (tensor.location === 'gpu-buffer') tensor.dispose()
}
