import { describe, expect, it } from 'vitest'
import { itemsCsv, shownText } from './itemsCsv.ts'

describe('the items behind a part', () => {
  it('are saved with how often both were right, inert in a spreadsheet', () => {
    const item = { id: 'x', question: '=1+1', category: 'OCR', first: 0.5, second: 1 }
    expect(itemsCsv([item], ['Global', 'Regional']).join('')).toBe(
      'Id,Question,Category,"Right, Global","Right, Regional"\r\nx,\'=1+1,OCR,0.5,1\r\n',
    )
  })

  it('are listed with no more of a text than fits', () => {
    expect(shownText('short')).toBe('short')
    expect(shownText('x'.repeat(100_000))).toHaveLength(200)
  })
})
