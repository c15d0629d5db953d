import { views as allViews } from '../domain/preview.ts'
import { InferenceError } from '../inference/inference.ts'
import { NotLoaded } from './previewAsker.ts'
import { parseBudget, parseSampling } from './previewSetting.ts'
import type { RunSpec, RunState } from './previews.ts'

/** So many items in a row that broke the model, and a run stands still until somebody has looked. */
export const mostInRow = 3

/** What a failure means for a run: the item is asked once more, is put down as failed, or everything stops here. */
export type Consequence = 'again' | 'record' | 'record-shaken' | 'stop'

/**
 * `tries` is how often the item failed before. A picture that cannot be read says nothing about the next one; a model
 * that broke is given another try; one that cannot be loaded, or a server that refuses, would refuse all others too.
 */
export function consequenceOf(failure: unknown, tries: number): Consequence {
  if (failure instanceof NotLoaded) return 'stop'
  if (!(failure instanceof InferenceError)) return 'record-shaken'
  switch (failure.code) {
    case 'picture':
    case 'unable':
      return 'record'
    case 'download':
    case 'wrong-hash':
    case 'bad-model':
    case 'unauthorised':
      return 'stop'
    case 'bad-reply':
    case 'failed':
      return 'record-shaken'
    default:
      return tries === 0 ? 'again' : 'record-shaken'
  }
}

export interface Pace {
  /** Items asked per minute; null before the first. */
  readonly perMinute: number | null
  /** Milliseconds until all are done at this rate; null where nobody can tell yet. */
  readonly leftMs: number | null
}

/** How fast a run goes: only what had to be asked counts, for what was known before takes no time. */
export function paceOf(run: Pick<RunState, 'asked' | 'workedMs' | 'done' | 'spec'>): Pace {
  if (run.asked === 0 || run.workedMs <= 0) return { perMinute: null, leftMs: null }
  const each = run.workedMs / run.asked
  return {
    perMinute: 60_000 / each,
    leftMs: Math.round(each * Math.max(0, run.spec.itemIds.length - run.done)),
  }
}

export const beginRun = (spec: RunSpec, at: number): RunState => ({
  spec,
  phase: 'running',
  done: 0,
  asked: 0,
  failed: [],
  startedAt: at,
  workedMs: 0,
  sentence: null,
})

/** What is remembered of a run: the rest of it is known from its answers. */
export type RunRecord = Pick<RunState, 'spec' | 'failed' | 'startedAt' | 'workedMs' | 'asked' | 'done'> & {
  readonly isDone: boolean
}

export const recordOf = (run: RunState): RunRecord => ({
  spec: run.spec,
  failed: run.failed,
  startedAt: run.startedAt,
  workedMs: run.workedMs,
  asked: run.asked,
  done: run.done,
  isDone: run.phase === 'done',
})

/** A run as it was left, standing still; null where there was none, or nobody can tell what it was. */
export function readRun(json: unknown): RunState | null {
  const fields = fieldsOf(json)
  const spec = parseSpec(fieldsOf(fields.get('spec')))
  if (!spec) return null
  const failed = fields.get('failed')
  return {
    spec,
    phase: fields.get('isDone') === true ? 'done' : 'paused',
    done: Math.min(amountIn(fields, 'done'), spec.itemIds.length),
    asked: Math.min(amountIn(fields, 'asked'), spec.itemIds.length),
    failed: Array.isArray(failed) ? failed.flatMap((each) => parseFailure(fieldsOf(each)) ?? []) : [],
    startedAt: amountIn(fields, 'startedAt'),
    workedMs: amountIn(fields, 'workedMs'),
    sentence: null,
  }
}

type Fields = ReadonlyMap<string, unknown>

function parseSpec(fields: Fields): RunSpec | null {
  const modelId = fields.get('modelId')
  const budget = parseBudget(fieldsOf(fields.get('budget')))
  const sampling = parseSampling(fieldsOf(fields.get('sampling')))
  const asked = fields.get('views')
  const itemIds = fields.get('itemIds')
  if (typeof modelId !== 'string' || !budget || !sampling) return null
  if (!Array.isArray(asked) || !Array.isArray(itemIds)) return null
  const views = allViews.filter((view) => asked.includes(view))
  const ids = itemIds.filter((id): id is string => typeof id === 'string')
  return views.length > 0 ? { modelId, budget, sampling, views, itemIds: ids } : null
}

function parseFailure(fields: Fields): RunState['failed'] {
  const itemId = fields.get('itemId')
  const sentence = fields.get('sentence')
  return typeof itemId === 'string' && typeof sentence === 'string'
    ? [{ itemId, sentence: sentence.slice(0, 1000) }]
    : []
}

function amountIn(fields: Fields, name: string): number {
  const value = fields.get(name)
  return typeof value === 'number' && value >= 0 && value < Number.MAX_SAFE_INTEGER ? value : 0
}

const fieldsOf = (json: unknown): Fields =>
  new Map<string, unknown>(typeof json === 'object' && json !== null ? Object.entries(json) : [])
