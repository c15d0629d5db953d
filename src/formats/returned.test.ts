import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleJudgement } from '../domain/example.ts'
import type { WorkPack } from '../domain/workPack.ts'
import { anyItem, anyJudgement } from './arbitraries.test-data.ts'
import { bytesFromBlob } from './byteSource.ts'
import { bytesOf } from './export.test-data.ts'
import { readJudgements } from './judgementsRead.ts'
import { isReturned, readReturned } from './returnedRead.ts'
import { returnedFile, type GivingBack } from './returnedWrite.ts'

const pack: WorkPack = {
  id: 'pack-1',
  of: { id: 'project-1', name: 'The yard' },
  seat: { id: 'seat-1', name: 'Ada' },
  madeAt: Date.UTC(2026, 0, 2),
}
const annotator = { id: 'ada', name: 'Ada Ä.', color: 'teal' }
const said = [
  {
    item: exampleItem(),
    judgement: exampleJudgement({ annotatorId: 'ada', decision: 'accept', rev: 3, decidedAt: 7 }),
  },
  {
    item: exampleItem({ id: 'item-2' }),
    judgement: exampleJudgement({ itemId: 'item-2', annotatorId: 'ada', rev: 1 }),
  },
]
const giving: GivingBack = { pack, annotator, items: 5, said, givenBackAt: Date.UTC(2026, 0, 3) }

const { signal } = new AbortController()

const textOf = async (given: GivingBack = giving): Promise<string> =>
  new TextDecoder().decode(await bytesOf(await returnedFile(given, 'judgements.jsonl')))
const source = (text: string) => bytesFromBlob('judgements.jsonl', new Blob([text]))

describe('work that is given back', () => {
  it('says in its first line whose it is, of what, and how much', async () => {
    const [first = ''] = (await textOf()).split('\n')
    expect(JSON.parse(first)).toEqual({
      saccade: 'judgements',
      version: 1,
      project: { id: 'project-1', name: 'The yard' },
      pack: { id: 'pack-1', seat: { id: 'seat-1', name: 'Ada' }, made_at: '2026-01-02T00:00:00.000Z' },
      annotator,
      items: 5,
      judgements: 2,
      decided: 1,
      given_back_at: '2026-01-03T00:00:00.000Z',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('is read back whole, by whoever knows its head and by whoever does not', async () => {
    const anySaid = fc
      .uniqueArray(fc.tuple(anyItem, anyJudgement), { maxLength: 4, selector: ([{ id }]) => id })
      .map((pairs) =>
        pairs.map(([item, judgement]) => ({
          item,
          judgement: { ...judgement, itemId: item.id, annotatorId: 'ada' },
        })),
      )
    await fc.assert(
      fc.asyncProperty(anySaid, async (all) => {
        const text = await textOf({ ...giving, said: all })
        expect(await isReturned(source(text))).toBe(true)
        const read = await readReturned(source(text), signal)
        expect(read.problems).toEqual([])
        expect(read.head?.annotator).toEqual(annotator)
        expect(read.lines.map(({ judgement }) => judgement)).toEqual(all.map(({ judgement }) => judgement))
        const plain = []
        for await (const line of readJudgements(source(text), signal)) plain.push(line.kind)
        expect(plain).toEqual(all.map(() => 'good'))
      }),
    )
  })

  it('comes out the same, byte for byte, for the same work', async () => {
    expect(await textOf()).toBe(await textOf())
  })

  it('tells where it was cut short or edited, and names each damaged line', async () => {
    const text = await textOf()
    const lines = text.split('\n')
    const edited = await readReturned(source(text.replace('"rev":3', '"rev":9')), signal)
    expect(edited.problems.map(({ code }) => code)).toEqual(['file-changed'])
    expect(edited.lines).toHaveLength(2)
    const cut = await readReturned(source(lines.slice(0, 2).join('\n')), signal)
    expect(cut.problems[0]?.sentence).toContain('Judgements that it promises: 2; that can be read: 1.')
    const broken = await readReturned(source([lines[0], '{"item":', lines[2], ''].join('\n')), signal)
    expect(broken.lines).toHaveLength(1)
    expect(broken.problems[0]).toMatchObject({ severity: 'error', line: 2 })
  })

  it('does without a head that cannot be read, and says so', async () => {
    const text = await textOf()
    const newer = await readReturned(source(text.replace('"version":1', '"version":2')), signal)
    expect(newer.head).toBeNull()
    expect(newer.problems[0]?.sentence).toContain('A newer version of Saccade wrote this file.')
    const odd = await readReturned(source(text.replace('"items":5', '"items":-5')), signal)
    expect(odd.problems[0]?.sentence).toContain('its field “items” must not be negative')
    expect(odd.lines).toHaveLength(2)
  })

  it('is not taken for anything else, nor anything else for it', async () => {
    for (const text of ['', '{"saccade":"project"}', '[{"item":"x"}]', '{"item":"x","answer":1}']) {
      expect(await isReturned(source(text))).toBe(false)
    }
    const plain = (await textOf()).split('\n').slice(1).join('\n')
    expect(await isReturned(source(plain))).toBe(true)
    expect((await readReturned(source(plain), signal)).head).toBeNull()
  })
})
