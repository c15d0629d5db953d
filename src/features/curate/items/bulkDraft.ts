import type { BulkEdit } from '../../../domain/bulkEdits.ts'
import type { BulkAct } from './bulkWords.ts'

/** What was filled in for an act; what an act does not ask for is left alone. */
export interface BulkFields {
  readonly reasons: readonly string[]
  readonly code: string | null
  readonly category: string | null
  readonly difficulty: string
  readonly text: string
}

export const noFields: BulkFields = { reasons: [], code: null, category: null, difficulty: '', text: '' }

/** The edit that an act comes to; null while something that it needs was not filled in. */
export function editFor(act: BulkAct, fields: BulkFields): BulkEdit | null {
  const { reasons, code, category, difficulty, text } = fields
  switch (act) {
    case 'accept':
    case 'flag':
    case 'skip':
      return { kind: 'decide', decision: act, reasons: [] }
    case 'reject':
      return { kind: 'decide', decision: 'reject', reasons }
    case 'addReason':
    case 'removeReason':
      return code === null ? null : { kind: 'reason', code, given: act === 'addReason' }
    case 'category':
      return category === null ? null : { kind: 'category', category: category === '' ? null : category }
    case 'difficulty':
      if (difficulty === '') return null
      return { kind: 'difficulty', difficulty: difficulty === 'none' ? null : Number(difficulty) }
    case 'note':
      return text.trim() === '' ? null : { kind: 'note', text }
    case 'dismiss':
      return code === null ? null : { kind: 'dismiss', code }
    case 'resolveAccept':
      return { kind: 'resolve', outcome: 'accept', reasons: [] }
    case 'resolveReject':
      return { kind: 'resolve', outcome: 'reject', reasons }
    case 'takeBack':
    case 'unresolve':
    case 'gold':
    case 'notGold':
    case 'remove':
      return { kind: act }
  }
}
