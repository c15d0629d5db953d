import type { Size } from '../domain/geometry.ts'
import { draftOfAsked } from './askedDraft.ts'
import { parseSize } from './box.ts'
import { askedOfShape, isBoxed, markOfShape, shapeNames, type CvatShape } from './cvatShape.ts'
import type { ByteSource, Decoded, Format } from './format.ts'
import { leftOver } from './leftOver.ts'
import { assignMarks, type Asked, type Mark } from './marks.ts'
import { error, note, placed, under, warning, type Remark } from './remark.ts'
import { readXml } from './xmlRead.ts'

/**
 * CVAT for images 1.1 (FORMATS §5.4). Questions, answers and what a box is to them stand in attributes of the boxes, or
 * of a tag on the whole picture; boxes of one `group_id` are one chain, inward to outward by the labels b1, b2, ….
 */
export const cvat: Format = {
  id: 'cvat',
  label: 'CVAT for images',
  loses: ['judgements', 'checks', 'provenance'],
  recognises(_path, head) {
    if (!/^\s*<(?:\?xml|!--|annotations)/.test(head) || !/<annotations[\s>]/.test(head)) return null
    const isImages = /<image\s[^>]*\bname\s*=/.test(head)
    if (isImages) return { because: 'it is XML with annotations of images', confidence: 0.95 }
    const isCvat = /<version>\s*1\.1\s*<\/version>/.test(head)
    return isCvat ? { because: 'it is XML with annotations, version 1.1', confidence: 0.9 } : null
  },
  decode,
}

interface Image {
  readonly path: string
  readonly size: Size | null
  readonly asked: Asked[]
  readonly marks: Mark[]
}

/** More than anybody draws on one picture. */
const mostShapes = 100_000

async function* decode(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Decoded> {
  const said = (remark: Remark, line: number | null): Decoded => ({
    kind: 'problem',
    problem: placed(remark, { file: source.path, line }),
  })
  const counts = { pictures: 0, questions: 0, boxes: 0, left: 0, shapeless: 0, tracks: 0, beyond: 0 }
  let image: Image | null = null
  let shape: (CvatShape & { readonly own: Map<string, string> }) | null = null
  let attribute = ''
  let isWhole = true

  for await (const read of readXml(source, signal)) {
    if (read.kind === 'progress') yield read
    else if (read.kind === 'fault') {
      yield said(read.remark, read.line)
      isWhole = false
    } else if (read.kind === 'open') {
      const { name, attributes, line } = read
      if (name === 'image') {
        image = { path: attributes.get('name') ?? '', size: sizeIn(attributes), asked: [], marks: [] }
        counts.pictures++
      } else if (name === 'track') counts.tracks++
      else if (image && !shape && shapeNames.has(name)) shape = { name, attributes, line, own: new Map() }
      else if (shape && name === 'attribute') attribute = attributes.get('name') ?? ''
    } else if (read.name === 'attribute' && shape) shape.own.set(attribute.toLowerCase(), read.text)
    else if (image && shape && read.name === shape.name) {
      yield* taken(image, shape, counts).map((remark) => said(remark, shape?.line ?? null))
      shape = null
    } else if (read.name === 'image' && image) {
      const { asked, marks, path, size } = image
      const assigned = assignMarks(asked, marks)
      counts.questions += assigned.asked.length
      counts.boxes += marks.length
      counts.left += assigned.left
      for (const one of assigned.asked) {
        yield draftOfAsked(cvat.id, one, { path, claimedSize: size }, source.path, 'box')
      }
      image = null
    }
  }
  if (counts.beyond > 0) yield said(tooMany(counts.beyond), null)
  if (counts.tracks > 0) yield said(tracks(counts.tracks), null)
  if (counts.shapeless > 0) yield said(shapeless(counts.shapeless), null)
  if (counts.questions > 0 && counts.left > 0) yield said(leftOver.boxes(counts.left), null)
  if (counts.questions === 0 && counts.pictures > 0) {
    yield said(leftOver.noQuestion(counts.pictures, counts.boxes), null)
  }
  if (isWhole && counts.pictures === 0 && counts.tracks === 0) {
    yield said(warning('no-records', 'This file holds no records.'), null)
  }
}

/** Puts a finished shape on its picture; what was noticed. */
function taken(
  image: Image,
  shape: CvatShape,
  counts: { shapeless: number; beyond: number },
): readonly Remark[] {
  if (shape.name === 'tag') {
    const asked = askedOfShape(shape)
    if (asked) image.asked.push(asked)
    return []
  }
  if (!isBoxed(shape)) {
    counts.shapeless++
    return []
  }
  if (image.marks.length + image.asked.length >= mostShapes) {
    counts.beyond++
    return []
  }
  const read = markOfShape(shape)
  if (!('mark' in read)) return [under(shape.name, read.remark)]
  image.marks.push(read.mark)
  return read.remarks.map((remark) => under(shape.name, remark))
}

const sizeIn = (attributes: ReadonlyMap<string, string>): Size | null => {
  const [width, height] = [attributes.get('width'), attributes.get('height')]
  return width === undefined || height === undefined ? null : parseSize([width, height]).size
}

const tracks = (count: number): Remark =>
  warning(
    'tracks-left',
    `${count === 1 ? '1 track belongs' : `${count} tracks belong`} to a video, and only pictures can be imported. Export the task as “CVAT for images 1.1”.`,
  )

const tooMany = (count: number): Remark =>
  error(
    'boxes-many',
    `A picture has more than ${mostShapes} boxes; ${count === 1 ? '1 box was' : `${count} boxes were`} left out.`,
  )

const shapeless = (count: number): Remark =>
  note(
    'shapes-left',
    `${count === 1 ? '1 shape is a point or a line' : `${count} shapes are points, lines or cuboids`}, of which no box was made.`,
  )
