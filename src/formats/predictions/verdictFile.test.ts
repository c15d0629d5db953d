import { describe, expect, it } from 'vitest'
import type { AnswerVerdict } from '../../domain/prediction.ts'
import { bytesFromBlob } from '../byteSource.ts'
import { readVerdicts, verdictLines } from './verdictFile.ts'

const verdicts: readonly AnswerVerdict[] = [
  { itemId: 'b', answer: 'C', right: false, by: 'person', who: 'ann', words: '', at: 1_700_000_000_000 },
  {
    itemId: 'a',
    answer: 'a “pair”\n',
    right: true,
    by: 'judge',
    who: 'm',
    words: 'Yes.',
    at: 1_700_000_000_001,
    against: 'two',
  },
]
const file = (text: string) => bytesFromBlob('verdicts.jsonl', new Blob([text]))

describe('a file of verdicts', () => {
  it('holds everything, in an order that does not depend on theirs', async () => {
    const lines = [...verdictLines(verdicts, (id) => (id === 'a' ? 'dev-001' : null))]
    expect(lines).toEqual([...verdictLines(verdicts.toReversed(), (id) => (id === 'a' ? 'dev-001' : null))])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      item: 'a',
      source_id: 'dev-001',
      verdict: 'Yes',
      right_answer: 'two',
    })
    const read = await readVerdicts(file(lines.join('')), () => true)
    expect(read).toEqual({ verdicts: verdicts.toReversed(), problems: [] })
  })

  it('leaves out what is about other items, and what is no verdict, each with its line', async () => {
    const lines = [...verdictLines(verdicts, () => null), '{"item":"a"}\n', '{"item":"a","verdict":"maybe"\n']
    const { verdicts: found, problems } = await readVerdicts(file(lines.join('')), (id) => id === 'a')
    expect(found).toEqual([verdicts[1]])
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['verdict-foreign', 2],
      ['verdict-unreadable', 3],
      [expect.any(String), 4],
    ])
  })
})
