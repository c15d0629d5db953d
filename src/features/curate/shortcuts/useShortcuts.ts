import { useEffect, useMemo, useState } from 'react'
import { answerLeaks, type AnswerLeaks } from '../../../domain/answerLeaks.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { letterBalance, type LetterBalance } from '../../../domain/letterBalance.ts'
import { optionLengths, type OptionLengths } from '../../../domain/longestOption.ts'
import { majorityBaseline, type MajorityBaseline } from '../../../domain/majorityBaseline.ts'
import type { Asked } from '../../../domain/shortcuts.ts'
import { blindFigures, type BlindFigures } from '../../../domain/shortcutsBlind.ts'
import { unhurried } from '../../../domain/slices.ts'
import { useAppActions, useEvaluation, usePreviews } from '../../../state/useApp.ts'
import { breath } from '../useFacts.ts'
import { blindModels, importedBlind, type BlindModel } from './blindAnswers.ts'

export interface ShortcutFigures {
  readonly items: number
  readonly letters: LetterBalance
  readonly lengths: OptionLengths
  readonly leaks: AnswerLeaks
  readonly majority: MajorityBaseline
  /** One for each model that was asked without the picture, the one with the most answers first; then imported ones. */
  readonly blind: readonly (BlindFigures & Pick<BlindModel, 'modelId' | 'isImported' | 'isMute'>)[]
}

/** Items that are looked at without a break. */
const slice = 500

/** All checks on these items; null until they are worked out for the first time, and those of before while they are anew. */
export function useShortcuts(items: readonly ItemFacts[] | null): ShortcutFigures | null {
  const known = usePreviews((state) => state.known)
  const scored = useEvaluation((state) => state.scored)
  const runs = useEvaluation((state) => state.runs)
  const [figures, setFigures] = useState<ShortcutFigures | null>(null)
  const asked = useMemo(() => items?.map(({ item, content }) => ({ id: item.id, content })) ?? null, [items])
  useImported()
  useEffect(() => {
    if (!items || !asked) return undefined
    const control = new AbortController()
    const breathe = async (): Promise<void> => {
      await breath()
      control.signal.throwIfAborted()
    }
    const work = async (): Promise<void> => {
      await becomeKnown(asked, breathe)
      const models = [
        ...(await unhurried(blindModels(items, known), breathe)),
        ...(scored && runs ? await unhurried(importedBlind(items, scored, runs), breathe) : []),
      ]
      const blind = []
      for (const { answers, ...model } of models) {
        blind.push({ ...model, ...blindFigures(asked, answers) })
        await breathe()
      }
      setFigures({ ...figuresOf(asked), blind })
    }
    work().catch((error: unknown) => {
      if (!control.signal.aborted) throw error
    })
    return () => control.abort()
  }, [items, asked, known, scored, runs])
  return figures
}

/** What costs most is remembered by content; so it is asked for once, in slices, before everything is added up. */
async function becomeKnown(asked: readonly Asked[], breathe: () => Promise<void>): Promise<void> {
  for (let from = 0; from < asked.length; from += slice) {
    const some = asked.slice(from, from + slice)
    optionLengths(some)
    answerLeaks(some)
    majorityBaseline(some)
    await breathe()
  }
}

const figuresOf = (asked: readonly Asked[]): Omit<ShortcutFigures, 'blind'> => ({
  items: asked.length,
  letters: letterBalance(asked),
  lengths: optionLengths(asked),
  leaks: answerLeaks(asked),
  majority: majorityBaseline(asked),
})

/** Has imported predictions read and scored; where that fails, the page does without them. */
function useImported(): void {
  const app = useAppActions()
  useEffect(() => {
    const { evaluation } = app.session()
    evaluation.open().catch(() => undefined)
    return evaluation.watch()
  }, [app])
}
