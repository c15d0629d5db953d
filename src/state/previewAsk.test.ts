import { describe, expect, it } from 'vitest'
import type { ModelSpec } from '../inference/modelSpec.ts'
import { howFor } from './previewAsk.ts'
import { defaultPreviewSetting, parsePreviewSetting } from './previewSetting.ts'

const reader: ModelSpec = { kind: 'reader', id: 'reader', name: 'Reader' }
const vlm: ModelSpec = {
  kind: 'vlm',
  id: 'vlm',
  name: 'Vlm',
  source: { from: 'kept', folderId: 'f' },
  precision: 'q4',
}
const endpoint: ModelSpec = {
  kind: 'endpoint',
  id: 'endpoint',
  name: 'Endpoint',
  baseUrl: 'http://localhost:1/v1',
  model: 'm',
  key: null,
  concurrency: 1,
  patienceMs: 1,
  stream: false,
}

describe('how often a model is asked', () => {
  it('is four times per view where it can answer differently and nobody chose otherwise', () => {
    for (const spec of [vlm, endpoint]) {
      const { sampling } = howFor(spec, defaultPreviewSetting)
      expect(sampling.samples).toBe(4)
      expect(sampling.temperature).toBeGreaterThan(0)
    }
  })

  it('is once where the model always says the same, whatever was chosen', () => {
    expect(howFor(reader, defaultPreviewSetting).sampling.samples).toBe(1)
    const chosen = { ...defaultPreviewSetting, sampling: { samples: 8, temperature: 1 } }
    expect(howFor(reader, chosen).sampling).toEqual({ samples: 1, temperature: 0 })
  })

  it('is what a person chose, also once and also after a reload', () => {
    for (const sampling of [
      { samples: 1, temperature: 0 },
      { samples: 8, temperature: 0.5 },
    ]) {
      const kept: unknown = JSON.parse(JSON.stringify({ ...defaultPreviewSetting, sampling }))
      expect(howFor(vlm, parsePreviewSetting(kept)).sampling).toEqual(sampling)
    }
    const untouched: unknown = JSON.parse(JSON.stringify(defaultPreviewSetting))
    expect(parsePreviewSetting(untouched)).toEqual(defaultPreviewSetting)
  })
})
