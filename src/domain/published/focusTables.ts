import type { PublishedColumn, PublishedRow, PublishedRule, PublishedTable } from './publishedTable.ts'

/** Figures of 001. */

/** As released: 400 answers of each kind in each HR-Bench, and 115 and 76 in V*. */
const benchmarks: readonly PublishedColumn[] = [
  { name: '8K FSP', items: 400 },
  { name: '8K FCP', items: 400 },
  { name: '8K overall', items: null },
  { name: '4K FSP', items: 400 },
  { name: '4K FCP', items: 400 },
  { name: '4K overall', items: null },
  { name: 'V* Attr', items: 115 },
  { name: 'V* Spatial', items: 76 },
  { name: 'V* overall', items: null },
]

const rowOf = (name: string, figures: readonly (number | null)[]): PublishedRow => ({
  name,
  line: null,
  figures,
})

const allOf = (rows: readonly PublishedRow[]): readonly number[] => rows.map((_, place) => place)

const overallRules = (rows: readonly PublishedRow[]): readonly PublishedRule[] => [
  { kind: 'count', rows: allOf(rows) },
  { kind: 'average', column: 2, parts: [0, 1], rows: allOf(rows) },
  { kind: 'average', column: 5, parts: [3, 4], rows: allOf(rows) },
  { kind: 'average', column: 8, parts: [6, 7], rows: allOf(rows) },
]

const accuracyTable = (
  id: string,
  number: string,
  name: string,
  rows: readonly PublishedRow[],
): PublishedTable => ({
  id,
  paper: 'focus',
  number,
  name,
  columns: benchmarks,
  rows,
  digits: 1,
  rules: overallRules(rows),
})

export const focusCropTest16K = accuracyTable(
  'focus-1a',
  'Table 1(a)',
  'The crop replaced, whole picture in 16,384 tokens',
  [
    rowOf('DeepEyes, predicted crop', [83, 53, 68, 92, 56, 74, 84.3, 88.2, 85.9]),
    rowOf('DeepEyes, random noise', [83, 54, 68.5, 94, 57, 75.5, 83.5, 88.2, 85.4]),
    rowOf('DeepEyes, ground truth', [86, 53, 69.5, 93, 55, 74, 86.1, 89.5, 87.5]),
    rowOf('CoF-sft, predicted crop', [87, 53, 70, 94, 52, 73, 90.4, 85.5, 88.5]),
    rowOf('CoF-sft, random noise', [85, 52, 68.5, 90, 53, 71.5, 80.9, 84.2, 82.2]),
    rowOf('CoF-sft, ground truth', [89, 51, 70, 96, 54, 75, 91.3, 85.5, 89]),
  ],
)

export const focusCropTest1K = accuracyTable(
  'focus-1b',
  'Table 1(b)',
  'The crop replaced, whole picture in 1,024 tokens',
  [
    rowOf('DeepEyes, predicted crop', [68, 59, 63.5, 78, 54, 66, 75.7, 76.3, 75.9]),
    rowOf('DeepEyes, random noise', [62, 57, 59.5, 73, 54, 63.5, 73, 77.6, 74.8]),
    rowOf('DeepEyes, ground truth', [70, 59, 64.5, 79, 54, 66.5, 77.4, 77.6, 77.5]),
    rowOf('CoF-sft, predicted crop', [68, 53, 60.5, 78, 54, 66, 73, 72.4, 72.8]),
    rowOf('CoF-sft, random noise', [55, 55, 55, 65, 55, 60, 65.2, 72.4, 68.1]),
    rowOf('CoF-sft, ground truth', [77, 54, 65.5, 85, 57, 71, 87, 78.9, 83.8]),
  ],
)

export const focusMain1K = accuracyTable(
  'focus-2a',
  'Table 2, 1,024 tokens',
  'Accuracy, whole picture in 1,024 tokens',
  [
    rowOf('CoF-sft', [66, 51.7, 58.9, 75.5, 56.5, 66, 73, 72.4, 72.8]),
    rowOf('Pixel Reasoner', [62.8, 57, 59.9, 69.8, 61.8, 65.8, 73.1, 75, 73.9]),
    rowOf('Mini-o3', [77.5, 54.5, 66, 82, 59.3, 70.7, 78.3, 82.9, 80.1]),
    rowOf('DeepEyes', [68.8, 55.2, 62, 73, 54.7, 63.9, 75.7, 76.3, 75.9]),
    rowOf('Ours', [83.3, 60.8, 72.1, 86.8, 63.7, 75.3, 82.6, 77.6, 80.6]),
  ],
)

