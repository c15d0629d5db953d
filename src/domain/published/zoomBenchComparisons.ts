import type { PublishedRow, PublishedTable } from './publishedTable.ts'

/** Figures of 004 on many benchmarks at once; each average weighs its benchmarks evenly. */

const rowOf = (name: string, figures: readonly number[]): PublishedRow => ({ name, line: null, figures })
const columnsOf = (...names: readonly string[]): PublishedTable['columns'] =>
  names.map((name) => ({ name, items: null }))
const places = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, place) => from + place)

const benchmarkRows: readonly PublishedRow[] = [
  rowOf('GPT-5.1', [47.22, 67, 65.25, 70.16, 84.22, 64.04, 55.57, 64.78, 31.41, 83.43, 71.6, 13.92, 59.44]),
  rowOf(
    'Gemini-3-Flash',
    [59.29, 87.88, 85, 86.39, 89.57, 74.86, 72.62, 79.37, 66.88, 85.47, 83.6, 34.51, 75.1],
  ),
  rowOf(
    'Qwen3-VL-4B',
    [40.24, 78.25, 72.88, 80.1, 84.95, 63.47, 63.63, 69.07, 28.14, 81.63, 69.73, 13.66, 61.52],
  ),
  rowOf(
    'Qwen2.5-VL-7B',
    [42.49, 71.62, 67.88, 78.53, 75.34, 60.8, 58.3, 64.99, 18.91, 76.36, 61.93, 12.89, 56.82],
  ),
  rowOf(
    'Qwen3-VL-8B',
    [37.87, 78.88, 74.63, 86.39, 85.44, 65.96, 66.67, 70.83, 28.99, 82.77, 70.93, 12.89, 62.86],
  ),
  rowOf(
    'MiMo-VL-7B-RL',
    [45.09, 74.38, 72.88, 81.15, 84.31, 63.4, 59.78, 68.71, 28.27, 82.8, 73.53, 16.24, 61.98],
  ),
  rowOf(
    'MiniCPM-V-4.5 (9B)',
    [42.6, 69.88, 63.62, 70.16, 80.25, 58.16, 56.23, 62.99, 23.43, 79.75, 67.87, 14.95, 56.99],
  ),
  rowOf(
    'GLM-4.5V (108B)',
    [49.23, 81.63, 74.88, 83.25, 87.59, 66.04, 60.71, 71.9, 35.93, 84.59, 75.87, 15.72, 65.04],
  ),
  rowOf(
    'Qwen3-VL-235B-A22B',
    [49.11, 84.5, 81.62, 87.96, 86.72, 67.07, 65.29, 74.61, 40.58, 85.62, 76.33, 18.3, 67.55],
  ),
  rowOf(
    'Kimi-K2.5 (1T)',
    [56.33, 81.87, 75.38, 85.86, 89.18, 71.51, 68.4, 75.5, 52.81, 86.61, 81.8, 33.25, 71.18],
  ),
  rowOf('ZwZ-4B', [55.74, 81.75, 79.5, 92.67, 87.9, 68.52, 68.09, 76.31, 30.82, 83.08, 71.13, 16.24, 66.86]),
  rowOf('ZwZ-7B', [55.62, 75.38, 73.25, 88.48, 79.83, 66.21, 66.96, 72.25, 20.72, 80.82, 63.4, 15.98, 62.42]),
  rowOf('ZwZ-8B', [58.11, 84.38, 82, 91.1, 87.4, 69.87, 70.59, 77.64, 32.4, 83.59, 73.13, 16.75, 68.12]),
]

export const zoomBenchMain: PublishedTable = {
  id: 'zoombench-2',
  paper: 'zoombench',
  number: 'Table 2',
  name: 'Accuracy on many benchmarks, in the global view',
  columns: columnsOf(
    'ZoomBench',
    'HR-4K',
    'HR-8K',
    'VStar',
    'CV-Bench',
    'MME-RW-en',
    'MME-RW-cn',
    'GP-Avg',
    'CountQA',
    'ColorBench',
    'MMStar',
    'BabyVision',
    'Avg',
  ),
  rows: benchmarkRows,
  digits: 2,
  rules: [
    { kind: 'average', column: 7, parts: places(0, 7), rows: places(0, benchmarkRows.length) },
    {
      kind: 'average',
      column: 12,
      parts: [...places(0, 7), ...places(8, 12)],
      rows: places(0, benchmarkRows.length),
    },
  ],
}

const agentRows: readonly PublishedRow[] = [
  rowOf('Qwen3-VL-4B', [80.1, 78.3, 72.9, 63.5, 73.7]),
  rowOf('Qwen2.5-VL-7B', [78.5, 71.6, 67.9, 58.3, 69.1]),
  rowOf('Qwen3-VL-8B', [86.4, 78.9, 74.6, 66, 76.5]),
  rowOf('Pixel-Reasoner (7B)', [84.3, 72.6, 66.1, 64.4, 71.9]),
  rowOf('DeepEyes (7B)', [90.1, 75.1, 72.6, 64.1, 75.5]),
  rowOf('Thyme (7B)', [82.2, 77, 72, 64.8, 74]),
  rowOf('DeepEyesV2 (7B)', [81.8, 77.9, 73.8, 64.9, 74.6]),
  rowOf('Mini-o3 (7B)', [88.2, 77.5, 73.3, 65.5, 76.1]),
  rowOf('SenseNova-MARS-8B', [92.2, 83.1, 78.4, 67.9, 80.4]),
  rowOf('Skywork-R1V4 (30B)', [88, 82.8, 79.8, 71.4, 80.5]),
  rowOf('Qwen3-VL-4B with tool', [88, 81.3, 74.4, 65.4, 77.3]),
  rowOf('Qwen3-VL-8B with tool', [90.1, 82.3, 78, 66, 79.1]),
  rowOf('ZwZ-4B', [92.7, 81.8, 79.5, 68.5, 80.6]),
  rowOf('ZwZ-7B', [88.5, 75.4, 73.3, 66.2, 75.9]),
  rowOf('ZwZ-8B', [91.1, 84.4, 82, 69.9, 81.9]),
]

export const zoomBenchAgents: PublishedTable = {
  id: 'zoombench-4',
  paper: 'zoombench',
  number: 'Table 4',
  name: 'Against models that zoom while they answer',
  columns: columnsOf('VStar', 'HR-4K', 'HR-8K', 'MME-RW-en', 'Avg'),
  rows: agentRows,
  digits: 1,
  rules: [{ kind: 'average', column: 4, parts: places(0, 4), rows: places(0, agentRows.length) }],
}

const strategyRows: readonly PublishedRow[] = [
  rowOf('Direct synthesis', [40.95, 82.12, 78.12, 84.82, 32.2, 83.45, 66.94]),
  rowOf('Box in the picture', [52.9, 82.28, 81.38, 91.62, 33.97, 83.19, 70.89]),
  rowOf('Box in the question', [46.98, 79.25, 77.12, 89.53, 31.53, 82.62, 67.84]),
  rowOf('No box', [46.27, 81.5, 80.62, 88.48, 28.27, 83.09, 68.04]),
]

export const zoomBenchStrategies: PublishedTable = {
  id: 'zoombench-6',
  paper: 'zoombench',
  number: 'Table 6',
  name: 'Ways to synthesise training data',
  columns: columnsOf('ZoomBench', 'HR-4K', 'HR-8K', 'VStar', 'CountQA', 'ColorBench', 'Avg'),
  rows: strategyRows,
  digits: 2,
  rules: [{ kind: 'average', column: 6, parts: places(0, 6), rows: places(0, strategyRows.length) }],
}
