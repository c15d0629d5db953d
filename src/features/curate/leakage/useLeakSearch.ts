import { useEffect, useRef, useState } from 'react'
import { duplicatePairs } from '../../../domain/duplicateItems.ts'
import { readFacts } from '../../../domain/factsIndex.ts'
import { duplicatesWithin, keyOf, leaksOf, type LeakPair } from '../../../domain/leaks.ts'
import { groupedBy, readingPrints } from '../../../domain/nearDuplicates.ts'
import { lookalikePairs } from '../../../domain/printIndex.ts'
import { alikeQuestions } from '../../../domain/questionIndex.ts'
import { Refusal, sentenceOf } from '../../../domain/refusal.ts'
import { rows } from '../../../domain/table.ts'
import type { App } from '../../../state/app.ts'
import { inSlices } from '../../../state/slices.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { useTaskReport, type PacedReport } from '../../../ui/taskReport.ts'
import { breath } from '../useFacts.ts'
import { foreignFiles, foreignProject, type Against, type Foreign, type Report } from './foreign.ts'
import { nothingRead } from './leakWords.ts'

/** What was found, and in what. */
export interface LeakFindings {
  readonly against: Against
  /** Null where the project was compared with itself. */
  readonly foreign: Foreign | null
  readonly pairs: readonly LeakPair[]
}

export interface LeakSearch {
  readonly findings: LeakFindings | null
  readonly report: PacedReport | null
  /** Why the last search came to nothing, a sentence. */
  readonly failure: string | null
  readonly start: (against: Against) => void
  readonly cancel: () => void
}

/** Looks for leaks and duplicates, one search at a time; what it found stays until the next one. */
export function useLeakSearch(): LeakSearch {
  const app = useAppActions()
  const [findings, setFindings] = useState<LeakFindings | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [report, setReport] = useTaskReport()
  const running = useRef<AbortController | null>(null)
  const open = useRef<Foreign | null>(null)

  useEffect(
    () => () => {
      running.current?.abort()
      open.current?.close()
    },
    [],
  )

  const cancel = (): void => {
    running.current?.abort()
    app.session().prints.stop()
    running.current = null
    setReport(null)
  }

  const start = (against: Against): void => {
    cancel()
    const control = new AbortController()
    running.current = control
    const { signal } = control
    setFailure(null)
    setReport({ label: 'Reading the project’s pictures', done: 0, total: null, unit: 'pictures' })
    const told: Report = (each) => {
      if (!signal.aborted) setReport(each)
    }
    void search(app, against, signal, told)
      .then((found) => {
        if (signal.aborted) return found.foreign?.close()
        open.current?.close()
        open.current = found.foreign
        return setFindings(found)
      })
      .catch((error: unknown) => {
        if (!signal.aborted) setFailure(sentenceOf(error))
      })
      .finally(() => {
        if (running.current === control) setReport(null)
      })
  }

  return { findings, report, failure, start, cancel }
}

async function search(
  app: App,
  against: Against,
  signal: AbortSignal,
  report: Report,
): Promise<LeakFindings> {
  await lookAtOwn(app, signal, report)
  if (against.kind === 'inside') return { against, foreign: null, pairs: await inside(app, signal, report) }
  const foreign =
    against.kind === 'project'
      ? await foreignProject(app, against, signal, report)
      : await foreignFiles(app, against.files, signal, report)
  try {
    const refusal = nothingRead(foreign, against.kind)
    if (refusal !== null) throw new Refusal(refusal)
    const dataset = datasetOf(app)
    const own = new Set(rows(dataset.pictures).flatMap(({ sha256 }) => sha256 ?? []))
    const { known } = app.session().prints.store.getState()
    const looks = new Map(foreign.pictures.map((picture) => [keyOf(picture), picture.fingerprints]))
    const ours = await inSlices(readingPrints(known, own), signal)
    const theirs = await inSlices(readingPrints(looks), signal)
    const alike = await inSlices(lookalikePairs(ours, theirs), signal, (share) =>
      report({ label: 'Comparing', done: Math.floor(share * 100), total: 100, unit: '%' }),
    )
    return { against, foreign, pairs: leaksOf(dataset, foreign.pictures, alike) }
  } catch (error) {
    foreign.close()
    throw error
  }
}

/** Items that ask the same, and pictures that look alike, in the project itself. */
async function inside(app: App, signal: AbortSignal, report: Report): Promise<readonly LeakPair[]> {
  const dataset = datasetOf(app)
  report({ label: 'Comparing questions', done: 0, total: null, unit: 'questions' })
  const breathe = async (): Promise<void> => {
    await breath()
    signal.throwIfAborted()
  }
  const facts = await readFacts(dataset, breathe, () => undefined)
  const { alike } = app.session().prints.store.getState()
  const pictures = rows(dataset.pictures)
  // Pairs that were kept stay in sight, so nothing is held apart here but what binds whole groups together.
  const groups = groupedBy(pictures, alike, dataset.project.apart)
  const duplicates = await inSlices(duplicatePairs(facts, groups, []), signal)
  const asked = await inSlices(
    alikeQuestions(facts.map(({ content }) => content.question)),
    signal,
    (share) => report({ label: 'Comparing questions', done: Math.floor(share * 100), total: 100, unit: '%' }),
  )
  const reworded = asked.flatMap(({ first, second, likeness }) => {
    const [one, other] = [facts[first]?.item, facts[second]?.item]
    if (!one || !other || groups(one.pictureId) === groups(other.pictureId)) return []
    return [{ first: one.id, second: other.id, likeness }]
  })
  return duplicatesWithin(dataset, duplicates, alike, reworded)
}

async function lookAtOwn(app: App, signal: AbortSignal, report: Report): Promise<void> {
  const { prints } = app.session()
  const unheed = prints.store.subscribe(({ comparing }) => {
    if (!comparing) return
    const { done, total } = comparing
    report({ label: 'Looking at the project’s pictures', done, total, unit: 'pictures' })
  })
  try {
    await prints.compare()
    signal.throwIfAborted()
    // Somebody else may have stopped it: a dialog that was closed.
    if (!prints.store.getState().compared) await prints.compare()
  } finally {
    unheed()
  }
  signal.throwIfAborted()
}

function datasetOf(app: App) {
  const { open } = app.store.getState()
  if (!open) throw new Error('The project is closed.')
  return open.dataset
}
