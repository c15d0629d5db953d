import type { Rect } from '../domain/geometry.ts'
import type { Item } from '../domain/item.ts'
import type { BlindAnswer, Decision, Judgement, Revision, Shown } from '../domain/judgement.ts'
import type { View } from '../domain/preview.ts'
import { inOrder, type Candidate } from './held.ts'
import type { Target } from './target.ts'
import { textBytes } from './textBytes.ts'

/** One line of `judgements.jsonl`: all that one annotator said about one item, when, and in how much time. */
export interface JudgementRecord {
  /** Id of the item; the `id` of its row in `zoombench.json`. */
  readonly item: string
  /** Id that the item had where it came from, or null. */
  readonly source_id: string | null
  /** Picture path and query as they came: the pair by which upstream files know a question (FORMATS §1.2). */
  readonly question_key: string
  readonly annotator: { readonly id: string; readonly name: string | null }
  /** Null while the judgement is begun but nothing is decided. */
  readonly decision: Decision | null
  /** Null is "not said". */
  readonly checks: {
    readonly answerable: boolean | null
    readonly unambiguous: boolean | null
    readonly right_global: boolean | null
    readonly right_regional: boolean | null
  }
  /** 1 very easy to 5 very hard, or null. */
  readonly difficulty: number | null
  /** Reason codes of the project. */
  readonly reasons: readonly string[]
  /** The fields that the annotator changed, as they would have them; `region` is [x1, y1, x2, y2]. */
  readonly revision: {
    readonly question?: string
    readonly options?: readonly string[]
    readonly answer_letter?: string | null
    readonly answer_text?: string
    readonly category?: string | null
    readonly region?: Corners | null
  }
  /** Boxes in upright original pixels, not rounded; `rect` is [x1, y1, x2, y2]. */
  readonly boxes: readonly {
    readonly id: string
    readonly parent_id: string | null
    readonly rect: Corners
    readonly label: string
    readonly locked: boolean
    readonly active_ms: number
  }[]
  readonly note: string
  /** Answers given before the given answer was shown; `at` is an ISO time. */
  readonly blind_answers: readonly {
    readonly view: BlindAnswer['view']
    readonly answer: string
    readonly at: string | null
  }[]
  /** Codes of problems that the annotator dismissed. */
  readonly dismissed: readonly string[]
  /** What was on the screen at the decision, models' answers included. */
  readonly shown: ShownRecord | null
  readonly active_ms: number
  readonly idle_ms: number
  /** ISO times, in UTC; null for never, and for a number that is no time. */
  readonly started_at: string | null
  readonly decided_at: string | null
  /** How often the judgement was changed. */
  readonly rev: number
}

type ShownRecord = Omit<Shown, 'previews'> & {
  readonly previews: readonly { readonly model: string; readonly budget: string; readonly view: View }[]
}

type Corners = readonly [number, number, number, number]

/** Everything that was said, one judgement on each line, in the order of the items and of who said it. */
export const judgementsFile: Target = {
  id: 'judgements',
  label: 'Judgements',
  detail: 'judgements.jsonl: everything said about every item, by whom, when, in how much time.',
  group: 'records',
  side: 'both',
  loses: ['pictures', 'provenance'],
  plan({ project: { people }, candidates }, { modifiedAt }) {
    const judged = candidates.filter(({ judgements }) => judgements.length > 0)
    const names = new Map(people.map(({ id, name }) => [id, name]))
    return {
      total: judged.length,
      files: 1,
      held: [],
      warnings: [],
      losses: [],
      async *write() {
        yield await Promise.resolve({
          path: 'judgements.jsonl',
          modifiedAt,
          content: () => textBytes(lines(inOrder(judged), names)),
        })
      },
    }
  },
}

function* lines(judged: readonly Candidate[], names: ReadonlyMap<string, string>): Generator<string> {
  for (const { item, judgements } of judged) {
    const said = judgements.toSorted((a, b) => (a.annotatorId < b.annotatorId ? -1 : 1))
    for (const judgement of said) yield `${JSON.stringify(judgementRecord(item, judgement, names))}\n`
  }
}

export function judgementRecord(
  item: Item,
  judgement: Judgement,
  names: ReadonlyMap<string, string>,
): JudgementRecord {
  const { checks } = judgement
  return {
    item: item.id,
    source_id: item.source.id,
    question_key: item.source.picturePath + item.source.query,
    annotator: { id: judgement.annotatorId, name: names.get(judgement.annotatorId) ?? null },
    decision: judgement.decision,
    checks: {
      answerable: checks.answerable,
      unambiguous: checks.unambiguous,
      right_global: checks.rightGlobal,
      right_regional: checks.rightRegional,
    },
    difficulty: judgement.difficulty,
    reasons: judgement.reasons,
    revision: revisionRecord(judgement.revision),
    boxes: judgement.boxes.map(({ id, parentId, rect, label, locked, activeMs }) => ({
      id,
      parent_id: parentId,
      rect: corners(rect),
      label,
      locked,
      active_ms: activeMs,
    })),
    note: judgement.note,
    blind_answers: judgement.blindAnswers.map(({ view, answer, at }) => ({ view, answer, at: iso(at) })),
    dismissed: judgement.dismissed,
    shown: judgement.shown && shownRecord(judgement.shown),
    active_ms: judgement.activeMs,
    idle_ms: judgement.idleMs,
    started_at: iso(judgement.startedAt),
    decided_at: iso(judgement.decidedAt),
    rev: judgement.rev,
  }
}

const shownRecord = ({ previews, ...rest }: Shown): ShownRecord => ({
  ...rest,
  previews: previews.map(({ modelId, budget, view }) => ({ model: modelId, budget, view })),
})

const revisionRecord = ({
  answerLetter,
  answerText,
  region,
  ...rest
}: Revision): JudgementRecord['revision'] => ({
  ...rest,
  ...(answerLetter !== undefined && { answer_letter: answerLetter }),
  ...(answerText !== undefined && { answer_text: answerText }),
  ...(region !== undefined && { region: region && corners(region) }),
})

const corners = ({ x1, y1, x2, y2 }: Rect): Corners => [x1, y1, x2, y2]
/** The last millisecond that a date can say (ECMA-262 §21.4.1.1). */
const lastTime = 8.64e15
const iso = (time: number | null): string | null =>
  time !== null && Math.abs(time) <= lastTime ? new Date(time).toISOString() : null
