import { describe, expect, it } from 'vitest'
import { exampleItem, exampleJudgement, exampleProject } from '../../domain/example.ts'
import type { Judgement } from '../../domain/judgement.ts'
import { bytesOf } from '../../formats/export.test-data.ts'
import { returnedFile } from '../../formats/returnedWrite.ts'
import {
  exampleWhole,
  json,
  makingStep,
  putProject,
  run,
  workplace,
  type Workplace,
} from '../cli.test-data.ts'
import { gather } from '../disk/gather.ts'
import { sortFiles } from '../loading/sortFiles.ts'

const { signal } = new AbortController()

/** Everything that a written project says. */
async function contentOf(path: string) {
  const { projects } = await sortFiles(await gather([path], signal), signal)
  const [project] = projects
  if (!project) throw new Error('no project')
  const { bundle } = project
  const entries: Record<string, unknown[]> = {}
  for await (const read of bundle.entries()) {
    if (read.kind === 'problem') throw new Error(read.problem.sentence)
    ;(entries[read.value.kind] ??= []).push(read.value.value)
  }
  const steps: string[] = []
  for await (const read of bundle.history()) if (read.kind === 'good') steps.push(read.value.id)
  return { entries, steps, blobs: bundle.blobs, manifest: bundle.manifest }
}

async function lines(place: Workplace, name: string, judgements: readonly Judgement[]): Promise<string> {
  const project = await putProject(place.at(`${name}.zip`), exampleWhole({ judgements }))
  const ran = await run(['convert', project, '--to', 'judgements', '--out', place.at(name)])
  expect(ran.code).toBe(0)
  return place.at(`${name}/judgements.jsonl`)
}

const ann = exampleJudgement({ decision: 'accept', rev: 2, decidedAt: 2000 })
const annLater = exampleJudgement({
  decision: 'reject',
  rev: 3,
  decidedAt: 1000,
  note: 'On second thoughts.',
})
const ben = exampleJudgement({ annotatorId: 'ben', decision: 'accept', rev: 1, decidedAt: 1 })

describe('merging projects', () => {
  it('changes nothing when the same file comes twice', async () => {
    const place = await workplace()
    const file = await putProject(place.at('a.saccade.zip'))
    const ran = await run(['merge', file, file, '--out', place.at('merged.zip')])
    expect(ran.said).toBe(`Written: ${place.at('merged.zip')} with 2 items and 1 judgement of 1 annotator.\n`)
    expect(ran.code).toBe(0)
    const [before, after] = [await contentOf(file), await contentOf(place.at('merged.zip'))]
    expect([after.entries, after.steps, after.manifest]).toEqual([
      before.entries,
      before.steps,
      before.manifest,
    ])
    await run(['merge', place.at('merged.zip'), place.at('merged.zip'), '--out', place.at('again.zip')])
    expect(await place.bytes('again.zip')).toEqual(await place.bytes('merged.zip'))
  })

  it('takes what anybody said about any item, the newest revision of each', async () => {
    const place = await workplace()
    const first = await putProject(place.at('a.zip'), exampleWhole({ judgements: [ann] }))
    const other = exampleItem({ id: 'item-9', order: 1, pictureId: exampleWhole().pictures[0]?.id ?? '' })
    const second = await putProject(
      place.at('b.zip'),
      exampleWhole({
        project: {
          ...exampleProject,
          id: 'project-2',
          name: 'Other',
          people: [{ id: 'ben', name: 'Ben', color: 'red' }],
        },
        items: [other, ...exampleWhole().items],
        judgements: [annLater, ben],
      }),
      [makingStep({ id: 'step-2', at: 0 }), makingStep({ id: 'step-3', at: 7, role: 'do', changes: [] })],
    )
    expect((await run(['merge', first, second, '--out', place.at('m.zip')])).code).toBe(0)
    const { entries, steps, blobs, manifest } = await contentOf(place.at('m.zip'))
    expect(entries.judgement).toEqual([annLater, ben])
    expect(entries.item).toMatchObject([{ id: 'item-1' }, { id: 'item-2' }, { id: 'item-9', order: 3 }])
    expect(entries.project).toMatchObject([{ id: 'project-1', people: [{ name: 'Ann' }, { name: 'Ben' }] }])
    expect(entries.provenance).toHaveLength(3)
    expect(manifest.counts).toEqual({ pictures: 1, items: 3, judgements: 2, resolutions: 0 })
    expect(blobs.size).toBe(1)
    // The project was made once; what was done since is all there.
    expect(steps).toEqual(['step-1', 'step-3'])
    await run(['merge', second, first, '--out', place.at('turned.zip')])
    const turned = await contentOf(place.at('turned.zip'))
    expect(turned.entries.judgement).toEqual(expect.arrayContaining([annLater, ben]))
    expect(turned.entries.project).toMatchObject([{ id: 'project-2' }])
  })

  it('takes the judgements of a file into a project, and names those of items that it does not have', async () => {
    const place = await workplace()
    const project = await putProject(place.at('a.zip'), exampleWhole({ judgements: [ann] }))
    const file = await lines(place, 'said', [annLater, { ...ben, itemId: 'item-2' }])
    const text = await place.text('said/judgements.jsonl')
    await place.put('said/judgements.jsonl', text + text.replaceAll('"item":"item-2"', '"item":"gone"'))
    const ran = await run(['merge', project, file, '--out', project, '--replace'])
    expect(ran.said).toContain('about an item that the project does not have (gone)')
    expect(ran.code).toBe(1)
    const { entries } = await contentOf(project)
    expect(entries.judgement).toEqual([annLater, { ...ben, itemId: 'item-2' }])
    expect(entries.picture).toMatchObject([{ sha256: exampleWhole().pictures[0]?.sha256 }])
  })

  it('refuses data, strange names and projects of newer versions', async () => {
    const place = await workplace()
    const project = await putProject(place.at('a.zip'))
    const data = await place.put('data.json', '[]')
    expect((await run(['merge', project, data, '--out', place.at('m.zip')])).said).toContain(
      'data is imported or converted',
    )
    expect((await run(['merge', project, '--out', place.at('m.jsonl')])).said).toContain(
      '--out must end in .zip',
    )
    expect((await run(['merge', project, '--out', project])).said).toContain('is there already')
    await place.put('new/manifest.json', JSON.stringify({ format: 'saccade-project', version: 99 }))
    await place.put('new/entries.jsonl', '')
    const newer = await run(['merge', place.at('new'), '--out', place.at('m.zip')])
    expect(newer.said).toContain('written by a newer version of Saccade (form 99)')
    expect(await place.files()).not.toContain('m.zip')
  })
})

