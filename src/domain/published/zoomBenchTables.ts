import { resultLines } from '../resultTable.ts'
import type { PublishedRow, PublishedRule, PublishedTable } from './publishedTable.ts'

/** Figures of 004. */

/**
 * The six dimensions with their numbers of items. The paper draws them as a chart without figures; these are the only
 * numbers that sum up to its 845 items and make every accuracy of Table 7 a share of whole answers.
 */
export const dimensions = [
  { name: 'Counting', items: 204 },
  { name: 'OCR', items: 123 },
  { name: 'Color', items: 242 },
  { name: 'Structure', items: 155 },
  { name: 'Material', items: 61 },
  { name: 'Identification', items: 60 },
] as const

export const zoomBenchItems = 845

/** Model, then the seven figures of each line. */
const dualViews: readonly (readonly [string, ...(readonly number[])[]])[] = [
  [
    'Qwen3-VL-8B',
    [29.9, 47.97, 38.02, 37.42, 39.34, 43.33, 37.87],
    [48.04, 69.11, 64.05, 74.19, 63.93, 68.33, 63.08],
    [18.14, 21.14, 26.03, 36.77, 24.59, 25, 25.21],
  ],
  [
    'MiniCPM-4.5-V',
    [31.86, 47.97, 44.63, 46.45, 49.18, 43.33, 42.6],
    [45.1, 78.05, 67.77, 71.61, 75.41, 71.67, 65.33],
    [13.24, 30.08, 23.14, 25.16, 26.23, 28.34, 22.73],
  ],
  [
    'GLM-4.5V',
    [32.84, 63.41, 50.41, 52.9, 47.54, 63.33, 49.23],
    [57.84, 78.05, 74.79, 81.29, 80.33, 86.67, 73.61],
    [25, 14.64, 24.38, 28.39, 32.79, 23.34, 24.38],
  ],
  [
    'Qwen3-VL-235B',
    [37.75, 61.79, 46.69, 58.06, 42.62, 55, 49.11],
    [58.33, 82.11, 71.49, 78.71, 77.05, 78.33, 72.07],
    [20.58, 20.32, 24.8, 20.65, 34.43, 23.33, 22.96],
  ],
  [
    'Kimi-K2.5',
    [44.61, 67.48, 53.31, 62.58, 65.57, 60, 56.33],
    [62.25, 80.49, 71.9, 79.35, 83.61, 75, 73.25],
    [17.64, 13.01, 18.59, 16.77, 18.04, 15, 16.92],
  ],
  [
    'GPT-5.1',
    [34.8, 54.47, 48.76, 49.03, 57.38, 53.33, 47.22],
    [52.45, 78.86, 71.49, 78.71, 77.05, 76.67, 70.06],
    [17.65, 24.39, 22.73, 29.68, 19.67, 23.34, 22.84],
  ],
  [
    'Gemini-3-Flash',
    [42.16, 80.49, 54.55, 61.94, 72.13, 73.33, 59.29],
    [68.14, 89.43, 74.38, 87.1, 81.97, 80, 78.34],
    [25.98, 8.94, 19.83, 25.16, 9.84, 6.67, 19.05],
  ],
  [
    'ZwZ-8B',
    [40.69, 67.48, 68.6, 58.71, 57.38, 55, 58.11],
    [54.9, 81.3, 81.4, 76.13, 78.69, 75, 73.37],
    [14.21, 13.82, 12.8, 17.42, 21.31, 20, 15.26],
  ],
  [
    'Average',
    [36.83, 61.38, 50.62, 53.39, 53.89, 55.83, 49.97],
    [55.88, 79.67, 72.16, 78.39, 77.25, 76.46, 71.14],
    [19.05, 18.29, 21.54, 25, 23.36, 20.63, 21.17],
  ],
]

const dualRows: readonly PublishedRow[] = dualViews.flatMap(([name, ...lines]) =>
  resultLines.map((line, place) => ({ name, line, figures: lines[place] ?? [] })),
)
const models = dualViews.length - 1
const modelRows = Array.from({ length: models }, (_, model) => model * 3)
const accuracyRows = modelRows.flatMap((row) => [row, row + 1])

export const zoomBenchDualViews: PublishedTable = {
  id: 'zoombench-7',
  paper: 'zoombench',
  number: 'Table 7',
  name: 'Dual-view results on ZoomBench',
  columns: [...dimensions, { name: 'Average', items: zoomBenchItems }],
  rows: dualRows,
  digits: 2,
  rules: [
    { kind: 'count', rows: accuracyRows },
    { kind: 'average', column: 6, parts: [0, 1, 2, 3, 4, 5], rows: accuracyRows },
    ...[...modelRows, models * 3].map((row): PublishedRule => ({
      kind: 'difference',
      row: row + 2,
      from: row + 1,
      less: row,
    })),
    ...[0, 1, 2].map((line): PublishedRule => ({
      kind: 'mean',
      row: models * 3 + line,
      of: modelRows.map((row) => row + line),
    })),
  ],
}

export const zoomBenchCoverage: PublishedTable = {
  id: 'zoombench-8',
  paper: 'zoombench',
  number: 'Table 8',
  name: 'Share of attention inside the region, %',
  columns: ['4B', '7B', '8B'].map((name) => ({ name, items: null })),
  rows: [
    { name: 'Qwen-VL', line: null, figures: [17.34, 12.44, 17.39] },
    { name: 'ZwZ', line: null, figures: [21.45, 13.39, 21.64] },
    { name: 'Difference', line: null, figures: [4.11, 0.95, 4.25] },
  ],
  digits: 2,
  rules: [{ kind: 'difference', row: 2, from: 1, less: 0 }],
}
