import type { ItemFacts } from '../../../domain/itemFacts.ts'
import type { Measured } from '../../../formats/statisticsRecord.ts'
import { askedApart } from '../askedApart.ts'
import type { MeasuredProject } from './measuring.ts'

const spawn = (): Worker => new Worker(new URL('./measureWorker.ts', import.meta.url), { type: 'module' })

/** Measures agreement and times in a worker. `onProgress` hears how many items it has. */
export const measured = (
  facts: readonly ItemFacts[],
  { categories, people }: MeasuredProject,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Measured> => askedApart<Measured>(spawn, facts, { categories, people }, onProgress, signal)
