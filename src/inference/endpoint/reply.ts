import { jsonIn, listIn, own, stringIn } from './outsideJson.ts'

/** What a server answered, as far as it matters here. */
export interface Completion {
  readonly choices: readonly Choice[]
  readonly promptTokens: number | null
}

export interface Choice {
  readonly text: string
  /** Why it ended: `stop`, `length`, …; null when it has not, as far as one was told. */
  readonly finish: string | null
  /** The first tokens of the answer, each with what else could have stood there; empty when not offered. */
  readonly tokens: readonly TokenPlace[]
}

export interface TokenPlace {
  readonly token: string
  readonly candidates: readonly Candidate[]
}

export interface Candidate {
  readonly token: string
  readonly logprob: number
}

/** Answers beyond these, and places of tokens beyond these, are not looked at. */
const mostChoices = 64
const mostPlaces = 8
const mostCandidates = 64

/** A reply in one piece; null when it is no completion. */
export function completionIn(text: string): Completion | null {
  const value = jsonIn(text)
  const choices = listIn(own(value, 'choices'))
  if (!choices) return null
  return {
    choices: choices.slice(0, mostChoices).map((choice) => ({
      text: textIn(own(own(choice, 'message'), 'content')),
      finish: stringIn(own(choice, 'finish_reason')),
      tokens: placesIn(own(choice, 'logprobs')),
    })),
    promptTokens: promptTokensIn(value),
  }
}

/** A reply in pieces, put together; null when none of them is part of a completion. */
export function streamedCompletionIn(text: string): Completion | null {
  const choices: { text: string; finish: string | null; tokens: readonly TokenPlace[] }[] = []
  let promptTokens: number | null = null
  let found = false
  for (const data of eventsIn(text)) {
    const value = jsonIn(data)
    const parts = listIn(own(value, 'choices'))
    promptTokens = promptTokensIn(value) ?? promptTokens
    for (const part of parts ?? []) {
      const index = own(part, 'index') ?? 0
      if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= mostChoices) continue
      found = true
      while (choices.length <= index) choices.push({ text: '', finish: null, tokens: [] })
      const choice = choices[index]
      if (!choice) continue
      choice.text += textIn(own(own(part, 'delta'), 'content'))
      choice.finish = stringIn(own(part, 'finish_reason')) ?? choice.finish
      if (choice.tokens.length < mostPlaces)
        choice.tokens = [...choice.tokens, ...placesIn(own(part, 'logprobs'))].slice(0, mostPlaces)
    }
  }
  return found ? { choices, promptTokens } : null
}

/** Whether a stream came to its end: it says so, or each of its answers does. */
export function isWholeStream(text: string): boolean {
  const events = eventsIn(text)
  if (events.at(-1) === '[DONE]') return true
  const choices = streamedCompletionIn(text)?.choices
  return choices !== undefined && choices.every(({ finish }) => finish !== null)
}

/** The data of the events of a stream, as the HTML standard reads `text/event-stream`; comments carry none. */
export function eventsIn(text: string): readonly string[] {
  const events: string[] = []
  let data: string[] = []
  const close = (): void => {
    if (data.length > 0) events.push(data.join('\n'))
    data = []
  }
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    if (line === '') close()
    else if (line.startsWith('data:')) data.push(line.slice(line.startsWith('data: ') ? 6 : 5))
  }
  // Servers that hang up right after their last event leave out the blank line.
  close()
  return events
}

/** Ids of the models that a server lists; none when the reply is no list. */
export const modelIdsIn = (text: string): readonly string[] =>
  (listIn(own(jsonIn(text), 'data')) ?? [])
    .map((model) => own(model, 'id'))
    .filter((id): id is string => typeof id === 'string')

function placesIn(logprobs: unknown): readonly TokenPlace[] {
  return (listIn(own(logprobs, 'content')) ?? []).slice(0, mostPlaces).flatMap((place) => {
    const [chosen] = candidatesIn([place])
    const listed = candidatesIn(listIn(own(place, 'top_logprobs')) ?? [])
    if (!chosen) return []
    const isListed = listed.some(({ token }) => token === chosen.token)
    return [{ token: chosen.token, candidates: isListed ? listed : [...listed, chosen] }]
  })
}

const candidatesIn = (values: readonly unknown[]): readonly Candidate[] =>
  values.slice(0, mostCandidates).flatMap((value) => {
    const [token, logprob] = [own(value, 'token'), own(value, 'logprob')]
    return typeof token === 'string' && typeof logprob === 'number' && !Number.isNaN(logprob)
      ? [{ token, logprob }]
      : []
  })

function promptTokensIn(value: unknown): number | null {
  const tokens = own(own(value, 'usage'), 'prompt_tokens')
  return typeof tokens === 'number' && Number.isInteger(tokens) && tokens >= 0 ? tokens : null
}

/** Content is a text, or a list of parts of which some are text. */
const textIn = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : (listIn(content) ?? []).map((part) => stringIn(own(part, 'text')) ?? '').join('')
