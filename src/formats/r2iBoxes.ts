import { boxesLine, boxesResult, readAs } from '../schema/upstream.ts'
import { parseBox } from './box.ts'
import { mismatch, namesKey, numberField, textField } from './fields.ts'
import type { Decoded, Format } from './format.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { placed, under, type Remark } from './remark.ts'

/** Step 1 of R2I (FORMATS §1.6): detected objects and their boxes. It holds no questions, so it gives hints alone. */
export const r2iBoxes: Format = {
  id: 'r2i-boxes',
  label: 'R2I step 1: boxes',
  loses: [],
  recognises: (_path, head) =>
    namesKey(head, 'bbox_results') ? { because: 'its records have bbox_results', confidence: 0.9 } : null,
  decode: (source, signal) => decodeRecords(source, signal, hintsOf),
}

function* hintsOf({ value, place, remarks }: ReadRecord): Iterable<Decoded> {
  const problem = (remark: Remark): Decoded => ({ kind: 'problem', problem: placed(remark, place) })
  yield* remarks.map(problem)
  const line = readAs(boxesLine, value)
  if (!line.ok) {
    yield problem(mismatch(line))
    return
  }
  const noticed: Remark[] = []
  const picturePath = textField(line.value.image_path, 'image_path', noticed) ?? ''
  for (const [index, given] of line.value.bbox_results.entries()) {
    const parent = `bbox_results[${index}]`
    const result = readAs(boxesResult, given)
    if (!result.ok) {
      yield problem(under(parent, mismatch(result)))
      continue
    }
    // A failed detection has no box, and says so itself.
    if (result.value.bbox === null || result.value.bbox === undefined) continue
    const box = parseBox(result.value.bbox)
    if (!box.ok) {
      yield problem(under(`${parent}.bbox`, box.remark))
      continue
    }
    yield {
      kind: 'hint',
      hint: {
        picturePath,
        region: box.rect,
        question: null,
        object: textField(result.value.detected_object, 'detected_object', noticed),
        score: numberField(result.value.sam3_score, 'sam3_score', noticed),
        validationReason: null,
      },
    }
  }
  yield* noticed.map(problem)
}
