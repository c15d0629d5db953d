import { createValue } from '../../../canvas/value.ts'
import type { Box } from '../../../domain/judgement.ts'

/** The boxes that were copied last, each with all that is inside it; they can be pasted into any item. */
export const boxClipboard = createValue<readonly Box[]>([])
