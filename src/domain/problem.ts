/** Something a person should know about a file, a record or an item, as a sentence. */
export interface Problem {
  /** Stable name of the kind of problem, e.g. `box-outside`; counts are per code. */
  readonly code: string
  /** `error`: the record could not be taken. `warning`: taken, look at it. `note`: a repair or a remark. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly sentence: string
  readonly file: string | null
  /** 1-based line of a line format, or 1-based place in an array. */
  readonly line: number | null
  /** Path of the field inside the record, e.g. `vqa_results[2].bbox`. */
  readonly field: string | null
}
