import type { Json } from '../domain/json.ts'
import { letterAt } from '../domain/item.ts'
import type { Column } from './columns.ts'
import { isScalar } from './innerFields.ts'
import { spread, valueAt, type AnswerMeaning, type Mapping } from './mapping.ts'
import { readOptions } from './optionsRead.ts'
import { isEncodedPicture } from './pictureText.ts'
import { proposeRegion } from './regionProposal.ts'
import { pictureNamed } from './sniff.ts'

const names = {
  question: ['question', 'query', 'prompt', 'problem', 'text', 'q', 'instruction', 'question_text', 'input'],
  answer: [
    'answer',
    'response',
    'gold',
    'label',
    'solution',
    'ground_truth',
    'groundtruth',
    'gt',
    'gt_answer',
    'correct_answer',
    'correct_option',
    'correct',
    'target',
    'answers',
    'a',
    'output',
  ],
  options: [
    'options',
    'choices',
    'multi-choice options',
    'answer_choices',
    'answer choices',
    'candidates',
    'mc_options',
  ],
  picture: [
    'image',
    'image_path',
    'img_path',
    'file_name',
    'filename',
    'image_file',
    'picture',
    'images',
    'img',
    'photo',
    'image_name',
    'path',
    'image_id',
  ],
  crop: ['crop_image', 'crop_path', 'crop', 'crop_images', 'crop_image_file_name', 'crop_file_name'],
  id: ['id', 'question_id', 'qid', 'index', 'idx', 'uid', 'sample_id', 'doc_id'],
  category: ['category', 'task', 'ability', 'topic', 'subtask', 'l2-category'],
} as const

/** What is most likely what in a file, by the names of its columns and what they hold; null where nothing can be a question. */
export function proposeMapping(columns: readonly Column[], rows: readonly Json[]): Mapping | null {
  const named = (wanted: readonly string[], fits: (column: Column) => boolean): Column | null =>
    bestOf(columns, wanted).find(fits) ?? null
  const question =
    named(names.question, ({ holds }) => holds === 'text') ??
    columns.find(({ holds, samples }) => holds === 'text' && samples.some((text) => text.includes('?')))
  if (!question) return null
  const rest = (column: Column): boolean => column.key !== question.key
  const options = optionsIn(columns.filter(rest))
  const used = new Set([question.key, ...(options.kind === 'columns' ? options.keys : [])])
  const answer = named(
    names.answer,
    ({ key, holds }) =>
      !used.has(key) && (holds === 'text' || holds === 'number' || holds === 'list' || holds === 'mixed'),
  )
  const picture = pictureIn(columns.filter(rest), rows)
  const region = proposeRegion(columns, rows)
  const levels = named(
    ['gt_bboxes', 'boxes'],
    ({ key, holds }) => holds === 'list' && !region?.keys.includes(key),
  )
  const taken = picture?.key.split('.')[0]
  return {
    question: question.key,
    options,
    answer: answer && { key: answer.key, means: meaningOf(answer.key, options, rows) },
    picture,
    crop: named(names.crop, ({ key, holds }) => holds === 'text' && key !== picture?.key)?.key ?? null,
    id: named(names.id, ({ holds }) => holds === 'text' || holds === 'number')?.key ?? null,
    category:
      named(names.category, ({ holds, key }) => holds === 'text' && rest({ key, holds, samples: [] }))?.key ??
      null,
    region,
    levels: levels?.key ?? null,
    kept: [
      ...new Set(
        columns.filter(({ holds }) => holds !== 'picture').map(({ key }) => key.split('.')[0] ?? key),
      ),
    ].filter((key) => key !== taken),
  }
}

const plain = (key: string): string => key.toLowerCase().trim()

/** The columns that bear one of these names, in the order of the names; the last part of a dotted key counts. */
function bestOf(columns: readonly Column[], wanted: readonly string[]): readonly Column[] {
  return wanted.flatMap((name) => [
    ...columns.filter(({ key }) => plain(key) === name),
    ...columns.filter(({ key }) => key.includes('.') && plain(key.split('.').at(-1) ?? '') === name),
  ])
}

function optionsIn(columns: readonly Column[]): Mapping['options'] {
  for (const pattern of [/^([A-Z])$/, /^(?:option|choice|opt)[ _-]?([a-z]|[1-9])$/i]) {
    const found = new Map(
      columns.flatMap(({ key }) => {
        const mark = pattern.exec(key)?.[1]?.toUpperCase()
        return mark === undefined ? [] : [[/\d/.test(mark) ? letterAt(Number(mark) - 1) : mark, key] as const]
      }),
    )
    const keys: string[] = []
    for (let at = 0; at < 26; at++) {
      const key = found.get(letterAt(at))
      if (key === undefined) break
      keys.push(key)
    }
    if (keys.length >= 2) return { kind: 'columns', keys }
  }
  const field = bestOf(columns, names.options).find(({ holds }) => holds === 'list' || holds === 'text')
  return field ? { kind: 'field', key: field.key } : { kind: 'none' }
}

/** A number beside a list of options is the place of one, unless it is one of them itself. */
function meaningOf(key: string, options: Mapping['options'], rows: readonly Json[]): AnswerMeaning {
  const places: number[] = []
  let most = 0
  for (const row of rows) {
    const value = valueAt(row, key)
    if (value === null || value === undefined || value === '') continue
    const texts =
      options.kind === 'field'
        ? (readOptions(valueAt(row, options.key), options.key, []) ?? [])
        : options.kind === 'columns'
          ? options.keys.map((each) => textOf(valueAt(row, each))).filter((text) => text !== '')
          : []
    const said = textOf(value).trim()
    const place = /^\d{1,2}$/.test(said) ? Number(said) : Number.NaN
    if (texts.length === 0 || !(place <= texts.length) || texts.includes(said)) return 'letter-or-text'
    places.push(place)
    most = Math.max(most, texts.length)
  }
  if (places.length === 0) return 'letter-or-text'
  return !places.includes(0) && places.includes(most) ? 'place-from-1' : 'place-from-0'
}

const textOf = (value: Json | undefined): string => (isScalar(value) ? String(value) : '')

function pictureIn(columns: readonly Column[], rows: readonly Json[]): Mapping['picture'] {
  const inside = columns.filter(({ holds }) => holds === 'picture')
  const bytes = bestOf(inside, names.picture)[0] ?? inside.find(({ key }) => !/crop/i.test(key))
  if (bytes) {
    const isText = rows.some((row) => {
      const value = valueAt(row, bytes.key)
      return typeof value === 'string' && isEncodedPicture(value)
    })
    return { key: bytes.key, holds: isText ? 'base64' : 'bytes' }
  }
  const isPath = ({ key }: Column): boolean =>
    rows.some((row) => {
      const value = spread(valueAt(row, key))
      const text = Array.isArray(value) ? value[0] : value
      return typeof text === 'string' && pictureNamed(text) !== null
    })
  const named = bestOf(columns, names.picture).filter(({ holds }) => holds === 'text' || holds === 'list')
  const found =
    named.find(isPath) ?? columns.find((column) => isPath(column) && !/crop/i.test(column.key)) ?? named[0]
  return found ? { key: found.key, holds: 'path' } : null
}
