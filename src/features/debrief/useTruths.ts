import { useEffect, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import { parseTruths, type Truths } from './truth.ts'

export type TruthState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly truths: Truths }
  | { readonly kind: 'failed'; readonly sentence: string }

/** The truth about the sample, asked for when somebody looks; it ships with the page, so nothing leaves it. */
export function useTruths(): TruthState {
  const [state, setState] = useState<TruthState>({ kind: 'loading' })
  useEffect(() => {
    const control = new AbortController()
    const show = (next: TruthState) => {
      if (!control.signal.aborted) setState(next)
    }
    fetchTruths(control.signal).then(
      (truths) => show({ kind: 'ready', truths }),
      (error: unknown) => show({ kind: 'failed', sentence: sentenceOf(error) }),
    )
    return () => control.abort()
  }, [])
  return state
}

async function fetchTruths(signal: AbortSignal): Promise<Truths> {
  const response = await fetch(new URL('sample/truth.json', document.baseURI), { signal }).catch(() => null)
  if (!response) throw new Error('The answers to the sample could not be reached. Is the network there?')
  if (!response.ok) {
    throw new Error(
      response.status === 404
        ? 'The answers to the sample are missing from this copy of Saccade.'
        : `The answers to the sample could not be loaded (status ${response.status}).`,
    )
  }
  const json: unknown = await response.json().catch(() => null)
  const truths = parseTruths(json)
  if (!truths) throw new Error('The answers to the sample cannot be read: the file is not what it should be.')
  return truths
}
