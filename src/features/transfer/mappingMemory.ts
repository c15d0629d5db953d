import type { AnswerMeaning, MappedRegion, Mapping } from '../../formats/mapping.ts'
import type { Deps } from '../../state/deps.ts'

/** What a person said of columns, for the next file with the very same ones. */
export interface MappingMemory {
  readonly of: (columns: readonly string[]) => Mapping | null
  readonly keep: (columns: readonly string[], mapping: Mapping) => void
}

const place = 'saccade.mappings'
/** The oldest are forgotten. */
const most = 30

export function rememberedMappings(shelf: Deps['shelf']): MappingMemory {
  const all = (): readonly (readonly [key: string, mapping: Mapping])[] => {
    try {
      const kept: unknown = JSON.parse(shelf.getItem(place) ?? '[]')
      return (Array.isArray(kept) ? (kept as readonly unknown[]) : []).flatMap((entry) => {
        const [key, value] = Array.isArray(entry) ? (entry as readonly unknown[]) : []
        const mapping = mappingIn(value)
        return typeof key === 'string' && mapping ? [[key, mapping] as const] : []
      })
    } catch {
      return []
    }
  }
  return {
    of: (columns) => all().find(([key]) => key === keyOf(columns))?.[1] ?? null,
    keep(columns, mapping) {
      const key = keyOf(columns)
      const others = all().filter(([other]) => other !== key)
      try {
        shelf.setItem(place, JSON.stringify([[key, mapping], ...others].slice(0, most)))
      } catch {
        // A full or forbidden shelf forgets; nothing else depends on it.
      }
    },
  }
}

/** Columns in another order are the same. */
const keyOf = (columns: readonly string[]): string => JSON.stringify(columns.toSorted())

/** A mapping in what the shelf held; null where it is none. */
export function mappingIn(value: unknown): Mapping | null {
  const of = fields(value)
  const question = text(of.get('question'))
  const options = optionsIn(of.get('options'))
  if (question === null || options === null) return null
  const answer = fields(of.get('answer'))
  const answerKey = text(answer.get('key'))
  const means = meanings.find((each) => each === answer.get('means')) ?? 'letter-or-text'
  const picture = fields(of.get('picture'))
  const pictureKey = text(picture.get('key'))
  const holds = holdings.find((each) => each === picture.get('holds')) ?? 'path'
  return {
    question,
    options,
    answer: answerKey === null ? null : { key: answerKey, means },
    picture: pictureKey === null ? null : { key: pictureKey, holds },
    crop: text(of.get('crop')),
    id: text(of.get('id')),
    category: text(of.get('category')),
    region: regionIn(of.get('region')),
    levels: text(of.get('levels')),
    kept: texts(of.get('kept')),
  }
}

const meanings: readonly AnswerMeaning[] = ['letter-or-text', 'place-from-0', 'place-from-1']
const holdings = ['path', 'base64', 'bytes'] as const

function optionsIn(value: unknown): Mapping['options'] | null {
  const of = fields(value)
  const key = text(of.get('key'))
  if (of.get('kind') === 'none') return { kind: 'none' }
  if (of.get('kind') === 'field' && key !== null) return { kind: 'field', key }
  const keys = texts(of.get('keys'))
  return of.get('kind') === 'columns' && keys.length > 0 ? { kind: 'columns', keys } : null
}

function regionIn(value: unknown): MappedRegion | null {
  const of = fields(value)
  const keys = texts(of.get('keys'))
  const measure = of.get('measure')
  const share = fields(measure)
  const kind = share.get('share') === 'padded-square' ? 'padded-square' : 'side'
  const whole = Number(share.get('of'))
  if (keys.length !== 1 && keys.length !== 4) return null
  return {
    keys,
    corners: of.get('corners') === 'xywh' ? 'xywh' : 'xyxy',
    measure: measure === 'pixels' || !(whole > 0) ? 'pixels' : { share: kind, of: whole },
  }
}

const fields = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : [])

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap((each) => text(each) ?? [])
