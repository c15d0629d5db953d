import { createStore } from 'zustand/vanilla'
import { judgePrompt } from '../domain/judgePrompt.ts'
import { longestWords, verdictIn } from '../domain/judgeReply.ts'
import { verdictKey } from '../domain/prediction.ts'
import { sentenceOf } from '../domain/refusal.ts'
import type { Evaluation } from './evaluation.ts'
import type {
  AskedAnswer,
  Judge,
  JudgeFailure,
  JudgeReply,
  JudgeRun,
  JudgeSpec,
  JudgeState,
} from './judge.ts'
import { createVerdictKeeper } from './judgeKeeping.ts'
import type { Models } from './models.ts'
import { NotLoaded, whyNotLoaded } from './previewAsker.ts'
import { later } from './pauses.ts'
import { consequenceOf, mostInRow } from './previewRun.ts'
import { writtenElsewhere } from './seat.ts'

export interface JudgeDeps {
  readonly models: Pick<Models, 'load' | 'store'>
  readonly evaluation: Pick<Evaluation, 'store' | 'say' | 'room'>
  readonly now: () => number
  /** False while another tab writes the project. */
  readonly mayWrite: () => boolean
}

/** The run is shown anew at most this often, in milliseconds. */
const showing = 200

export function createJudge({ models, evaluation, now, mayWrite }: JudgeDeps): Judge {
  const store = createStore<JudgeState>(() => ({ run: null }))
  let control: AbortController | null = null
  let halt: ((sentence: string | null) => void) | null = null

  const show = (run: JudgeRun | null): void => store.setState({ run })
  const keeper = createVerdictKeeper({
    evaluation,
    now,
    onFailure(sentence) {
      const { run } = store.getState()
      if (control) halt?.(sentence)
      else if (run) show({ ...run, phase: 'paused', sentence })
    },
  })

  const placesOf = (modelId: string): number => {
    const spec = models.store.getState().entries.find((entry) => entry.spec.id === modelId)?.spec
    return spec?.kind === 'endpoint' ? Math.max(1, Math.floor(spec.concurrency)) : 1
  }

  async function wordsOf(prompt: string, modelId: string, signal: AbortSignal): Promise<string> {
    const model = await models.load(modelId)
    signal.throwIfAborted()
    if (!model) throw new NotLoaded(whyNotLoaded(models, modelId))
    return (await model.say({ prompt }, signal)).text
  }

  /** Works through what is left of a run; a new one has everything left. */
  function work(from: JudgeRun, queue: readonly AskedAnswer[]): void {
    if (!mayWrite()) return show({ ...from, phase: 'paused', sentence: writtenElsewhere })
    const mine = new AbortController()
    const { signal } = mine
    control = mine
    const { spec } = from
    const since = now()
    const failed = [...from.failed]
    const replies = new Map(from.replies)
    let shownFailed = from.failed
    let { yes, no, asked, done } = from
    let [cursor, inRow, shownAt] = [0, 0, since]
    let callOff: (() => void) | null = null

    /** The same list for as long as nothing was added, so that long lists of it are not made anew. */
    const failedNow = (): readonly JudgeFailure[] => {
      if (failed.length !== shownFailed.length) shownFailed = failed.slice()
      return shownFailed
    }
    const present = (change: Partial<JudgeRun> = {}): JudgeRun => ({
      ...from,
      phase: 'running',
      sentence: null,
      yes,
      no,
      asked,
      done,
      failed: failedNow(),
      replies: spec.purpose === 'check' ? new Map(replies) : from.replies,
      workedMs: from.workedMs + (now() - since),
      ...change,
    })
    function stop(phase: 'paused' | 'done', sentence: string | null): void {
      if (signal.aborted) return
      mine.abort(new DOMException('The judge was stopped.', 'AbortError'))
      if (control === mine) control = null
      callOff?.()
      keeper.end()
      show(present({ phase, sentence }))
    }
    halt = (sentence) => stop('paused', sentence)
    function tell(): void {
      if (signal.aborted || callOff) return
      callOff = later(
        () => {
          callOff = null
          shownAt = now()
          show(present())
        },
        Math.max(0, shownAt + showing - now()),
      )
    }

    function take({ itemId, answer }: AskedAnswer, words: string): void {
      const right = verdictIn(words)
      const kept = words.slice(0, longestWords)
      if (right === null) {
        failed.push({ itemId, answer, words: kept, sentence: 'It said neither Yes nor No.' })
        return
      }
      if (right) yes += 1
      else no += 1
      if (spec.purpose === 'check') replies.set(verdictKey({ itemId, answer }), { right, words: kept })
      else keeper.keep({ itemId, answer, right, by: 'judge', who: spec.modelId, words: kept, at: now() })
    }

    async function attempt(about: AskedAnswer, prompt: string): Promise<void> {
      for (let tries = 0; ; tries += 1) {
        try {
          const words = await wordsOf(prompt, spec.modelId, signal)
          if (signal.aborted) return
          take(about, words)
          asked += 1
          done += 1
          inRow = 0
          return
        } catch (error) {
          if (signal.aborted) return
          const sentence = sentenceOf(error)
          const consequence = consequenceOf(error, tries)
          if (consequence === 'again') continue
          if (consequence === 'stop') return stop('paused', sentence)
          failed.push({ ...about, words: null, sentence })
          done += 1
          inRow += 1
          if (inRow >= mostInRow) stop('paused', `${mostInRow} requests in a row failed. ${sentence}`)
          return
        }
      }
    }

    async function worker(): Promise<void> {
      while (!signal.aborted) {
        const about = queue[cursor]
        if (!about) return
        cursor += 1
        const key = evaluation.store.getState().items.get(about.itemId)?.key
        if (key && isWanted(spec, about)) await attempt(about, judgePrompt(key, about.answer))
        else done += 1
        tell()
      }
    }

    show(present())
    void Promise.all(Array.from({ length: placesOf(spec.modelId) }, worker)).then(() => stop('done', null))
  }

  /** Somebody may have settled it meanwhile. */
  const isWanted = ({ purpose }: JudgeSpec, about: AskedAnswer): boolean =>
    purpose === 'check' || !keeper.has(verdictKey(about))

  return {
    store,
    start(spec) {
      if (control) return
      work({ ...begun, spec }, spec.answers)
    },
    pause: () => halt?.(null),
    resume(again = false) {
      const { run } = store.getState()
      if (!run || control) return
      const left = leftOf(run, again, (about) => isWanted(run.spec, about))
      const failed = run.failed.filter((each) => !again && each.words !== null)
      work({ ...run, failed, done: run.spec.answers.length - left.length }, left)
    },
    dismiss() {
      halt?.(null)
      halt = null
      show(null)
    },
    close: () => halt?.(null),
  }
}

const begun: Omit<JudgeRun, 'spec'> = {
  phase: 'running',
  done: 0,
  yes: 0,
  no: 0,
  failed: [],
  replies: new Map<string, JudgeReply>(),
  sentence: null,
  asked: 0,
  workedMs: 0,
}

function leftOf(
  { spec, failed, replies }: JudgeRun,
  again: boolean,
  isWanted: (about: AskedAnswer) => boolean,
): readonly AskedAnswer[] {
  const isSpent = (each: JudgeFailure): boolean => each.words !== null && !again
  const spent = new Set(failed.filter(isSpent).map(verdictKey))
  return spec.answers.filter((about) => {
    const key = verdictKey(about)
    return !spent.has(key) && !replies.has(key) && isWanted(about)
  })
}
