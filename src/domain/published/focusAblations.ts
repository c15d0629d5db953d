import type { PublishedRow, PublishedTable } from './publishedTable.ts'

/** Small tables of 001. */

const rowOf = (name: string, figures: readonly (number | null)[]): PublishedRow => ({
  name,
  line: null,
  figures,
})

const columnsOf = (...names: readonly string[]): PublishedTable['columns'] =>
  names.map((name) => ({ name, items: null }))

export const focusCropChange: PublishedTable = {
  id: 'focus-5',
  paper: 'focus',
  number: 'Table 5',
  name: 'Change of accuracy when the crop is replaced',
  columns: columnsOf('8K', '4K', 'V*'),
  rows: [rowOf('Baseline', [4.5, 0.5, 3.2]), rowOf('Stage I', [18.5, 10.5, 11])],
  digits: 1,
  rules: [],
}

export const focusPoorCrops: PublishedTable = {
  id: 'focus-7a',
  paper: 'focus',
  number: 'Table 7(a)',
  name: 'DeepEyes where its crop misses the region',
  columns: columnsOf('8K', '4K', 'V*'),
  rows: [rowOf('Predicted crop', [41.7, 47, 55.6]), rowOf('Ground truth', [50, 53, 60.3])],
  digits: 1,
  rules: [],
}

export const focusNoise: PublishedTable = {
  id: 'focus-7b',
  paper: 'focus',
  number: 'Table 7(b)',
  name: 'DeepEyes where only its crop made it right',
  columns: columnsOf('8K', '4K', 'V*'),
  rows: [rowOf('Predicted crop', [100, 100, 100]), rowOf('Random noise', [100, 80.8, 100])],
  digits: 1,
  rules: [],
}

export const focusRewardDesigns: PublishedTable = {
  id: 'focus-10',
  paper: 'focus',
  number: 'Table 10',
  name: 'Designs of the reward of Stage II, HR-Bench 8K',
  columns: [
    { name: 'FSP', items: 400 },
    { name: 'FSP IoU', items: null },
    { name: 'FCP', items: 400 },
    { name: 'FCP IoU', items: null },
    { name: 'Overall', items: null },
  ],
  rows: [
    rowOf('IoU reward', [81.8, 39.3, 63.5, 47.4, 72.7]),
    rowOf('Without its threshold', [79, 29.3, 64.2, 39, 71.6]),
    rowOf('Without the reward', [79, 30.6, 63.7, 37.7, 71.2]),
  ],
  digits: 1,
  rules: [
    { kind: 'count', rows: [0, 1, 2] },
    { kind: 'average', column: 4, parts: [0, 2], rows: [0, 1, 2] },
  ],
}

export const focusHours: PublishedTable = {
  id: 'focus-11',
  paper: 'focus',
  number: 'Table 11',
  name: 'Training time in A100 hours',
  columns: columnsOf('Stage I', 'Stage II', 'Resolution selection', 'Total'),
  rows: [rowOf('DeepEyes', [null, null, null, 480]), rowOf('Ours', [320, 96, 2.5, 418.5])],
  digits: 1,
  rules: [],
}
