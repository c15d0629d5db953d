import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset, type Dataset } from '../../../domain/dataset.ts'
import type { Entry } from '../../../domain/entry.ts'
import { exampleItem, exampleJudgement, exampleProject, exampleSource } from '../../../domain/example.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import type { Project } from '../../../domain/project.ts'
import { finished } from '../../../domain/slices.ts'
import type { ReturnedFile } from '../../../formats/returnedRead.ts'
import { listed, viewingMerge } from './mergeView.ts'

const holding = (project: Project, ...judgements: readonly Judgement[]): Dataset =>
  applyEntries(emptyDataset(project), [
    ...['one', 'two'].map((id, order): Entry => ({
      kind: 'item',
      value: exampleItem({ id, order, source: { ...exampleSource, query: `What is ${id}?` } }),
    })),
    ...judgements.map((value): Entry => ({ kind: 'judgement', value })),
  ])
const lead = holding(exampleProject)
const viewMerge = (...given: Parameters<typeof viewingMerge>) => finished(viewingMerge(...given))

const said = (itemId: string, annotatorId = 'ada', over: Partial<Judgement> = {}): Judgement =>
  exampleJudgement({ itemId, annotatorId, decision: 'accept', rev: 1, decidedAt: 4, ...over })

const head = (projectId: string, id = 'ada', name = 'Ada'): ReturnedFile['head'] => ({
  saccade: 'judgements',
  version: 1,
  project: { id: projectId, name: 'The harbour' },
  pack: null,
  annotator: { id, name, color: 'teal' },
  items: 2,
  judgements: 1,
  decided: 1,
  given_back_at: '2026-01-03T00:00:00.000Z',
  sha256: 'a'.repeat(64),
})

const out = {
  id: 'pack-1',
  seat: { id: 'seat', name: 'Ada', annotatorId: null },
  madeAt: 1,
  itemIds: ['one', 'two'],
  returnedAt: null,
  returnedBy: null,
}
const fromPack = (at: string): ReturnedFile['head'] => {
  const given = head('project-1')
  const pack = { id: 'pack-1', seat: { id: 'seat', name: 'Ada' }, made_at: '2026-01-01T00:00:00.000Z' }
  return given && { ...given, pack, given_back_at: at }
}

const file = (judgements: readonly Judgement[], over: Partial<ReturnedFile> = {}): ReturnedFile => ({
  path: 'ada.jsonl',
  head: head('project-1'),
  lines: judgements.map((judgement, place) => ({
    judgement,
    line: place + 2,
    name: null,
    questionKey: '',
  })),
  problems: [],
  ...over,
})