describe('merging judgements.jsonl', () => {
  it('reads work that was given back as well, and writes it without its head', async () => {
    const place = await workplace()
    const plain = await lines(place, 'one', [ann])
    const pack = {
      id: 'pack-1',
      of: { id: 'project-1', name: 'Example' },
      seat: { id: 'seat-1', name: 'Ben' },
      madeAt: 0,
    }
    const returned = await returnedFile(
      {
        pack,
        annotator: { id: 'ben', name: 'Ben', color: 'red' },
        items: 1,
        said: [{ item: exampleItem(), judgement: ben }],
        givenBackAt: 9,
      },
      'ben.jsonl',
    )
    const file = await place.put('ben.jsonl', await bytesOf(returned))
    expect((await run(['merge', plain, file, file, '--out', place.at('m.jsonl')])).code).toBe(0)
    const written = (await place.text('m.jsonl')).trim().split('\n').map(json)
    expect(written).toMatchObject([{ annotator: { id: 'ann' } }, { annotator: { id: 'ben', name: 'Ben' } }])
    const project = await putProject(place.at('a.zip'))
    expect((await run(['merge', project, file, '--out', place.at('m.zip')])).code).toBe(0)
    const { entries } = await contentOf(place.at('m.zip'))
    expect(entries.judgement).toEqual(expect.arrayContaining([ben]))
  })

  it('changes no byte when the same file comes twice', async () => {
    const place = await workplace()
    const file = await lines(place, 'one', [ann, ben, { ...ann, itemId: 'item-2', annotatorId: 'aaron' }])
    expect((await run(['merge', file, file, '--out', place.at('m.jsonl')])).code).toBe(0)
    expect(await place.text('m.jsonl')).toBe(await place.text('one/judgements.jsonl'))
  })

  it('lets the newest revision win, whichever file comes first', async () => {
    const place = await workplace()
    const one = await lines(place, 'one', [ann, ben])
    const two = await lines(place, 'two', [annLater])
    await run(['merge', one, two, '--out', place.at('a.jsonl')])
    await run(['merge', two, one, '--out', place.at('b.jsonl')])
    const merged = await place.text('a.jsonl')
    expect(merged).toBe(await place.text('b.jsonl'))
    expect(merged.trim().split('\n')).toHaveLength(2)
    expect(merged).toContain('On second thoughts.')
  })

  it('says when nothing tells which is the newer one, and decides the same either way', async () => {
    const place = await workplace()
    const one = await lines(place, 'one', [ann])
    const two = await lines(place, 'two', [{ ...ann, note: 'Another thing.' }])
    const ran = await run(['merge', one, two, '--out', place.at('a.jsonl')])
    expect(ran.said).toContain('[revision-conflict]')
    await run(['merge', two, one, '--out', place.at('b.jsonl')])
    expect(await place.text('a.jsonl')).toBe(await place.text('b.jsonl'))
  })

  it('keeps what can be read, names what cannot, and ends with 1', async () => {
    const place = await workplace()
    const file = await lines(place, 'one', [ann])
    const text = await place.text('one/judgements.jsonl')
    await place.put('one/judgements.jsonl', `${text}${text.replace('"rev":2', '"rev":-1')}{"item":`)
    const ran = await run(['merge', file, '--out', place.at('m.jsonl')])
    expect(ran.code).toBe(1)
    expect(ran.said).toContain(`${file}:2: error: rev: `)
    expect(ran.said).toContain(`${file}:3: error: `)
    expect(await place.text('m.jsonl')).toBe(text)
  })
})
