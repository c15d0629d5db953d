import type { Size } from '../domain/geometry.ts'
import type { Json } from '../domain/json.ts'
import {
  labelStudioResult,
  labelStudioValue,
  type LabelStudioResult,
  type LabelStudioValue,
} from '../schema/interchange.ts'
import { readAs } from '../schema/upstream.ts'
import { parseSize } from './box.ts'
import { linkedChains, stemOf } from './labelStudioChains.ts'
import { mismatch } from './fields.ts'
import type { Measure } from './format.ts'
import { isRegionType, regionRect } from './labelStudioRegion.ts'
import { placeOf, type Asked, type Mark } from './marks.ts'
import { under, type Remark } from './remark.ts'

/** What the results of one annotation hold. */
export interface ResultMarks {
  readonly marks: readonly Mark[]
  /** Questions that belong to no region. */
  readonly asked: readonly Asked[]
  /** An answer that belongs to no region, for a question that the task asks by itself. */
  readonly loose: { readonly answer: string | null; readonly letter: string | null }
  readonly size: Size | null
  readonly measure: Measure
  readonly remarks: readonly Remark[]
}

/** A percent of percents: boxes in them are far from any limit that is meant for pixels. */
const shares: Measure = { share: 'side', of: 100_000 }

interface Read {
  readonly result: LabelStudioResult
  readonly value: LabelStudioValue
  readonly record: Json
  readonly field: string
}

/** What is written at a region: texts and choices by the name of their control. */
type Written = ReadonlyMap<string, readonly string[]>

export function marksOfResults(list: readonly Json[], field: string, line: number | null): ResultMarks {
  const remarks: Remark[] = []
  const read: Read[] = []
  const links: (readonly [string, string])[] = []
  for (const [at, record] of list.entries()) {
    const where = `${field}[${at}]`
    const result = readAs(labelStudioResult, record)
    if (!result.ok) {
      remarks.push({ ...under(where, mismatch(result)), severity: 'warning' })
      continue
    }
    const { from_id: from, to_id: to, type } = result.value
    if (type === 'relation') {
      if (typeof from === 'string' && typeof to === 'string') links.push([from, to])
      continue
    }
    const value = readAs(labelStudioValue, result.value.value ?? {})
    if (value.ok) read.push({ result: result.value, value: value.value, record, field: where })
    else remarks.push({ ...under(`${where}.value`, mismatch(value)), severity: 'warning' })
  }

  const size = sizeOf(read)
  const written = writtenAt(read)
  const chains = linkedChains(regionsOf(read).map(linkedOf), links)
  const marks: Mark[] = []
  for (const one of regionsOf(read)) {
    const { result, value, record } = one
    const rect = regionRect(one.type, value, result, size, size ? size : { width: 100_000, height: 100_000 })
    if (!rect.ok) {
      remarks.push(under(`${one.field}.value`, rect.remark))
      continue
    }
    remarks.push(...rect.remarks.map((remark) => under(`${one.field}.value`, remark)))
    const id = idOf(result.id)
    const own = (id === null ? undefined : written.get(id)) ?? new Map<string, readonly string[]>()
    const name = labelOf(value) ?? own.get('labels')?.[0] ?? ''
    const place = placeOf(name)
    const isPlace = place.isRegion || place.level !== null
    marks.push({
      rect: rect.rect,
      level: place.level,
      isRegion: place.isRegion,
      label: (own.get('label')?.[0] ?? (isPlace ? '' : name)).trim(),
      chain: id === null ? null : (chains.get(id) ?? null),
      question: own.get('question_id')?.[0] ?? null,
      asks: askedAt(own, line, stemOf(id)),
      record,
    })
  }
  const whole = written.get('') ?? new Map<string, readonly string[]>()
  const asked = askedAt(whole, line, null)
  return {
    marks,
    asked: asked ? [asked] : [],
    loose: { answer: whole.get('answer')?.[0] ?? null, letter: whole.get('answer_letter')?.[0] ?? null },
    size,
    measure: size ? 'pixels' : shares,
    remarks,
  }
}

const idOf = (id: string | number | boolean | null | undefined): string | null =>
  id === null || id === undefined ? null : String(id)

/** The size of the picture as the first region that gives it has it. */
function sizeOf(read: readonly Read[]): Size | null {
  for (const { result } of read) {
    const { original_width: width, original_height: height } = result
    const { size } = width === undefined || height === undefined ? { size: null } : parseSize([width, height])
    if (size) return size
  }
  return null
}

/** Regions once each: what Label Studio repeats with the same id are texts and choices of the same region. */
function regionsOf(read: readonly Read[]): readonly (Read & { readonly type: string })[] {
  const seen = new Set<string>()
  return read.flatMap((one) => {
    const type = String(one.result.type ?? '')
    if (!isRegionType(type)) return []
    const id = idOf(one.result.id)
    if (id !== null && seen.has(id)) return []
    if (id !== null) seen.add(id)
    return [{ ...one, type }]
  })
}

/** Texts and choices by the id of their region; those of no region under the empty id. */
function writtenAt(read: readonly Read[]): ReadonlyMap<string, Written> {
  const regions = new Set(regionsOf(read).flatMap(({ result }) => idOf(result.id) ?? []))
  const written = new Map<string, Map<string, readonly string[]>>()
  for (const { result, value } of read) {
    if (isRegionType(String(result.type ?? ''))) continue
    const texts = [value.text, value.choices, value.labels].flatMap(textsIn)
    if (texts.length === 0) continue
    const id = idOf(result.id)
    const key = id !== null && regions.has(id) ? id : ''
    const own = written.get(key) ?? new Map<string, readonly string[]>()
    written.set(key, own)
    const name = result.type === 'labels' ? 'labels' : String(result.from_name ?? '').toLowerCase()
    if (!own.has(name)) own.set(name, texts)
  }
  return written
}

function textsIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter((text) => typeof text === 'string')
}

const labelOf = (value: LabelStudioValue): string | undefined =>
  [value.rectanglelabels, value.polygonlabels, value.ellipselabels, value.labels].flatMap(textsIn)[0]

const linkedOf = ({ result, value }: Read) => ({
  id: idOf(result.id),
  parent: idOf(result.parentID),
  level: placeOf(labelOf(value) ?? '').level,
})

function askedAt(own: Written, line: number | null, stem: string | null): Asked | null {
  const question = own.get('question')?.join('\n')
  if (question === undefined) return null
  const first = (name: string): string | null => own.get(name)?.[0] ?? null
  return {
    id: first('question_id') ?? stem,
    question,
    options: own.get('options') ?? null,
    answer: own.get('answer')?.join('\n') ?? null,
    letter: first('answer_letter'),
    category: first('category'),
    record: Object.fromEntries(own),
    line,
    remarks: [],
  }
}