describe('what merging would do', () => {
  it('names whose work it is, and what the step will be called', () => {
    const view = viewMerge(lead, 'me', [file([said('one'), said('two')])])
    expect(view.label).toBe('Merge Ada’s 2 judgements')
    expect(view.people).toEqual([{ id: 'ada', name: 'Ada', color: 'teal' }])
    expect(view.files).toMatchObject([{ whose: ['Ada'], judgements: 2, refusal: null }])
    expect(viewMerge(lead, 'me', [file([said('one')])]).label).toBe('Merge Ada’s judgement')
    const ben = file([said('one', 'ben')], { head: head('project-1', 'ben', 'Ben') })
    expect(viewMerge(lead, 'me', [ben, file([said('one')])]).label).toBe('Merge 2 judgements of Ada and Ben')
    expect(listed(['Ada', 'Ben', 'Cleo'])).toBe('Ada, Ben and Cleo')
  })

  it('gives those whom only the lines name the same colour whatever file comes first', () => {
    const line = { judgement: said('one', 'ben'), line: 1, name: 'Ben', questionKey: '' }
    const plain = file([], { head: null, lines: [line] })
    const [ben] = viewMerge(lead, 'me', [plain]).people
    expect(ben).toMatchObject({ id: 'ben', name: 'Ben' })
    expect(viewMerge(lead, 'me', [file([said('one')]), plain]).people).toContainEqual(ben)
  })

  it('leaves out what is about items that are not here, with the line, and finds others by picture and question', () => {
    const view = viewMerge(lead, 'me', [
      file([said('one'), said('gone')], {
        lines: [
          { judgement: said('gone'), line: 7, name: null, questionKey: '' },
          {
            judgement: said('elsewhere'),
            line: 8,
            name: null,
            questionKey: 'images/harbour.jpgWhat is two?',
          },
        ],
      }),
    ])
    expect(view.strangers).toBe(1)
    expect(view.problems).toMatchObject([{ code: 'item-unknown', line: 7, file: 'ada.jsonl' }])
    expect(view.merging.takes).toMatchObject([{ itemId: 'two' }])
  })

  it('refuses work for another project, unless all its items are here', () => {
    const other = head('project-2')
    const [refused] = viewMerge(lead, 'me', [file([said('one'), said('gone')], { head: other })]).files
    expect(refused?.refusal).toBe(
      'This file is for the project “The harbour”: of the 2 items in it 1 is not here. Open that project and merge it there.',
    )
    expect(viewMerge(lead, 'me', [file([said('one')], { head: other })]).files[0]?.refusal).toBeNull()
    const strange = viewMerge(lead, 'me', [file([said('gone')], { head: null }), file([said('one')])])
    expect(strange.files.map(({ refusal }) => refusal === null)).toEqual([false, true])
    expect(strange.merging.takes).toHaveLength(1)
    expect(viewMerge(lead, 'me', [file([])]).files[0]?.refusal).toBe('There is no judgement in this file.')
  })

  it('lets into a work pack nothing but what its own annotator said', () => {
    const pack = {
      id: 'pack-1',
      of: { id: 'project-1', name: 'The yard' },
      seat: { id: 's', name: 'Ada' },
      madeAt: 0,
    }
    const share = holding({ ...exampleProject, id: 'share', pack })
    expect(viewMerge(share, 'ada', [file([said('one')])]).merging.takes).toHaveLength(1)
    expect(viewMerge(share, 'ben', [file([said('one')])]).files[0]?.refusal).toBe(
      'This is a work pack, where nobody sees what others say. Merge the file in “The yard”.',
    )
  })

  it('says where nothing but the words tells which revision counts', () => {
    const view = viewMerge(holding(exampleProject, said('one')), 'me', [
      file([said('one', 'ada', { note: 'else' })]),
    ])
    expect(view.problems.map(({ code }) => code)).toEqual(['revision-conflict'])
  })
})

describe('a pack that comes back', () => {
  const project = { ...exampleProject, packs: [out] }
  const time = '2026-01-03T00:00:00.000Z'

  it('is known by what the file says, with its time where that can be read', () => {
    const { returns, merelyBack, label } = viewMerge(holding(project), 'me', [
      file([said('one')], { head: fromPack(time) }),
      file([said('one')], { head: fromPack('soon') }),
      file([said('gone')], { head: fromPack(time) }),
    ])
    expect(returns).toEqual([
      { packId: 'pack-1', by: 'ada', at: Date.parse(time) },
      { packId: 'pack-1', by: 'ada', at: null },
    ])
    expect([merelyBack, label]).toEqual([[], 'Merge Ada’s judgement'])
  })

  it('is back though everything in it is here already, and only once', () => {
    const again = file([said('one')], { head: fromPack(time) })
    const { merelyBack, label } = viewMerge(holding(project, said('one')), 'me', [again])
    expect([merelyBack, label]).toEqual([['Ada'], 'Mark the pack for Ada as back'])
    const back = { ...project, packs: [{ ...out, returnedAt: 7, returnedBy: 'ada' }] }
    expect(viewMerge(holding(back, said('one')), 'me', [again]).merelyBack).toEqual([])
  })
})
