import { InferenceError } from '../inference.ts'
import type { Address } from './address.ts'
import { jsonIn, own, stringIn } from './outsideJson.ts'

/** Sentences about servers. None of them holds the key: what a server said is quoted without it. */

/** In a browser, a server that does not run and one that does not allow this page look the same. */
export const notReached = ({ shown, page }: Address, cause: unknown): InferenceError =>
  new InferenceError(
    'unreachable',
    `The server at ${shown} was not reached. Either none runs there, or it does not allow this page; browsers do not tell which. Check the address, and let the server accept ${page.origin}: for Ollama set OLLAMA_ORIGINS=${page.origin}, for vLLM start it with --allowed-origins '["${page.origin}"]', in LM Studio turn on “Enable CORS”. If the browser asks whether this page may reach your local network, allow it.`,
    { cause },
  )

export const brokeOff = ({ shown }: Address, cause: unknown): InferenceError =>
  new InferenceError(
    'bad-reply',
    `The server at ${shown} broke off in the middle of its reply, several times. Look at its log; a model that is too large for its memory often shows like this.`,
    { cause },
  )

export const tooSlow = ({ shown }: Address, patienceMs: number): InferenceError =>
  new InferenceError(
    'timeout',
    `The server at ${shown} gave no sign of an answer for ${inWords(patienceMs)}. It may still be loading the model: try again, or allow it more time in the model's settings.`,
  )

export const stillBusy = ({ shown }: Address, status: number, waitMs: number | null): InferenceError =>
  new InferenceError(
    'busy',
    `The server at ${shown} ${status === 429 ? 'takes no more requests for now (429)' : `cannot answer yet (${status})`}${waitMs === null ? '' : ` and asks to wait ${inWords(waitMs)}`}. Ask again later, or set fewer requests at a time.`,
  )

export const tooLong = ({ shown }: Address): InferenceError =>
  new InferenceError(
    'bad-reply',
    `The server at ${shown} sent more than a megabyte, which no answer is. Check the address.`,
  )

export const notUnderstood = ({ shown }: Address): InferenceError =>
  new InferenceError(
    'bad-reply',
    `The server at ${shown} replied, but not as an OpenAI-compatible server does. Check the address: it usually ends in /v1.`,
  )

export const onlyThought = ({ shown }: Address): InferenceError =>
  new InferenceError(
    'bad-reply',
    `The model at ${shown} thought for as long as it may and gave no answer. Turn its thinking off in the server, or choose another model.`,
  )

export const badKey = (address: Address): InferenceError =>
  new InferenceError(
    'unauthorised',
    `The key for ${address.shown} holds spaces or characters that no key can have. Copy it again.`,
  )

/** What a status other than 200 means. `body` is what the server sent along; `showed` whether a picture was sent. */
export function refusedWith(
  address: Address,
  status: number,
  body: string,
  { model, key, showed }: { readonly model: string; readonly key: string | null; readonly showed: boolean },
): InferenceError {
  const { shown } = address
  const said = quoted(body, key)
  if (status === 401 || status === 403) {
    return new InferenceError(
      'unauthorised',
      key === null
        ? `The server at ${shown} wants a key (${status}). Enter one in the model's settings.`
        : `The server at ${shown} does not accept the key (${status}). Enter it again, or look up whether it may use ${model}.`,
    )
  }
  if (status === 404) {
    return new InferenceError(
      'failed',
      `The server at ${shown} knows no model ${model}, or nothing is at that address (404). Check the model's name and the address, which usually ends in /v1.${said}`,
    )
  }
  if (status >= 300 && status < 400) {
    return new InferenceError(
      'failed',
      `The server at ${shown} sends requests on to another address. Enter that address itself.`,
    )
  }
  return new InferenceError(
    'failed',
    status >= 500
      ? `The server at ${shown} failed (${status}). Look at its log.${said}`
      : `The server at ${shown} does not take the request (${status}).${showed ? ' Does the model see pictures, and are they small enough for it? Try a smaller budget.' : ''}${said}`,
  )
}

/** An error that came as if it were an answer; null when the reply tells of none. */
export function gaveUp({ shown }: Address, body: string, key: string | null): InferenceError | null {
  const said = body.includes('"error"') ? quoted(body, key) : ''
  return said === '' ? null : new InferenceError('failed', `The server at ${shown} gave up.${said}`)
}

/** A server's own words, short and without the key. */
function quoted(body: string, key: string | null): string {
  const message = messageIn(body)
  const clean = (key === null || key === '' ? message : message.replaceAll(key, '…'))
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return clean === '' ? '' : ` It said: “${clean.length > 200 ? `${clean.slice(0, 200)}…` : clean}”`
}

/** `{"error": {"message": …}}`, `{"error": …}`, `{"message": …}` or `{"detail": …}`; a page of HTML says nothing. */
function messageIn(body: string): string {
  const value = jsonIn(body)
  if (value === undefined) return body.trimStart().startsWith('<') ? '' : body
  const error = own(value, 'error')
  const told = [own(error, 'message'), error, own(value, 'message'), own(value, 'detail')]
  return told.map(stringIn).find((text) => text !== null) ?? ''
}

const inWords = (ms: number): string =>
  ms < 120_000
    ? `${Math.max(1, Math.round(ms / 1000))} ${ms < 1500 ? 'second' : 'seconds'}`
    : `${Math.round(ms / 60_000)} minutes`
