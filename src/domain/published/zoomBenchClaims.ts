import { signedText } from '../figureText.ts'
import { less, outcomeOf, type PublishedClaim } from './publishedClaim.ts'
import { figureOf } from './publishedTable.ts'
import { zoomBenchAgents, zoomBenchMain } from './zoomBenchComparisons.ts'
import { dimensions, zoomBenchDualViews } from './zoomBenchTables.ts'

/** What 004 says of its figures. */
export const zoomBenchClaims = (): readonly PublishedClaim[] => [
  smallestGap(),
  globalRank(),
  counting(),
  largestGaps(),
  smallestGaps(),
  startingPoint(),
  repeated(),
  difficulty(),
]

const dual = (
  model: string,
  column: string,
  line: 'global' | 'regional' | 'gap',
): { readonly name: string; readonly value: number } => ({
  name: model,
  value: figureOf(zoomBenchDualViews, model, column, line),
})

const models = [...new Set(zoomBenchDualViews.rows.map(({ name }) => name))].filter(
  (name) => name !== 'Average',
)

function smallestGap(): PublishedClaim {
  const [least, next] = models
    .map((model) => dual(model, 'Average', 'gap'))
    .toSorted((a, b) => a.value - b.value)
  return {
    id: 'smallest-gap',
    paper: 'zoombench',
    where: '§5.1, Table 7',
    says: 'ZwZ-8B has the smallest zooming gap of the tested models, 15.26 points.',
    finding: `Smallest: ${least?.name}, ${least?.value.toFixed(2)}; next: ${next?.name}, ${next?.value.toFixed(2)}.`,
    outcome: outcomeOf([least?.name === 'ZwZ-8B', least?.value === 15.26]),
  }
}

function globalRank(): PublishedClaim {
  const [first, second] = models
    .map((model) => dual(model, 'Average', 'global'))
    .toSorted((a, b) => b.value - a.value)
  return {
    id: 'global-rank',
    paper: 'zoombench',
    where: '§5.1, Table 7',
    says: 'ZwZ-8B has the second-highest accuracy in the global view, 58.11 %.',
    finding: `Highest: ${first?.name}, ${first?.value.toFixed(2)}; second: ${second?.name}, ${second?.value.toFixed(2)}.`,
    outcome: outcomeOf([second?.name === 'ZwZ-8B', second?.value === 58.11]),
  }
}

const averages = (line: 'global' | 'regional' | 'gap') =>
  dimensions
    .map(({ name }) => ({ name, value: figureOf(zoomBenchDualViews, 'Average', name, line) }))
    .toSorted((a, b) => a.value - b.value)

const listed = (of: readonly { readonly name: string; readonly value: number }[]): string =>
  of.map(({ name, value }) => `${name} ${value.toFixed(2)}`).join(', ')

function counting(): PublishedClaim {
  const [global, regional] = [averages('global'), averages('regional')]
  return {
    id: 'counting-hardest',
    paper: 'zoombench',
    where: '§5.1, Table 7',
    says: 'Counting is the hardest dimension, in both views.',
    finding: `Lowest averages: ${listed(global.slice(0, 2))} (global); ${listed(regional.slice(0, 2))} (regional).`,
    outcome: outcomeOf([global[0]?.name === 'Counting', regional[0]?.name === 'Counting']),
  }
}

function largestGaps(): PublishedClaim {
  const largest = averages('gap').toReversed().slice(0, 3)
  const two: readonly string[] = largest.slice(0, 2).map(({ name }) => name)
  return {
    id: 'largest-gaps',
    paper: 'zoombench',
    where: '§5.1, Table 7',
    says: 'The largest average gaps are those of Structure and Material.',
    finding: `Largest: ${listed(largest)}.`,
    outcome: outcomeOf(['Structure', 'Material'].map((name) => two.includes(name))),
  }
}

function smallestGaps(): PublishedClaim {
  const smallest = averages('gap').slice(0, 3)
  const two: readonly string[] = smallest.slice(0, 2).map(({ name }) => name)
  return {
    id: 'smaller-gaps',
    paper: 'zoombench',
    where: '§5.1, Table 7',
    says: 'OCR and Identification stand out by smaller gaps.',
    finding: `Smallest: ${listed(smallest)}; Counting comes between them.`,
    outcome: outcomeOf(['OCR', 'Identification'].map((name) => two.includes(name))),
  }
}

function startingPoint(): PublishedClaim {
  const eight = figureOf(zoomBenchMain, 'Qwen3-VL-8B', 'Avg')
  const four = figureOf(zoomBenchMain, 'Qwen3-VL-4B', 'Avg')
  const trained = figureOf(zoomBenchMain, 'ZwZ-8B', 'Avg')
  return {
    id: 'starting-point',
    paper: 'zoombench',
    where: '§4.2, Table 2',
    says: 'ZwZ-8B raises the average of Qwen3-VL-8B from 61.52 to 68.12.',
    finding: `Table 2 gives Qwen3-VL-8B ${eight.toFixed(2)}; ${four.toFixed(2)} is Qwen3-VL-4B. The gain is ${signedText(less(trained, eight, 2), 2)}, not ${signedText(less(trained, 61.52, 2), 2)}.`,
    outcome: outcomeOf([eight === 61.52, trained === 68.12]),
  }
}

const repeatedColumns = ['VStar', 'HR-4K', 'HR-8K', 'MME-RW-en']
const repeatedModels = ['Qwen3-VL-4B', 'Qwen2.5-VL-7B', 'Qwen3-VL-8B', 'ZwZ-4B', 'ZwZ-7B', 'ZwZ-8B']

function repeated(): PublishedClaim {
  const cells = repeatedModels.flatMap((model) =>
    repeatedColumns.map((column) => ({
      name: `${model}, ${column}`,
      fine: figureOf(zoomBenchMain, model, column),
      coarse: figureOf(zoomBenchAgents, model, column),
    })),
  )
  const off = cells.filter(({ fine, coarse }) => Math.abs(fine - coarse) > 0.0551)
  return {
    id: 'repeated',
    paper: 'zoombench',
    where: 'Table 4',
    says: 'Table 4 repeats figures of Table 2, with one digit less.',
    finding: `${cells.length - off.length} of ${cells.length} do; not ${off.map(({ name, fine, coarse }) => `${name}: ${coarse.toFixed(1)} for ${fine.toFixed(2)}`).join('; ')}, which is its figure for MME-RW-cn.`,
    outcome: outcomeOf(cells.map((cell) => !off.includes(cell))),
  }
}

/** Benchmarks of Table 1 that Table 2 holds under the same name, with the difficulty that is printed. */
const difficulties = [
  ['ZoomBench', 57.5],
  ['CV-Bench', 24.7],
  ['VStar', 19.9],
] as const

function difficulty(): PublishedClaim {
  const found = difficulties.map(([name, printed]) => ({
    name,
    printed,
    left: less(100, figureOf(zoomBenchMain, 'Qwen2.5-VL-7B', name), 2),
  }))
  return {
    id: 'difficulty',
    paper: 'zoombench',
    where: 'Table 1',
    says: 'Difficulty is what Qwen2.5-VL-7B leaves unsolved: 57.5 on ZoomBench, 24.7 on CV-Bench, 19.9 on VStar.',
    finding: `By Table 2 it leaves ${found.map(({ name, left }) => `${left.toFixed(2)} on ${name}`).join(', ')}.`,
    outcome: outcomeOf(found.map(({ printed, left }) => Math.abs(printed - left) <= 0.0551)),
  }
}
