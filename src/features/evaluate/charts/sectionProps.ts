import type { ChartsBasis, ShownChoice } from './chartsBasis.ts'
import type { ChartsChoice } from './chartsChoice.ts'

/** What every section of the page is given. */
export interface SectionProps {
  readonly projectId: string
  readonly basis: ChartsBasis
  readonly choice: ChartsChoice
  readonly shown: ShownChoice
  readonly nameOf: (category: string | null) => string
  readonly change: (changed: Partial<ChartsChoice>) => void
}
