import type { Interval } from './bootstrap.ts'
import { judgementsOf, type Dataset } from './dataset.ts'
import { meetsGold } from './gold.ts'
import { get } from './table.ts'
import { wilsonInterval } from './wilson.ts'

/** One decision about a gold item, among those of its annotator in the order in which they were made. */
export interface GoldPoint {
  readonly itemId: string
  /** Null where nobody knows when; such come first. */
  readonly at: number | null
  readonly right: boolean
  /** Share of all until then that were right, itself among them. */
  readonly soFar: number
  /** The same of the last `recentSpan`. */
  readonly recent: number
}

/** How one annotator did on the gold items that they accepted or rejected. */
export interface GoldRecord {
  readonly annotatorId: string
  readonly answered: number
  readonly right: number
  readonly missed: number
  /** Right ÷ answered. */
  readonly accuracy: number
  readonly interval: Interval
  readonly points: readonly GoldPoint[]
}

/** Decisions that the moving share looks back over. */
export const recentSpan = 10

/** Everybody who decided about a gold item, by most answers; each time as their judgement is now. */
export function goldAccuracy(dataset: Dataset): readonly GoldRecord[] {
  const answers = new Map<string, Pick<GoldPoint, 'itemId' | 'at' | 'right'>[]>()
  for (const gold of dataset.project.gold.answers) {
    const item = get(dataset.items, gold.itemId)
    if (!item) continue
    for (const judgement of judgementsOf(dataset, gold.itemId)) {
      const right = meetsGold(gold, item, judgement)
      if (right === null) continue
      const { annotatorId, decidedAt } = judgement
      const own = answers.get(annotatorId) ?? []
      own.push({ itemId: gold.itemId, at: decidedAt, right })
      answers.set(annotatorId, own)
    }
  }
  return [...answers]
    .map(([annotatorId, own]) => recordOf(annotatorId, own))
    .toSorted((a, b) => b.answered - a.answered || (a.annotatorId < b.annotatorId ? -1 : 1))
}

function recordOf(
  annotatorId: string,
  answers: readonly Pick<GoldPoint, 'itemId' | 'at' | 'right'>[],
): GoldRecord {
  const inTime = answers.toSorted((a, b) => timeOf(a) - timeOf(b) || (a.itemId < b.itemId ? -1 : 1))
  let right = 0
  const points = inTime.map((answer, place): GoldPoint => {
    right += Number(answer.right)
    const last = inTime.slice(Math.max(0, place + 1 - recentSpan), place + 1)
    return {
      ...answer,
      soFar: right / (place + 1),
      recent: last.filter((each) => each.right).length / last.length,
    }
  })
  const answered = points.length
  return {
    annotatorId,
    answered,
    right,
    missed: answered - right,
    accuracy: right / answered,
    interval: wilsonInterval(right, answered),
    points,
  }
}

const timeOf = ({ at }: Pick<GoldPoint, 'at'>): number => at ?? Number.NEGATIVE_INFINITY
