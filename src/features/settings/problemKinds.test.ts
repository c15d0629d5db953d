import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nameOfProblem, problemGroups } from './problemKinds.ts'

const known = problemGroups([]).flatMap(({ kinds }) => kinds.map(({ code }) => code))

describe('the kinds of problems', () => {
  it('are those that the domain looks for, no more and no fewer', () => {
    const domain = resolve(import.meta.dirname, '../../domain')
    const files = readdirSync(domain).filter((name) => /(?:Problems|problems|Traps)\.ts$/.test(name))
    const text = files.map((name) => readFileSync(resolve(domain, name), 'utf8')).join('\n')
    const found =
      text.match(/(?<=')(?:question|options?|answer|region|picture|levels?|b1|chain)-[a-z0-9-]+(?=')/g) ?? []
    const hazards = readFileSync(resolve(domain, 'textHazards.ts'), 'utf8')
    const [, union = ''] = /type Hazard = (.*)/.exec(hazards) ?? []
    const characters = (union.match(/\w+/g) ?? []).map((hazard) => `text-${hazard}`)
    expect(characters.length).toBeGreaterThan(2)
    expect(new Set([...found, ...characters])).toEqual(new Set(known))
    expect(new Set(known).size).toBe(known.length)
  })

  it('have names that can be read', () => {
    expect(nameOfProblem('answer-spelled-number')).toBe('Answer spelled number')
    expect(nameOfProblem('--')).toBe('Unnamed')
  })

  it('end with those that only this project mutes', () => {
    expect(problemGroups(['answer-dash']).map(({ name }) => name)).not.toContain('Others')
    expect(problemGroups(['answer-dash', 'from-the-future']).at(-1)).toEqual({
      name: 'Others',
      kinds: [{ code: 'from-the-future', name: 'From the future', about: '' }],
    })
  })
})
