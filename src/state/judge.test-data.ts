import { createStore } from 'zustand/vanilla'
import { exampleItem } from '../domain/example.ts'
import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { verdictKey, type AnswerVerdict } from '../domain/prediction.ts'
import { defaultEvaluation } from '../domain/evaluatedItem.ts'
import type { EndpointSpec } from '../inference/modelSpec.ts'
import type { Evaluation, EvaluationState } from './evaluation.ts'
import { fakeInference, fakeShelf, type Spoken } from './fakeInference.test-data.ts'
import { createJudge } from './judgeRoom.ts'
import { createModels } from './modelRoom.ts'
import { unusedRoom } from './unusedRoom.test-data.ts'

export const judgeSpec: EndpointSpec = {
  kind: 'endpoint',
  id: 'endpoint:judge',
  name: 'Judge',
  baseUrl: 'http://localhost:1/v1',
  model: 'judge',
  key: null,
  concurrency: 2,
  patienceMs: 1000,
  stream: false,
}

export const answersTo = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ itemId: `item-${nth}`, answer: `answer ${nth}` }))

export const itemOf = (id: string, over: Partial<NonNullable<EvaluatedItem['key']>> = {}): EvaluatedItem => ({
  given: exampleItem({ id }),
  key: {
    id,
    question: 'What?',
    options: [],
    answerLetter: null,
    answerText: 'gold',
    category: null,
    region: null,
    ...over,
  },
  size: null,
  levels: [],
})

/** A judge over a fake model and fake predictions: what is put by and what is scored by can be seen, and can fail. */
export function judging(items: number, saying: ((spoken: Spoken) => void) | null = null) {
  const store = createStore<EvaluationState>(() => ({
    runs: [],
    options: defaultEvaluation,
    verdicts: new Map(),
    items: new Map(answersTo(items).map(({ itemId }) => [itemId, itemOf(itemId)])),
    scored: null,
    isCurrent: true,
    work: null,
    failure: null,
  }))
  const kept: AnswerVerdict[][] = []
  const said: AnswerVerdict[][] = []
  let fault: Error | null = null
  let clock = 1000
  let isWriter = true
  const put = (into: AnswerVerdict[][], verdicts: readonly AnswerVerdict[]): Promise<void> => {
    if (fault) return Promise.reject(fault)
    into.push([...verdicts])
    return Promise.resolve()
  }
  const evaluation: Pick<Evaluation, 'store' | 'say' | 'room'> = {
    store,
    async say(verdicts) {
      await put(said, verdicts)
      const all = new Map(store.getState().verdicts)
      for (const verdict of verdicts) all.set(verdictKey(verdict), verdict)
      store.setState({ verdicts: all })
    },
    room: () => ({ ...unusedRoom, say: (verdicts) => put(kept, verdicts) }),
  }
  const fake = fakeInference(null, saying)
  const now = (): number => clock
  const models = createModels({
    inference: fake.inference,
    offeredModels: [],
    examineFolder: () => Promise.reject(new Error('Unused.')),
    shelf: fakeShelf(),
    now,
    notify: () => undefined,
  })
  models.add(judgeSpec)
  const judge = createJudge({ models, evaluation, now, mayWrite: () => isWriter })
  return {
    judge,
    fake,
    models,
    store,
    evaluation,
    kept,
    said,
    run: () => judge.store.getState().run,
    wait: (ms: number) => {
      clock += ms
    },
    follow: () => {
      isWriter = false
    },
    failKeeping: (error: Error | null) => {
      fault = error
    },
    start: (count: number, purpose: 'settle' | 'check' = 'settle') =>
      judge.start({ modelId: judgeSpec.id, purpose, answers: answersTo(count) }),
  }
}
