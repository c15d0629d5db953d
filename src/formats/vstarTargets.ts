import { vstarTarget } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { readTargets } from './corners.ts'
import { decodeDocument, type Document } from './document.ts'
import { namesKey, textField } from './fields.ts'
import type { Decoded, Format } from './format.ts'
import { innerText, textsOf } from './innerFields.ts'

/**
 * The files beside the pictures of V* Bench (FORMATS §4.2): targets with boxes of x, y, width and height, and options of
 * which the first is right. The picture has the name of the file; one that names it itself is taken at its word.
 */
export const vstarTargets: Format = {
  id: 'vstar-targets',
  label: 'V* Bench, file beside a picture',
  loses: ['judgements', 'checks', 'category', 'provenance'],
  recognises: (_path, head) =>
    ['target_object', 'bbox', 'question', 'options'].every((key) => namesKey(head, key))
      ? { because: 'it has target_object, bbox, question and options', confidence: 0.9 }
      : null,
  decode: (source, signal) => decodeDocument(source, signal, targetOf),
}

const noPicture = () => null

function* targetOf(document: Document): Iterable<Decoded> {
  const { value: record, place, remarks: given } = document
  const row = { value: record, record, place, remarks: given, picture: noPicture }
  yield* decodeBench(vstarTargets.id, vstarTarget, row, (value, remarks) => {
    const labels = textsOf(value.target_object)
    const folder = /(?:^|\/)([^/]+)\/[^/]+$/.exec(place.file)?.[1] ?? null
    const path = innerText(value.image, 'image', remarks) ?? place.file.replace(/\.jsonl?$/i, '')
    return {
      query: null,
      question: textField(value.question, 'question', remarks),
      options: textsOf(value.options),
      answer: value.options.length > 0 ? 'A' : null,
      category: folder,
      picture: { path, file: null },
      ...readTargets(value.bbox ?? [], { field: 'bbox', corners: 'xywh', labels }, remarks),
      source: { object: labels.filter((label) => label !== null).join(', ') || null },
      names: { query: 'question', options: 'options', answer: 'options' },
    }
  })
}
