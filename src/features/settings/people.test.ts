import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../domain/dataset.ts'
import { exampleJudgement, exampleProject } from '../../domain/example.ts'
import { personColors } from '../../ui/personColors.ts'
import { freeColor, knownPeople, named } from './people.ts'

const ada = { id: 'ada', name: 'Ada', color: 'blue' }
const bob = { id: 'bob', name: 'Bob', color: 'teal' }
const dataset = applyEntries(emptyDataset({ ...exampleProject, people: [bob, { ...ada, name: 'Old' }] }), [
  { kind: 'judgement', value: exampleJudgement({ itemId: 'a', annotatorId: 'ada' }) },
  { kind: 'judgement', value: exampleJudgement({ itemId: 'b', annotatorId: 'ada' }) },
  { kind: 'judgement', value: exampleJudgement({ itemId: 'a', annotatorId: '0123456789' }) },
])
const known = knownPeople(dataset, ada)

describe('the people of a project', () => {
  it('begin with whoever annotates here and end with those who only left judgements', () => {
    expect(known).toEqual([
      { person: ada, judgements: 2 },
      { person: bob, judgements: 0 },
      { person: { id: '0123456789', name: 'Annotator 01234567', color: 'gray' }, judgements: 1 },
    ])
  })

  it('leave a free colour to the next one, while there is one', () => {
    expect(freeColor(known)).toBe('cyan')
    const crowd = personColors.map((color) => ({ person: { id: color, name: color, color }, judgements: 0 }))
    expect(personColors).toContain(freeColor(crowd))
  })
})

describe('naming a person', () => {
  it('keeps their id', () => {
    expect(named(ada, '  Ada  Lovelace ', known)).toEqual({ ...ada, name: 'Ada Lovelace' })
    expect(named(ada, 'ADA', known).name).toBe('ADA')
  })

  it('refuses a name that is empty, endless or somebody else’s', () => {
    expect(() => named(ada, ' ', known)).toThrow('needs a name')
    expect(() => named(ada, 'a'.repeat(61), known)).toThrow('at most 60')
    expect(() => named(ada, 'bob', known)).toThrow('“Bob” is somebody else')
  })
})
