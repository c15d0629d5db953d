import {
  focusCropChange,
  focusHours,
  focusNoise,
  focusPoorCrops,
  focusRewardDesigns,
} from './focusAblations.ts'
import {
  focusCropTest16K,
  focusCropTest1K,
  focusMain16K,
  focusMain1K,
  focusMixing,
  focusRewards,
  focusStages,
} from './focusTables.ts'
import { focusClaims } from './focusClaims.ts'
import type { PublishedClaim } from './publishedClaim.ts'
import type { PublishedTable } from './publishedTable.ts'
import { zoomBenchClaims } from './zoomBenchClaims.ts'
import { zoomBenchAgents, zoomBenchMain, zoomBenchStrategies } from './zoomBenchComparisons.ts'
import { zoomBenchCoverage, zoomBenchDualViews } from './zoomBenchTables.ts'

/** All tables that are worked out again, paper by paper. */
export const publishedTables: readonly PublishedTable[] = [
  zoomBenchMain,
  zoomBenchAgents,
  zoomBenchStrategies,
  zoomBenchDualViews,
  zoomBenchCoverage,
  focusCropTest16K,
  focusCropTest1K,
  focusMain1K,
  focusMain16K,
  focusStages,
  focusRewards,
  focusCropChange,
  focusPoorCrops,
  focusNoise,
  focusMixing,
  focusRewardDesigns,
  focusHours,
]

/** What the papers say of their figures. */
export const publishedClaims = (): readonly PublishedClaim[] => [...zoomBenchClaims(), ...focusClaims()]
