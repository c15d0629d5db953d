import { expect, it } from 'vitest'
import { differencesCsv } from './differencesCsv.ts'

it('lists differences with both verdicts and their rules, and lets no answer act in a spreadsheet', () => {
  const lines = differencesCsv([
    {
      itemId: 'i1',
      model: 'm',
      view: 'global',
      upstream: { right: true, rule: 'equal', extracted: '=on', found: 'tag' },
      strict: { right: false, rule: 'no-match', extracted: 'on', found: 'tag' },
    },
  ])
  expect(lines).toEqual([
    'item,model,view,upstream answer,upstream,upstream rule,strict answer,strict,strict rule\r\n',
    "i1,m,Global,'=on,right,equal,on,wrong,no-match\r\n",
  ])
})
