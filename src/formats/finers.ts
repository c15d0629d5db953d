import type { Json } from '../domain/json.ts'
import { finersRow } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { headOf } from './byteSource.ts'
import { decodeDocument } from './document.ts'
import { isObject, keyOf, namesKey, textField } from './fields.ts'
import type { ByteSource, Decoded, Format } from './format.ts'
import { idOf, innerText } from './innerFields.ts'
import { readOptions } from './optionsRead.ts'
import { polygonBox } from './polygon.ts'
import { warning, type Place, type Remark } from './remark.ts'
import { decodeAny } from './rows.ts'
import { sniff } from './sniff.ts'

/**
 * FINERS-4k (FORMATS §4.8): its JSON with the list `annotations`, or rows that each hold one of them. The outline around
 * the evidence becomes the box around it. Rows that only ask to outline something have no answer and are left out.
 */
export const finers: Format = {
  id: 'finers',
  label: 'FINERS-4k',
  loses: ['judgements', 'checks', 'boxes', 'provenance'],
  recognises: (_path, head) =>
    namesKey(head, 'Q') && namesKey(head, 'Q-type')
      ? { because: 'its records have Q, Q-type and A', confidence: 0.95 }
      : null,
  recognisesTable: (_path, { leaves }) =>
    leaves.includes('annotations.Q') || leaves.includes('Q-type')
      ? { because: 'its columns are Q, Q-type and A', confidence: 0.95 }
      : null,
  decode,
}

async function* decode(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Decoded> {
  if (sniff(await headOf(source, 16)) === 'application/vnd.apache.parquet') {
    const columns = ['annotations', 'image_path', 'Q', 'A', 'Q-type', 'options', 'points', 'id']
    yield* decodeAny(source, { columns, pictures: [] }, signal, ({ value, place }) =>
      rowsOf(value, place, []),
    )
  } else yield* decodeDocument(source, signal, ({ value, place, remarks }) => rowsOf(value, place, remarks))
}

function* rowsOf(value: Json, place: Place, remarks: readonly Remark[]): Iterable<Decoded> {
  const inner = keyOf(value, 'annotations') ?? null
  if (Array.isArray(inner)) {
    for (const [at, each] of (inner as readonly Json[]).entries())
      yield* rowOf(each, { ...place, line: at + 1 }, remarks)
  } else yield* rowOf(isObject(inner) ? inner : value, place, remarks)
}

const noPicture = () => null

function* rowOf(record: Json, place: Place, given: readonly Remark[]): Iterable<Decoded> {
  const row = { value: record, record, place, remarks: given, picture: noPicture }
  yield* decodeBench(finers.id, finersRow, row, (value, remarks) => {
    const kind = textField(value['Q-type'], 'Q-type', remarks)
    const answer = textField(value.A, 'A', remarks)
    if (answer === null || answer.trim() === '') {
      const sentence = `This row (${kind ?? 'of no kind'}) asks to outline something and has no answer, so it is no question. It was left out.`
      return { failure: warning('no-question', sentence, 'A') }
    }
    const box = polygonBox(value.points, 'points')
    if (box !== null && !box.ok) return { failure: box.remark }
    const { x1, y1, x2, y2 } = box?.rect ?? { x1: 0, y1: 0, x2: 0, y2: 0 }
    const path = innerText(keyOf(record, 'image_path'), 'image_path', remarks)
    return {
      query: null,
      question: textField(value.Q, 'Q', remarks),
      options: readOptions(value.options, 'options', remarks),
      answer,
      kind:
        kind === null
          ? null
          : { said: kind, means: kind === 'option' ? 'choice' : kind === 'open' ? 'open' : null },
      id: idOf(value.id),
      picture: path === null ? null : { path, file: null },
      ...(box && { region: [x1, y1, x2, y2] }),
      names: { query: 'Q', options: 'options', answer: 'A', kind: 'Q-type' },
    }
  })
}
