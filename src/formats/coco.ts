import type { ByteSource, Decoded, Format } from './format.ts'
import { draftOfAsked } from './askedDraft.ts'
import { boxesOfCoco, listsOfCoco, type CocoPicture, type CocoRead } from './cocoRead.ts'
import { namesKey } from './fields.ts'
import { leftOver } from './leftOver.ts'
import { assignMarks } from './marks.ts'
import { placed, type Remark } from './remark.ts'

/**
 * COCO with questions (FORMATS §5.1): in a list `questions`, or at a picture or an annotation. It is read twice: first
 * pictures, categories and whatever asks, then the boxes of the pictures asked about, so that memory grows with the
 * questions, not with the annotations.
 */
export const coco: Format = {
  id: 'coco',
  label: 'COCO',
  loses: ['judgements', 'checks', 'provenance'],
  recognises(_path, head) {
    if (!head.trimStart().startsWith('{')) return null
    const isPictures = namesKey(head, 'images') && namesKey(head, 'file_name')
    const isBoxes = namesKey(head, 'annotations') && namesKey(head, 'image_id')
    if (!isPictures && !isBoxes) return null
    const because = isPictures
      ? 'it is one object whose images have a file_name'
      : 'it is one object whose annotations have an image_id'
    return { because, confidence: 0.9 }
  },
  decode,
}

async function* decode(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Decoded> {
  const said = (read: Extract<CocoRead, { kind: 'remark' }>): Decoded => ({
    kind: 'problem',
    problem: placed(read.remark, { file: source.path, line: read.line }),
  })
  const about = (remark: Remark): Decoded => said({ kind: 'remark', line: null, remark })
  const lists = { pictures: new Map<string, CocoPicture>(), categories: new Map<string, string>() }
  const counts = { annotations: 0, questions: 0 }

  for await (const read of listsOfCoco(source, lists, counts, signal)) {
    yield read.kind === 'progress' ? { kind: 'progress', bytes: read.bytes / 2 } : said(read)
  }
  for await (const read of boxesOfCoco(source, lists, signal)) {
    yield read.kind === 'progress' ? { kind: 'progress', bytes: (source.size + read.bytes) / 2 } : said(read)
  }
  if (counts.questions === 0) yield about(leftOver.noQuestion(lists.pictures.size, counts.annotations))
  let left = 0
  for (const { path, size, asked, marks } of lists.pictures.values()) {
    const assigned = assignMarks(asked, marks)
    left += assigned.left
    for (const one of assigned.asked) {
      yield draftOfAsked(coco.id, one, { path, claimedSize: size }, source.path, 'annotations')
    }
  }
  if (left > 0) yield about(leftOver.boxes(left))
}
