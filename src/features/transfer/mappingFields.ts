import type { Measure } from '../../formats/format.ts'
import type { MappedRegion, Mapping } from '../../formats/mapping.ts'

/** The changes that the fields of the mapping step make. Pure: a mapping in, a mapping out. */

/** How the numbers of a region can be written, by a short name for a menu. */
export const conventions = [
  { id: 'xyxy', label: 'x1, y1, x2, y2 in pixels', corners: 'xyxy', measure: 'pixels' },
  { id: 'xywh', label: 'x, y, width, height in pixels', corners: 'xywh', measure: 'pixels' },
  {
    id: 'xyxy-1',
    label: 'x1, y1, x2, y2 from 0 to 1',
    corners: 'xyxy',
    measure: { share: 'side', of: 1 },
  },
  {
    id: 'xywh-1',
    label: 'x, y, width, height from 0 to 1',
    corners: 'xywh',
    measure: { share: 'side', of: 1 },
  },
  {
    id: 'xyxy-1000',
    label: 'x1, y1, x2, y2 from 0 to 1000',
    corners: 'xyxy',
    measure: { share: 'side', of: 1000 },
  },
  {
    id: 'xywh-100',
    label: 'x, y, width, height in per cent',
    corners: 'xywh',
    measure: { share: 'side', of: 100 },
  },
  {
    id: 'xyxy-square',
    label: 'x1, y1, x2, y2 from 0 to 1 of the padded square',
    corners: 'xyxy',
    measure: { share: 'padded-square', of: 1 },
  },
] as const satisfies readonly {
  readonly id: string
  readonly label: string
  readonly corners: MappedRegion['corners']
  readonly measure: Measure
}[]

export const conventionOf = ({ corners, measure }: MappedRegion): string =>
  conventions.find(
    (each) => each.corners === corners && JSON.stringify(each.measure) === JSON.stringify(measure),
  )?.id ?? 'xyxy'

export const withConvention = (region: MappedRegion, id: string): MappedRegion => {
  const { corners, measure } = conventions.find((each) => each.id === id) ?? conventions[0]
  return { ...region, corners, measure }
}

/** What a column can be; each of them at most once, but for options and the numbers of a region. */
export type Role =
  | 'question'
  | 'options'
  | 'answer'
  | 'picture'
  | 'crop'
  | 'region'
  | 'levels'
  | 'id'
  | 'category'

/** What a column is in a mapping; null where it is only kept. */
export function roleOf(mapping: Mapping, key: string): Role | null {
  const { options, region } = mapping
  if (mapping.question === key) return 'question'
  if (
    options.kind === 'field' ? options.key === key : options.kind === 'columns' && options.keys.includes(key)
  )
    return 'options'
  if (mapping.answer?.key === key) return 'answer'
  if (mapping.picture?.key === key) return 'picture'
  if (region?.keys.includes(key)) return 'region'
  const single = ['crop', 'levels', 'id', 'category'] as const
  return single.find((role) => mapping[role] === key) ?? null
}

/**
 * The mapping with another role for a column; null takes its role away. Options gather their columns in the order of
 * `keys`; so do the numbers of a region once there is a second column for them.
 */
export function withRole(
  mapping: Mapping,
  key: string,
  role: Role | null,
  keys: readonly string[],
  holds: NonNullable<Mapping['picture']>['holds'],
): Mapping {
  const free = withoutRole(mapping, key)
  const inOrder = (chosen: readonly string[]): readonly string[] =>
    keys.filter((each) => chosen.includes(each))
  switch (role) {
    case null:
      return free
    case 'question':
      return { ...free, question: key }
    case 'answer':
      return { ...free, answer: { key, means: mapping.answer?.means ?? 'letter-or-text' } }
    case 'picture':
      return { ...free, picture: { key, holds } }
    case 'options': {
      const { options } = free
      const before = options.kind === 'columns' ? options.keys : options.kind === 'field' ? [options.key] : []
      const all = inOrder([...before, key])
      return {
        ...free,
        options: all.length === 1 ? { kind: 'field', key } : { kind: 'columns', keys: all },
      }
    }
    case 'region': {
      const before = free.region?.keys ?? []
      const all = before.length >= 4 ? [key] : inOrder([...before, key])
      const rest = free.region ?? { corners: 'xyxy' as const, measure: 'pixels' as const }
      return { ...free, region: { ...rest, keys: all } }
    }
    default:
      return { ...free, [role]: key }
  }
}

function withoutRole(mapping: Mapping, key: string): Mapping {
  const { options, region } = mapping
  const not = (value: string | null): string | null => (value === key ? null : value)
  const columns = options.kind === 'columns' ? options.keys.filter((each) => each !== key) : []
  const [first, second] = columns
  const boxes = region?.keys.filter((each) => each !== key) ?? []
  return {
    ...mapping,
    question: mapping.question === key ? '' : mapping.question,
    options:
      options.kind === 'columns'
        ? first === undefined
          ? { kind: 'none' }
          : second === undefined
            ? { kind: 'field', key: first }
            : { kind: 'columns', keys: columns }
        : options.kind === 'field' && options.key === key
          ? { kind: 'none' }
          : options,
    answer: mapping.answer?.key === key ? null : mapping.answer,
    picture: mapping.picture?.key === key ? null : mapping.picture,
    crop: not(mapping.crop),
    id: not(mapping.id),
    category: not(mapping.category),
    region: region && boxes.length > 0 ? { ...region, keys: boxes } : null,
    levels: not(mapping.levels),
  }
}

/** What must be said before such a file can be read; null when nothing is missing. */
export function lackOf({ question, answer, picture, region }: Mapping): string | null {
  if (question === '') return 'Say which column holds the question.'
  if (picture === null) return 'Say which column holds the picture, or the path of its file.'
  if (answer === null) return 'Say which column holds the answer.'
  if (region && region.keys.length !== 1 && region.keys.length !== 4)
    return `A region is one column with four numbers, or four columns; now it is ${region.keys.length}.`
  return null
}
