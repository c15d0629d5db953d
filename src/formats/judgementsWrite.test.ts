import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleJudgement, exampleProject } from '../domain/example.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Rect } from '../domain/geometry.ts'
import { anyItem, anyJudgement } from './arbitraries.test-data.ts'
import { acceptedCandidate, exportOptions, exportScope, spokenDesk, textsOf } from './export.test-data.ts'
import { judgementRecord, judgementsFile, type JudgementRecord } from './judgementsWrite.ts'

const ann = { id: 'ann', name: 'Ann Ä.', color: 'teal' }

/** The lines about one item that was judged so. */
async function linesOf(...judgements: readonly Judgement[]): Promise<readonly string[]> {
  const scope = exportScope([{ ...acceptedCandidate(), judgements }], { ...exampleProject, people: [ann] })
  const files = await textsOf(judgementsFile.plan(scope, exportOptions()).write(spokenDesk))
  expect([...files.keys()]).toEqual(['judgements.jsonl'])
  return (files.get('judgements.jsonl') ?? '').split('\n')
}

const time = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso))
const rect = ([x1, y1, x2, y2]: readonly [number, number, number, number]): Rect => ({ x1, y1, x2, y2 })

/** The judgement that a record says, to show that nothing is lost. */
function judgementOf(record: JudgementRecord): Judgement {
  const { answer_letter, answer_text, region, ...texts } = record.revision
  return {
    itemId: record.item,
    annotatorId: record.annotator.id,
    decision: record.decision,
    checks: {
      answerable: record.checks.answerable,
      unambiguous: record.checks.unambiguous,
      rightGlobal: record.checks.right_global,
      rightRegional: record.checks.right_regional,
    },
    difficulty: record.difficulty,
    reasons: record.reasons,
    revision: {
      ...texts,
      ...(answer_letter !== undefined && { answerLetter: answer_letter }),
      ...(answer_text !== undefined && { answerText: answer_text }),
      ...(region !== undefined && { region: region && rect(region) }),
    },
    boxes: record.boxes.map((box) => ({
      id: box.id,
      parentId: box.parent_id,
      rect: rect(box.rect),
      label: box.label,
      locked: box.locked,
      activeMs: box.active_ms,
    })),
    note: record.note,
    blindAnswers: record.blind_answers.map(({ view, answer, at }) => ({
      view,
      answer,
      at: time(at) ?? Number.NaN,
    })),
    dismissed: record.dismissed,
    shown: record.shown && {
      ...record.shown,
      previews: record.shown.previews.map(({ model, ...rest }) => ({ modelId: model, ...rest })),
    },
    activeMs: record.active_ms,
    idleMs: record.idle_ms,
    startedAt: time(record.started_at),
    decidedAt: time(record.decided_at),
    rev: record.rev,
  }
}

describe('the file of judgements', () => {
  it('writes one judgement on each line', async () => {
    const first = exampleJudgement({
      decision: 'accept',
      decidedAt: Date.UTC(2026, 10, 20, 6, 30),
      activeMs: 5500,
    })
    const second = exampleJudgement({ annotatorId: 'bob', note: 'two\nlines' })
    const [one = '', two = '', ...rest] = await linesOf(second, first)
    expect(rest).toEqual([''])
    expect(JSON.parse(one)).toEqual({
      item: 'item-1',
      source_id: 'source-1',
      question_key: 'images/harbour.jpgHow many bolts hold the hinge?',
      annotator: { id: 'ann', name: 'Ann Ä.' },
      decision: 'accept',
      checks: { answerable: null, unambiguous: null, right_global: null, right_regional: null },
      difficulty: null,
      reasons: [],
      revision: {},
      boxes: [],
      note: '',
      blind_answers: [],
      dismissed: [],
      shown: null,
      active_ms: 5500,
      idle_ms: 0,
      started_at: null,
      decided_at: '2026-11-20T06:30:00.000Z',
      rev: 0,
    })
    expect(JSON.parse(two)).toMatchObject({ annotator: { id: 'bob', name: null }, note: 'two\nlines' })
  })

  it('names only items about which something was said', async () => {
    const plan = judgementsFile.plan(
      exportScope([{ ...acceptedCandidate(), judgements: [] }]),
      exportOptions(),
    )
    expect([plan.total, plan.files]).toEqual([0, 1])
    expect(await linesOf()).toEqual([''])
  })

  it('loses nothing that was said', () => {
    fc.assert(
      fc.property(anyItem, anyJudgement, (item, judgement) => {
        const line = JSON.stringify(judgementRecord(item, { ...judgement, itemId: item.id }, new Map()))
        expect(judgementOf(JSON.parse(line) as JudgementRecord)).toEqual({ ...judgement, itemId: item.id })
      }),
    )
  })

  it('writes null for a number that is no time', () => {
    const judgement = exampleJudgement({
      decidedAt: 1e300,
      blindAnswers: [{ view: 'global', answer: 'A', at: Number.NaN }],
    })
    const record = judgementRecord(exampleItem(), judgement, new Map())
    expect(record.decided_at).toBeNull()
    expect(record.blind_answers).toEqual([{ view: 'global', answer: 'A', at: null }])
  })
})
