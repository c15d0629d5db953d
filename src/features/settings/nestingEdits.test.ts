import { array, assert, constantFrom, integer, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleProject } from '../../domain/example.ts'
import type { Project } from '../../domain/project.ts'
import { Refusal } from '../../domain/refusal.ts'
import {
  addLevel,
  mostLevels,
  moveLevel,
  removeLevel,
  renameLevel,
  setNestingOf,
  setTask,
} from './nestingEdits.ts'

const project: Project = {
  ...exampleProject,
  nesting: { levels: ['Text', 'Sign', 'Shopfront'], of: 'accepted' },
}
const levelsOf = ({ nesting }: Project) => nesting.levels.join(', ')

describe('boxing', () => {
  it('takes another task and other items, and is the same project when they are the same', () => {
    expect(setTask(project, 'nest').task).toBe('nest')
    expect(setTask(project, project.task)).toBe(project)
    expect(setNestingOf(project, 'all').nesting).toEqual({ ...project.nesting, of: 'all' })
    expect(setNestingOf(project, 'accepted')).toBe(project)
  })

  it('adds a level outside the others, without the blanks around its name', () => {
    expect(levelsOf(addLevel(project, '  Whole  street '))).toBe('Text, Sign, Shopfront, Whole street')
  })

  it('renames a level, in another spelling too', () => {
    expect(levelsOf(renameLevel(project, 1, 'Board'))).toBe('Text, Board, Shopfront')
    expect(levelsOf(renameLevel(project, 1, 'SIGN'))).toBe('Text, SIGN, Shopfront')
    expect(renameLevel(project, 1, ' Sign ')).toBe(project)
    expect(renameLevel(project, 9, 'Board')).toBe(project)
  })

  it('moves a level and stops at the ends', () => {
    expect(levelsOf(moveLevel(project, 2, -1))).toBe('Text, Shopfront, Sign')
    expect(levelsOf(moveLevel(project, 0, 99))).toBe('Sign, Shopfront, Text')
    expect(moveLevel(project, 0, -1)).toBe(project)
    expect(moveLevel(project, 7, 1)).toBe(project)
  })

  it('removes a level, but never the last one', () => {
    expect(levelsOf(removeLevel(project, 1))).toBe('Text, Shopfront')
    expect(removeLevel(project, 5)).toBe(project)
    const one = removeLevel(removeLevel(project, 0), 0)
    expect(() => removeLevel(one, 0)).toThrow('at least one level')
  })

  it('refuses two of one name, no name, an endless one, and levels without end', () => {
    expect(() => addLevel(project, ' sign')).toThrow('There is already a level “Sign”.')
    expect(() => renameLevel(project, 0, 'SIGN')).toThrow(Refusal)
    expect(() => addLevel(project, ' ')).toThrow('A level needs a name.')
    expect(() => addLevel(project, 'x'.repeat(61))).toThrow('at most 60')
    const many = Array.from({ length: mostLevels }, (_, place) => `Level ${place}`)
    const full = { ...project, nesting: { ...project.nesting, levels: many } }
    expect(() => addLevel(full, 'One more')).toThrow(`at most ${mostLevels} levels`)
  })

  it('always has between one and the most levels, each of another name, whatever is done', () => {
    const act = tuple(
      constantFrom('add', 'rename', 'move', 'remove'),
      integer({ min: -1, max: 13 }),
      string({ unit: 'grapheme', maxLength: 4 }),
    )
    assert(
      property(array(act, { maxLength: 40 }), (acts) => {
        const end = acts.reduce((it, [kind, place, text]) => attempt(it, kind, place, text), project)
        const { levels } = end.nesting
        expect(levels.length).toBeGreaterThanOrEqual(1)
        expect(levels.length).toBeLessThanOrEqual(mostLevels)
        expect(new Set(levels.map((name) => name.toLowerCase())).size).toBe(levels.length)
      }),
    )
  })
})

function attempt(project: Project, kind: string, place: number, text: string): Project {
  try {
    if (kind === 'add') return addLevel(project, text)
    if (kind === 'rename') return renameLevel(project, place, text)
    return kind === 'move' ? moveLevel(project, place, text.length - 2) : removeLevel(project, place)
  } catch (error) {
    if (error instanceof Refusal) return project
    throw error
  }
}
