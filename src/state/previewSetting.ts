import type { Budget, Sampling } from '../domain/preview.ts'
import type { PreviewSetting } from './previews.ts'

export const defaultPreviewSetting: PreviewSetting = {
  budget: { kind: 'native' },
  sampling: null,
  auto: false,
}

/** How often a model that can answer differently is asked, as long as nobody chose. */
export const usualSampling: Sampling = { samples: 4, temperature: 0.7 }

/** More answers of one view than anybody waits for. */
export const mostSamples = 64
const hottest = 5
/** Larger than any picture that is shown, and than any budget of tokens. */
const largest = 1_000_000

/** What was remembered, as far as it says something sensible; the rest by default. */
export function parsePreviewSetting(json: unknown): PreviewSetting {
  const fields = fieldsOf(json)
  return {
    budget: parseBudget(fieldsOf(fields.get('budget'))) ?? defaultPreviewSetting.budget,
    sampling: parseSampling(fieldsOf(fields.get('sampling'))),
    auto: fields.get('auto') === true,
  }
}

type Fields = ReadonlyMap<string, unknown>

export function parseBudget(fields: Fields): Budget | null {
  const kind = fields.get('kind')
  if (kind === 'tokens') {
    const tokens = fields.get('tokens')
    return isWhole(tokens, largest) ? { kind, tokens } : null
  }
  if (kind === 'side') {
    const side = fields.get('side')
    return isWhole(side, largest) ? { kind, side } : null
  }
  return kind === 'native' ? { kind } : null
}

export function parseSampling(fields: Fields): Sampling | null {
  const samples = fields.get('samples')
  const temperature = fields.get('temperature')
  if (!isWhole(samples, mostSamples) || typeof temperature !== 'number') return null
  const isFit = samples === 1 ? temperature >= 0 : temperature > 0
  return isFit && temperature <= hottest ? { samples, temperature } : null
}

const isWhole = (value: unknown, greatest: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= greatest

const fieldsOf = (json: unknown): Fields =>
  new Map<string, unknown>(typeof json === 'object' && json !== null ? Object.entries(json) : [])
