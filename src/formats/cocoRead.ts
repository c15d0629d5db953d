import type { Rect, Size } from '../domain/geometry.ts'
import type { Json } from '../domain/json.ts'
import {
  cocoAnnotation,
  cocoCategory,
  cocoImage,
  cocoQuestion,
  type CocoAnnotation,
} from '../schema/interchange.ts'
import { readAs } from '../schema/upstream.ts'
import { askedIn, asks } from './askedDraft.ts'
import { parseBox, parseSize } from './box.ts'
import { keyOf, mismatch, numberField, textField } from './fields.ts'
import type { ByteSource } from './format.ts'
import { readSections, type SectionRead } from './jsonSections.ts'
import { placeOf, type Asked, type Mark } from './marks.ts'
import { error, kindOf, under, warning, type Remark } from './remark.ts'

export interface CocoPicture {
  readonly path: string
  readonly size: Size | null
  readonly asked: Asked[]
  readonly marks: Mark[]
}

export interface CocoLists {
  /** By id. */
  readonly pictures: Map<string, CocoPicture>
  /** Names by id. */
  readonly categories: Map<string, string>
}

export type CocoRead =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'remark'; readonly line: number | null; readonly remark: Remark }

const fieldOf = (section: string, place: number): string => `${section}[${place - 1}]`

const remarked = (section: string, place: number, remark: Remark): CocoRead => ({
  kind: 'remark',
  line: place,
  remark: under(fieldOf(section, place), remark),
})

const passed = (read: Exclude<SectionRead, { kind: 'record' }>): CocoRead => {
  if (read.kind === 'progress') return read
  const { section, place, remark } = read
  return section === null || place === null
    ? { kind: 'remark', line: null, remark }
    : remarked(section, place, remark)
}

/** The part of a picture or an annotation that asks: itself, or the attributes that CVAT writes into it. */
function askingPartOf(value: Json): Json | null {
  if (asks(value)) return value
  const attributes = keyOf(value, 'attributes')
  return attributes !== undefined && asks(attributes) ? attributes : null
}

function pictureIdOf(value: Json): string {
  const id = keyOf(value, 'image_id')
  return typeof id === 'string' || typeof id === 'number' ? String(id) : ''
}

const everyList = new Set(['images', 'categories', 'questions', 'annotations'])

