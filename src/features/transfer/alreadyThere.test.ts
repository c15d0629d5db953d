import { describe, expect, it } from 'vitest'
import type { Item } from '../../domain/item.ts'
import { countAlreadyThere } from './alreadyThere.ts'
import { answersFile, planned } from './transfer.test-data.ts'

const itemsOf = async (...rows: Parameters<typeof answersFile>[1]): Promise<readonly Item[]> =>
  (await planned(answersFile('before.jsonl', rows))).drafts.map(({ content, source }, order) => ({
    ...content,
    id: `${order}`,
    pictureId: 'p',
    order,
    source,
  }))

describe('what the project holds already', () => {
  it('is told by the words, the answer and the name of the picture', async () => {
    const { drafts } = await planned(
      answersFile('v.jsonl', [
        { picture: '/far/away/a.png' },
        { picture: 'b.png' },
        { picture: 'a.png', question: 'Is it day?' },
      ]),
    )
    const items = await itemsOf({ picture: 'images/a.png' })
    expect(countAlreadyThere(drafts, items)).toBe(1)
    expect(countAlreadyThere(drafts, [])).toBe(0)
    expect(
      countAlreadyThere(
        drafts,
        items.map((item) => ({ ...item, answerLetter: 'A' })),
      ),
    ).toBe(0)
  })
})
