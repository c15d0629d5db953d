import type { PlotOptions } from '@observablehq/plot'
import type { Palette } from './palettes.ts'

/** What a chart is drawn for. */
export interface ChartLook {
  /** Pixels. */
  readonly width: number
  readonly colours: Palette
}

export type ChartCell = string | number | null

/** The numbers behind a chart: what is shown as its table and saved as CSV. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly ChartCell[])[]
  /** Columns that hold shares from 0 to 1, read as percentages. */
  readonly shares?: readonly number[]
}

/** How something is drawn, whatever the width and the colours. */
export type ChartDrawing = (look: ChartLook) => PlotOptions

/** A chart with everything that is known of it. */
export interface ChartSpec {
  /** Names its files, in lower case with hyphens. */
  readonly id: string
  readonly name: string
  /** What exactly is counted, and the paper section where it comes from. */
  readonly definition: string
  readonly table: ChartTable
  readonly drawing: ChartDrawing
}
