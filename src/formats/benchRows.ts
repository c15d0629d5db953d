import { readAs, type Output, type Schema } from '../schema/upstream.ts'
import { draftOf, type BenchRow } from './benchRow.ts'
import { mismatch } from './fields.ts'
import type { Decoded } from './format.ts'
import type { FoundPicture, Row } from './rows.ts'
import { placed, type Remark } from './remark.ts'

/** What a format makes of a record: its fields under the common names, or why it cannot be taken. */
export type Made =
  | (Omit<BenchRow, 'picturePath'> & { readonly picture: FoundPicture | null })
  | { readonly failure: Remark }

/**
 * Reads a row by its schema, lets `make` find the fields in it, and yields its picture, where it lies inside the file,
 * and its draft; or the problem that keeps it from being one.
 */
export function* decodeBench<S extends Schema>(
  format: string,
  schema: S,
  row: Row,
  make: (value: Output<S>, remarks: Remark[]) => Made,
): Generator<Decoded> {
  const read = readAs(schema, row.value)
  if (!read.ok) {
    yield { kind: 'problem', problem: placed(mismatch(read), row.place) }
    return
  }
  const remarks = [...row.remarks]
  const made = make(read.value, remarks)
  if ('failure' in made) {
    yield { kind: 'problem', problem: placed(made.failure, row.place) }
    return
  }
  const { picture, ...fields } = made
  const decoded = draftOf(
    format,
    { ...fields, picturePath: picture?.path ?? '' },
    row.record,
    row.place,
    remarks,
  )
  if (decoded.kind === 'draft' && picture?.file) yield { kind: 'picture', picture: picture.file }
  yield decoded
}
