import type { EndpointSpec } from '../modelSpec.ts'
import type { Address } from './address.ts'
import { bodyOf, waysAround, type Asking, type Extra } from './asking.ts'
import { exchange, type Patience, type Reply } from './exchange.ts'
import {
  completionIn,
  eventsIn,
  isWholeStream,
  modelIdsIn,
  streamedCompletionIn,
  type Completion,
} from './reply.ts'
import { badKey, gaveUp, notUnderstood, refusedWith } from './sentences.ts'

/** A server and what it was found to take. */
export interface Server {
  /** Ids of its models; none where it does not tell. Rejects when it is not there, or wants another key. */
  models(signal: AbortSignal): Promise<readonly string[]>
  /** As many answers as were asked for, or one where the server gives one at a time. */
  ask(asking: Asking, signal: AbortSignal): Promise<Completion>
}

export function serverAt(
  address: Address,
  spec: Pick<EndpointSpec, 'model' | 'key' | 'patienceMs'>,
  manner: Pick<Patience, 'pauseMs' | 'alive'>,
): Server {
  const key = spec.key?.trim() === '' ? null : (spec.key?.trim() ?? null)
  if (key !== null && !/^[\x21-\x7e]+$/.test(key)) throw badKey(address)
  const authorisation: Readonly<Record<string, string>> =
    key === null ? {} : { Authorization: `Bearer ${key}` }

  /** What this server refused, for as long as the worker lives. */
  let without: ReadonlySet<Extra> = new Set()

  const patience = (signal: AbortSignal): Patience => ({ ...manner, patienceMs: spec.patienceMs, signal })
  const refusal = ({ status, text }: Reply, showed: boolean): Error =>
    refusedWith(address, status, text, { ...spec, key, showed })

  const post = (asking: Asking, extras: ReadonlySet<Extra>, signal: AbortSignal): Promise<Reply> =>
    exchange(
      address,
      {
        path: 'chat/completions',
        body: bodyOf(asking, extras),
        headers: { ...authorisation, 'Content-Type': 'application/json' },
      },
      patience(signal),
      isWholeStream,
    )

  async function accepted(asking: Asking, signal: AbortSignal): Promise<Reply> {
    const asked = without
    const first = await post(asking, asked, signal)
    if (first.status !== 400 && first.status !== 422) return first
    for (const way of waysAround(asking, asked, first.text)) {
      const next = await post(asking, way, signal)
      if (next.status !== 200) continue
      without = new Set([...without, ...way])
      return next
    }
    return first
  }

  return {
    async models(signal) {
      const reply = await exchange(
        address,
        { path: 'models', body: null, headers: authorisation },
        patience(signal),
        () => true,
      )
      if (reply.status === 200) return modelIdsIn(reply.text)
      if (reply.status === 404 || reply.status === 405) return []
      throw refusal(reply, false)
    },

    async ask(asking, signal) {
      const reply = await accepted(asking, signal)
      if (reply.status !== 200) throw refusal(reply, asking.pictureUrl !== null)
      const completion = reply.streamed ? streamedCompletionIn(reply.text) : completionIn(reply.text)
      if (!completion || completion.choices.length === 0) {
        const told = reply.streamed ? eventsIn(reply.text) : [reply.text]
        throw told.map((text) => gaveUp(address, text, key)).find(Boolean) ?? notUnderstood(address)
      }
      if (completion.choices.length < asking.sampling.samples) without = new Set([...without, 'n'])
      return completion
    },
  }
}
