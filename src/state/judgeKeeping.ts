import { verdictKey, type AnswerVerdict } from '../domain/prediction.ts'
import { sentenceOf } from '../domain/refusal.ts'
import type { Evaluation } from './evaluation.ts'
import { later } from './pauses.ts'

/** So many verdicts, or those of so many milliseconds, are the most that a page which goes away loses. */
const most = 20
const restMs = 2000
/** Everything is scored anew so rarely that it takes no more than this share of the time. */
const scoringShare = 0.1

/** Keeps verdicts a few at a time, and has everything scored by them now and then. */
export interface VerdictKeeper {
  keep(verdict: AnswerVerdict): void
  /** Whether there is a verdict already: a person’s, one that is kept, or one that waits to be. */
  has(key: string): boolean
  /** Keeps what waits, and has everything scored by all of them. */
  end(): void
}

interface KeepingDeps {
  readonly evaluation: Pick<Evaluation, 'store' | 'say' | 'room'>
  readonly now: () => number
  /** Hears that verdicts could not be kept; they are tried again with the next. */
  readonly onFailure: (sentence: string) => void
}

export function createVerdictKeeper({ evaluation, now, onFailure }: KeepingDeps): VerdictKeeper {
  /** Not on the disk yet. */
  let fresh: AnswerVerdict[] = []
  /** Not scored by yet. */
  const open = new Map<string, AnswerVerdict>()
  let saidAt = Number.NEGATIVE_INFINITY
  let callOff: (() => void) | null = null

  const fail = (error: unknown): void =>
    onFailure(`The verdicts could not be kept. ${sentenceOf(error)} Resume to try it again.`)

  /** A person overrules; and what was said once is not said again. */
  const isDue = (verdict: AnswerVerdict): boolean => {
    const known = evaluation.store.getState().verdicts.get(verdictKey(verdict))
    return known !== verdict && known?.by !== 'person'
  }

  async function sayAll(): Promise<void> {
    saidAt = now()
    for (const [key, verdict] of open) if (!isDue(verdict)) open.delete(key)
    const verdicts = [...open.values()]
    if (verdicts.length === 0) return
    await evaluation.say(verdicts)
    for (const verdict of verdicts) {
      const key = verdictKey(verdict)
      if (open.get(key) === verdict) open.delete(key)
    }
  }

  async function putBy(batch: readonly AnswerVerdict[]): Promise<void> {
    try {
      await evaluation.room().say(batch.filter(isDue))
    } catch (error) {
      fresh.push(...batch)
      throw error
    }
  }

  function flush(isLast: boolean): void {
    callOff?.()
    callOff = null
    const batch = fresh
    fresh = []
    const scoringMs = evaluation.store.getState().scored?.ms ?? 0
    const isTime = now() - saidAt >= Math.max(restMs, scoringMs / scoringShare)
    // Saying puts them by, too.
    const kept = isLast || isTime ? sayAll() : putBy(batch)
    kept.catch(fail)
  }

  return {
    keep(verdict) {
      fresh.push(verdict)
      open.set(verdictKey(verdict), verdict)
      if (fresh.length >= most) flush(false)
      else callOff ??= later(() => flush(false), restMs)
    },
    has: (key) => open.has(key) || evaluation.store.getState().verdicts.has(key),
    end: () => flush(true),
  }
}
