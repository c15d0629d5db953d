import { expect, it } from 'vitest'
import { columnKey, columnName, viewText } from './columnName.ts'

it('names contestants by what they were shown, the plain global view by the model alone', () => {
  expect(columnName({ label: 'tiny', view: 'global', crop: null })).toBe('tiny')
  expect(columnName({ label: 'tiny', view: 'regional', crop: null })).toBe('tiny, regional view')
  expect(columnName({ label: 'tiny', view: 'blind', crop: null })).toBe('tiny, blind view')
  expect(columnName({ label: 'tiny', crop: 'truth' })).toBe('tiny, true crop')
  expect(columnName({ label: 'tiny', view: 'regional', crop: 'noise' })).toBe('tiny, regional view, noise')
})

it('cuts a name that leaves no room', () => {
  expect(columnName({ label: 'x'.repeat(500), crop: 'noise' })).toBe(`${'x'.repeat(159)}…, noise`)
})

it('names what was shown where the model stands elsewhere', () => {
  expect(viewText({ view: 'regional', crop: null })).toBe('Regional')
  expect(viewText({ view: 'global', crop: 'truth' })).toBe('Global, true crop')
})

it('tells contestants apart, whatever they are called', () => {
  const keys = [
    { label: 'a', view: 'regional', crop: null },
    { label: 'a', view: 'global', crop: 'noise' },
    { label: 'a, regional view', view: 'global', crop: null },
    { label: 'a', crop: null },
  ] as const
  expect(new Set(keys.map(columnKey)).size).toBe(keys.length)
})
