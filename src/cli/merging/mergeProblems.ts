import type { Judgement } from '../../domain/judgement.ts'
import type { Problem } from '../../domain/problem.ts'
import type { ByteSource } from '../../formats/format.ts'

export const unknownItem = ({ path }: ByteSource, line: number, itemId: string): Problem => ({
  code: 'item-unknown',
  severity: 'error',
  sentence: `This judgement is about an item that the project does not have (${itemId}); it was left out.`,
  file: path,
  line,
  field: 'item',
})

/** Where nothing tells which of two judgements is the newer one. */
export const undecidable = (judgements: readonly Judgement[]): readonly Problem[] =>
  judgements.map(({ itemId, annotatorId, rev }) => ({
    code: 'revision-conflict',
    severity: 'warning',
    sentence: `${annotatorId} said two different things about the item ${itemId}, both as revision ${rev} and at the same time; one of them was kept. Look at it again.`,
    file: null,
    line: null,
    field: null,
  }))