/** Fills the lists with pictures, categories and questions; of annotations those alone that ask without a box. */
export async function* listsOfCoco(
  source: ByteSource,
  { pictures, categories }: CocoLists,
  counts: { annotations: number; questions: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<CocoRead> {
  const waiting: { readonly pictureId: string; readonly section: string; readonly asked: Asked }[] = []
  const hear = (
    pictureId: string,
    part: Json,
    at: { readonly section: string; readonly place: number; readonly remarks: readonly Remark[] },
  ): Remark | null => {
    const { section, place, remarks } = at
    const asked = askedIn(part, { line: place, field: '', isOwn: section === 'questions' }, remarks)
    if ('sentence' in asked) return asked
    counts.questions++
    waiting.push({ pictureId, section, asked })
    return null
  }
  for await (const read of readSections(source, everyList, signal)) {
    if (read.kind !== 'record') {
      yield passed(read)
      continue
    }
    const { section, place, value, remarks } = read
    const found: (Remark | null)[] = []
    if (section === 'annotations') {
      counts.annotations++
      const part = askingPartOf(value)
      if (part !== null && keyOf(value, 'bbox') === undefined) {
        found.push(hear(pictureIdOf(value), part, read))
      } else if (part !== null) counts.questions++
    } else if (section === 'questions') {
      const question = readAs(cocoQuestion, value)
      found.push(question.ok ? hear(String(question.value.image_id), value, read) : mismatch(question))
    } else if (section === 'images') {
      const image = readAs(cocoImage, value)
      if (image.ok) {
        const id = String(image.value.id)
        pictures.set(id, pictureOf(image.value))
        const part = askingPartOf(value)
        if (part !== null) found.push(hear(id, part, read))
        const own = keyOf(value, 'questions')
        const parts: readonly Json[] = Array.isArray(own) ? own : []
        for (const one of parts) found.push(hear(id, one, { section: 'questions', place, remarks }))
      } else found.push(mismatch(image))
    } else {
      const category = readAs(cocoCategory, value)
      if (category.ok) categories.set(String(category.value.id), String(category.value.name ?? ''))
      else found.push(mismatch(category))
    }
    for (const remark of found) if (remark) yield remarked(section, place, remark)
  }
  for (const { pictureId, section, asked } of waiting) {
    const picture = pictures.get(pictureId)
    if (picture) picture.asked.push(asked)
    else yield remarked(section, asked.line ?? 1, unknownPicture(pictureId))
  }
}

function pictureOf(image: { file_name?: unknown; width?: unknown; height?: unknown }): CocoPicture {
  const { file_name: path, width, height } = image
  const { size } = width === undefined && height === undefined ? { size: null } : parseSize([width, height])
  return { path: typeof path === 'string' ? path : '', size, asked: [], marks: [] }
}

const unknownPicture = (id: string): Remark =>
  error(
    'picture-unknown',
    `It belongs to the picture ${id.slice(0, 60)}, which this file does not list.`,
    'image_id',
  )

/** Adds the boxes of annotations to the pictures that are asked about; what is wrong with others is told all the same. */
export async function* boxesOfCoco(
  source: ByteSource,
  { pictures, categories }: CocoLists,
  signal: AbortSignal | undefined,
): AsyncGenerator<CocoRead> {
  for await (const read of readSections(source, new Set(['annotations']), signal)) {
    if (read.kind === 'progress') yield read
    // What could not be read was told of the first time.
    if (read.kind !== 'record') continue
    const { value, place, section } = read
    if (keyOf(value, 'bbox') === undefined) continue
    const picture = pictures.get(pictureIdOf(value))
    if (!picture) {
      yield remarked(section, place, unknownPicture(pictureIdOf(value)))
      continue
    }
    const part = askingPartOf(value)
    const annotation = readAs(cocoAnnotation, value)
    const remarks = [...read.remarks]
    const asked = part === null ? null : askedIn(part, { line: place, field: '', isOwn: false }, remarks)
    const mark = annotation.ok
      ? markOf(annotation.value, value, categories, picture.size, remarks)
      : mismatch(annotation)
    const isFault = asked !== null && 'sentence' in asked
    if (isFault) yield remarked(section, place, asked)
    if ('sentence' in mark) yield remarked(section, place, mark)
    else if (picture.asked.length > 0 || asked) picture.marks.push({ ...mark, asks: isFault ? null : asked })
    for (const remark of remarks.slice(read.remarks.length)) yield remarked(section, place, remark)
  }
}

function markOf(
  annotation: CocoAnnotation,
  record: Json,
  categories: ReadonlyMap<string, string>,
  size: Size | null,
  remarks: Remark[],
): Mark | Remark {
  const box = boxOf(annotation.bbox)
  if (!box.ok) return under('bbox', box.remark)
  remarks.push(...box.remarks.map((remark) => under('bbox', remark)))
  if (size && looksLikeCorners(box.rect, size)) remarks.push(under('bbox', maybeCorners(size)))
  const category = categories.get(String(annotation.category_id)) ?? ''
  const place = placeOf(category)
  const isPlace = place.isRegion || place.level !== null
  const said = textField(annotation.label, 'label', remarks)
  return {
    rect: box.rect,
    level: numberField(annotation.level, 'level', remarks) ?? place.level,
    isRegion: place.isRegion,
    label: (said ?? (isPlace ? '' : category)).trim(),
    chain: idOf(annotation.chain_id),
    question: idOf(annotation.question_id),
    asks: null,
    record,
  }
}

const idOf = (id: string | number | boolean | null | undefined): string | null =>
  id === null || id === undefined ? null : String(id)

/** COCO gives the upper left corner, width and height. */
function boxOf(bbox: unknown): ReturnType<typeof parseBox> {
  const parts: readonly unknown[] = Array.isArray(bbox) ? bbox : []
  const [x, y, width, height] = parts.map((part) => (typeof part === 'number' ? part : Number.NaN))
  const isFour = parts.length === 4 && parts.every((part) => typeof part === 'number')
  if (!isFour || x === undefined || y === undefined || width === undefined || height === undefined) {
    const what = Array.isArray(bbox) ? `a list of ${parts.length}` : kindOf(bbox)
    return {
      ok: false,
      remark: error('box-unreadable', `The box is ${what}; x, y, width and height were expected.`),
    }
  }
  if (width <= 0 || height <= 0) {
    return {
      ok: false,
      remark: error('box-empty', 'The box has no area: its width or height is not above zero.'),
    }
  }
  return parseBox([x, y, x + width, y + height])
}

/** Beyond the picture as x, y, width and height, but inside it as two corners. */
const looksLikeCorners = ({ x1, y1, x2, y2 }: Rect, { width, height }: Size): boolean =>
  (x2 > width || y2 > height) && x2 - x1 > x1 && y2 - y1 > y1 && x2 - x1 <= width && y2 - y1 <= height

const maybeCorners = ({ width, height }: Size): Remark =>
  warning(
    'box-maybe-corners',
    `The box reaches beyond its picture of ${width} × ${height}, and would fit if it were two corners. COCO gives x, y, width and height, so it was read as that; check it.`,
  )
