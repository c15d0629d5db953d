import type { ModelEntry } from '../../state/models.ts'
import { bytesText } from '../../ui/quantity.ts'

export interface ModelGroup {
  readonly name: string
  readonly entries: readonly ModelEntry[]
}

/** The models as they are listed: what is built in, what is recommended, what somebody added here. */
export const modelGroups = (entries: readonly ModelEntry[]): readonly ModelGroup[] =>
  (
    [
      ['Built in', 'built-in'],
      ['Short list', 'listed'],
      ['Yours', 'added'],
    ] as const
  )
    .map(([name, origin]) => ({ name, entries: entries.filter((entry) => entry.origin === origin) }))
    .filter((group) => group.entries.length > 0)

/** What a model is used for: it answers questions, boxes what is pointed at, or proposes regions. */
export type Purpose = 'previews' | 'boxes' | 'proposals'

export function purposeOf({ spec }: ModelEntry): Purpose {
  if (spec.kind === 'segmenter') return 'boxes'
  return spec.kind === 'saliency' ? 'proposals' : 'previews'
}

export const purposeNames: Readonly<Record<Purpose, string>> = {
  previews: 'Answers',
  boxes: 'Boxes',
  proposals: 'Proposals',
}

/** Size, memory, licence and origin, as far as they are known. */
export function cardFacts({ card, kept, spec }: ModelEntry): readonly string[] {
  const files = spec.kind === 'endpoint' ? null : (card?.bytes ?? null)
  return [
    kept ? `${bytesText(kept.bytes)} kept here` : files ? bytesText(files) : null,
    card?.memory ? `about ${bytesText(card.memory)} of memory` : null,
    card?.licence ?? null,
    card?.origin ?? originWords(spec),
  ].filter((fact): fact is string => Boolean(fact))
}

function originWords(spec: ModelEntry['spec']): string | null {
  if (spec.kind === 'endpoint') return spec.baseUrl
  if (spec.kind !== 'vlm' && spec.kind !== 'segmenter') return null
  const { source } = spec
  if (source.from === 'hub') return `${new URL(source.host).host}/${source.repository}`
  return source.from === 'folder' ? 'a folder, until this page is closed' : 'a folder, kept in this browser'
}
