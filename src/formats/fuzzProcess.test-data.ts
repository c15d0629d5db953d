import { faultsOf } from './fuzzReading.test-data.ts'

/** Reads damaged files in a process of its own, which whoever asks can end. */

export interface Case {
  readonly path: string
  readonly format: string | null
  readonly bytes: Uint8Array<ArrayBuffer>
}

process.on('message', ({ path, format, bytes }: Case) => {
  faultsOf({ path, format }, bytes).then(
    (faults) => process.send?.(faults),
    (failure: unknown) => process.send?.([`it threw ${failure instanceof Error ? failure.stack : ''}`]),
  )
})
