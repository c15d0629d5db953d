import { useCallback, useMemo, useState } from 'react'
import type { AnswerVerdict } from '../../../domain/prediction.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { writtenElsewhere } from '../../../state/seat.ts'
import type { Session } from '../../../state/session.ts'
import { useApp, useAppActions, useEvaluation } from '../../../state/useApp.ts'
import { keyOf, type VerdictOn } from './answerGroups.ts'
import { saidLast, withSaid, type Said } from './saidLast.ts'

export interface Verdicts {
  /** What was said last, kept already or not. */
  readonly on: VerdictOn
  /** Calls the answer right or wrong, for every run in which it occurs. */
  readonly say: (answer: ItemAnswer, right: boolean, words?: string) => void
  /** Takes back what a person said; what a judge had said before stands again. */
  readonly takeBack: (answer: ItemAnswer) => void
  /** Undoes what was said or taken back last; null where that is not the last thing that was done. */
  readonly undo: (() => void) | null
}

/** What a judge said that a person overruled while the project was open: asking it again costs something. */
const overruled = new WeakMap<Session, Map<string, AnswerVerdict>>()

function overruledIn(session: Session): Map<string, AnswerVerdict> {
  const known = overruled.get(session) ?? new Map<string, AnswerVerdict>()
  overruled.set(session, known)
  return known
}

type Pending = ReadonlyMap<string, AnswerVerdict | null>

/** Verdicts are in sight at once; that everything is scored anew because of them nobody waits for. */
export function useVerdicts(): Verdicts {
  const app = useAppActions()
  const kept = useEvaluation((state) => state.verdicts)
  const stepId = useApp((state) => state.open?.history.past.at(-1)?.id ?? null)
  const [pending, setPending] = useState<Pending>(new Map())
  const [said, setSaid] = useState<readonly Said[]>([])

  const on = useCallback<VerdictOn>(
    (key) => {
      const waiting = pending.get(key)
      return waiting === undefined ? (kept.get(key) ?? null) : waiting
    },
    [kept, pending],
  )

  const acts = useMemo(() => {
    const { evaluation } = app.session()
    const keep = (key: string, verdict: AnswerVerdict | null): void => {
      setPending((before) => new Map(before).set(key, verdict))
      const act = verdict ? evaluation.say([verdict]) : evaluation.unsay([key])
      void act
        .catch((error: unknown) =>
          app.deps.notify({
            tone: 'bad',
            sentence: `This was not kept. ${sentenceOf(error)}`,
            key: 'verdict',
          }),
        )
        .then(() =>
          setPending((before) => {
            // Something else was said meanwhile.
            if (before.get(key) !== verdict) return before
            const after = new Map(before)
            after.delete(key)
            return after
          }),
        )
    }
    const mayWrite = (): boolean => {
      const isFollower = app.store.getState().open?.role === 'follower'
      if (isFollower) {
        app.deps.notify({
          tone: 'bad',
          sentence: writtenElsewhere,
          key: 'refusal',
        })
      }
      return !isFollower
    }
    const remember = (key: string): void => setSaid((all) => withSaid(all, { key, before: on(key), stepId }))
    return {
      keep,
      mayWrite,
      say: (answer: ItemAnswer, right: boolean, words?: string): void => {
        const key = keyOf(answer)
        if (key === null || answer.score === null || !mayWrite()) return
        const before = on(key)
        if (before?.by === 'judge') overruledIn(app.session()).set(key, before)
        const note = words ?? (before?.by === 'person' ? before.words : '')
        remember(key)
        keep(key, {
          itemId: answer.prediction.itemId,
          answer: answer.score.extracted,
          right,
          by: 'person',
          who: annotatorOf(app.store.getState()).id,
          words: note.trim(),
          at: app.deps.now(),
        })
      },
      takeBack: (answer: ItemAnswer): void => {
        const key = keyOf(answer)
        if (key === null || on(key)?.by !== 'person' || !mayWrite()) return
        remember(key)
        keep(key, overruledIn(app.session()).get(key) ?? null)
      },
    }
  }, [app, on, stepId])

  return useMemo(() => {
    const { keep, mayWrite, say, takeBack } = acts
    const last = saidLast(said, stepId)
    const undo = (): void => {
      if (!last || !mayWrite()) return
      setSaid((all) => all.filter((each) => each !== last))
      keep(last.key, last.before)
      const sentence = 'Undone: what you said of an answer'
      app.deps.notify({ tone: 'plain', sentence, key: 'undo' })
    }
    return { on, say, takeBack, undo: last ? undo : null }
  }, [app, acts, on, said, stepId])
}