export const focusMain16K = accuracyTable(
  'focus-2b',
  'Table 2, 16,384 tokens',
  'Accuracy, whole picture in 16,384 tokens',
  [
    rowOf('CoF-sft', [87.7, 51, 69.4, 92.2, 53.7, 73, 90.4, 85.5, 88.5]),
    rowOf('Pixel Reasoner', [78.3, 55.5, 66.9, 85.8, 61.5, 73.6, 82.6, 86.8, 84.3]),
    rowOf('Mini-o3', [82, 49.2, 65.6, 84, 54, 69, 87.8, 88.2, 88]),
    rowOf('Mini-o3, from its own paper', [null, null, 73.3, null, null, 77.5, null, null, 88.2]),
    rowOf('DeepEyes', [84.3, 54.7, 69.5, 90.5, 55.2, 72.9, 84.3, 88.2, 85.9]),
    rowOf('DeepEyes, from its own paper', [86.8, 58.5, 72.6, 91.3, 59, 75.1, 91.3, 88.2, 90.1]),
    rowOf('Ours', [87.7, 63, 75.4, 92.7, 60, 76.4, 91.3, 86.8, 89.5]),
  ],
)

const share = (name: string, items: number | null): PublishedColumn => ({ name, items })

/** Accuracy beside IoU; the places of what is averaged. */
const stageRows = [
  rowOf('Baseline', [65.2, 28.5, 56.8, 40.1, 61, 75, 30.3, 60.8, 45.6, 67.9, 72.2, 39.1, 72.4, 30.3, 72.3]),
  rowOf('Stage I', [77.7, 29.8, 62, 39.3, 69.9, 85.3, 32.3, 63.5, 46.5, 74.4, 80, 25.7, 75, 21, 78]),
  rowOf('Stage II', [83.3, 34.5, 60.8, 44.4, 72.1, 86.8, 37.8, 63.7, 51, 75.3, 82.6, 37.4, 77.6, 30.8, 80.6]),
]

export const focusStages: PublishedTable = {
  id: 'focus-3',
  paper: 'focus',
  number: 'Table 3',
  name: 'Stages of training: accuracy, and IoU of the crop',
  columns: [
    ...['8K', '4K'].flatMap((name) => [
      share(`${name} FSP`, 400),
      share(`${name} FSP IoU`, null),
      share(`${name} FCP`, 400),
      share(`${name} FCP IoU`, null),
      share(`${name} overall`, null),
    ]),
    share('V* Attr', 115),
    share('V* Attr IoU', null),
    share('V* Spatial', 76),
    share('V* Spatial IoU', null),
    share('V* overall', null),
  ],
  rows: stageRows,
  digits: 1,
  rules: [
    { kind: 'count', rows: allOf(stageRows) },
    ...[0, 5, 10].map((from): PublishedRule => ({
      kind: 'average',
      column: from + 4,
      parts: [from, from + 2],
      rows: allOf(stageRows),
    })),
  ],
}

export const focusRewards = accuracyTable('focus-4', 'Table 4', 'Data and rewards of Stage II', [
  rowOf('Stage I', [77.7, 62, 69.9, 85.3, 63.5, 74.4, 80, 75, 78]),
  rowOf('+ original data', [76.7, 59.5, 68.1, 82.5, 62, 72.3, 79.1, 75, 77.5]),
  rowOf('+ VisualProbe data', [81.8, 63.5, 72.7, 83.8, 62, 72.9, 77.4, 75, 76.4]),
  rowOf('+ VisualProbe data and L1 reward', [83.3, 60.8, 72.1, 86.8, 63.7, 75.3, 82.6, 77.6, 80.6]),
])

export const focusMixing = accuracyTable('focus-8', 'Table 8', 'One stage of mixed data, or two', [
  rowOf('Mixed data', [77.5, 59, 68.3, 85, 61, 73, 82.6, 73.7, 79.1]),
  rowOf('Stage II', [83.3, 60.8, 72.1, 86.8, 63.7, 75.3, 82.6, 77.6, 80.6]),
])
