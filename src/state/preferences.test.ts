import { describe, expect, it } from 'vitest'
import { defaultPreferences, readPreferences, writePreferences, type Preferences } from './preferences.ts'

const shelf = (text: string | null) => {
  const kept = new Map(text === null ? [] : [['saccade-preferences', text]])
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

describe('preferences', () => {
  it('come back as they were written', () => {
    const place = shelf(null)
    const mine: Preferences = {
      annotator: { id: 'p1', name: 'Ada', color: 'teal' },
      margin: 0.5,
      regionalScale: 'double',
      outline: false,
      queueShown: false,
      magnifier: true,
      crosshair: true,
      minimap: false,
      pixelGrid: false,
      previewShown: true,
      preview: {
        budget: { kind: 'tokens', tokens: 1024 },
        sampling: { samples: 4, temperature: 0.7 },
        auto: true,
      },
    }
    writePreferences(place, mine)
    expect(readPreferences(place)).toEqual(mine)
  })

  it.each([
    '{',
    '[]',
    'null',
    '"x"',
    '{"annotator":{"id":3},"margin":"wide"}',
    '{"margin":-1}',
    '{"preview":7}',
    '{"preview":{"budget":"native","sampling":{"samples":0},"auto":"yes"}}',
    '{"preview":{"budget":{"kind":"tokens","tokens":-1},"sampling":{"samples":4}}}',
    '{"preview":{"budget":{"kind":"side","side":1e9},"sampling":{"samples":1,"temperature":-1}}}',
    '{"magnifier":"yes","crosshair":1,"minimap":null,"pixelGrid":0}',
  ])('fall back to the defaults for %s', (text) =>
    expect(readPreferences(shelf(text))).toEqual(defaultPreferences),
  )

  it('do not stop the work in a browser that keeps nothing', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }
    expect(() => writePreferences(full, defaultPreferences)).not.toThrow()
  })
})
