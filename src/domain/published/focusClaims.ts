import { focusHours, focusPoorCrops, focusRewardDesigns } from './focusAblations.ts'
import {
  focusCropTest16K,
  focusCropTest1K,
  focusMain16K,
  focusMain1K,
  focusRewards,
  focusStages,
} from './focusTables.ts'
import { signedText } from '../figureText.ts'
import { less, outcomeOf, type PublishedClaim } from './publishedClaim.ts'
import { figureOf, type PublishedTable } from './publishedTable.ts'

/** What 001 says of its figures. */
export const focusClaims = (): readonly PublishedClaim[] => [
  stageOneGain(),
  iouGain(),
  stageTwoGain(),
  cropsOfStageOne(),
  dataGain(),
  l1Gain(),
  cropTestRows(),
  poorCrops(),
  bestOfAll(),
  hours(),
]

const overall = ['8K overall', '4K overall', 'V* overall']
const ious = ['8K FSP IoU', '8K FCP IoU', '4K FSP IoU', '4K FCP IoU', 'V* Attr IoU', 'V* Spatial IoU']

const gains = (
  table: PublishedTable,
  from: string,
  to: string,
  columns: readonly string[],
): readonly number[] =>
  columns.map((column) => less(figureOf(table, to, column), figureOf(table, from, column)))

const texts = (values: readonly number[]): string => values.map((value) => signedText(value)).join(', ')

function stageOneGain(): PublishedClaim {
  const found = gains(focusStages, 'Baseline', 'Stage I', overall)
  return {
    id: 'stage-one',
    paper: 'focus',
    where: '§5.3, Table 3',
    says: 'Stage I gains 8.9, 6.5 and 5.7 points on HR-Bench 8K, HR-Bench 4K and V*.',
    finding: `${texts(found)}.`,
    outcome: outcomeOf([8.9, 6.5, 5.7].map((value, place) => found[place] === value)),
  }
}

function iouGain(): PublishedClaim {
  const found = gains(focusStages, 'Stage I', 'Stage II', ious)
  const inside = found.filter((value) => value >= 5 && value <= 9)
  return {
    id: 'iou-gain',
    paper: 'focus',
    where: '§5.3, Table 3',
    says: 'Stage II raises the IoU of crops by around 5 to 9 points.',
    finding: `${texts(found)}: from ${signedText(Math.min(...found))} to ${signedText(Math.max(...found))}, and ${inside.length} of ${found.length} between 5 and 9.`,
    outcome: outcomeOf(found.map((value) => inside.includes(value))),
  }
}

function stageTwoGain(): PublishedClaim {
  const found = gains(focusStages, 'Stage I', 'Stage II', overall)
  const [crossed] = gains(focusStages, 'Stage I', 'Stage II', ['8K FCP'])
  return {
    id: 'stage-two',
    paper: 'focus',
    where: '§5.3, Table 3',
    says: 'Stage II makes answers still more accurate.',
    finding: `Overall ${texts(found)}; but questions across instances of HR-Bench 8K (FCP) ${signedText(crossed ?? 0)}.`,
    outcome: outcomeOf([...found, crossed ?? 0].map((value) => value > 0)),
  }
}

function cropsOfStageOne(): PublishedClaim {
  const found = gains(focusStages, 'Baseline', 'Stage I', ious)
  return {
    id: 'stage-one-crops',
    paper: 'focus',
    where: '§8.1, Table 3',
    says: 'Stage I leaves the IoU of crops about as it was.',
    finding: `${texts(found)}: hardly any change on HR-Bench, but on V* it is far below the baseline.`,
    outcome: outcomeOf(found.map((value) => Math.abs(value) <= 2)),
  }
}

function dataGain(): PublishedClaim {
  const column = ['8K overall']
  const [original] = gains(focusRewards, '+ original data', '+ VisualProbe data', column)
  const [stage] = gains(focusRewards, 'Stage I', '+ VisualProbe data', column)
  return {
    id: 'data-gain',
    paper: 'focus',
    where: '§5.3, Table 4',
    says: 'With the harder data, the IoU reward gains 4.6 points on HR-Bench 8K.',
    finding: `${signedText(original ?? 0)} against training on the original data; ${signedText(stage ?? 0)} against Stage I, where both begin.`,
    outcome: outcomeOf([original === 4.6, stage === 4.6]),
  }
}

function l1Gain(): PublishedClaim {
  const found = gains(focusRewards, '+ VisualProbe data', '+ VisualProbe data and L1 reward', overall)
  const crops = ['FSP', 'FCP'].map((name) =>
    less(
      figureOf(focusStages, 'Stage II', `8K ${name} IoU`),
      figureOf(focusRewardDesigns, 'IoU reward', `${name} IoU`),
    ),
  )
  return {
    id: 'l1-gain',
    paper: 'focus',
    where: '§5.3, Tables 4 and 10',
    says: 'The L1 reward makes answers more accurate on all three benchmarks.',
    finding: `${texts(found)} on HR-Bench 8K, HR-Bench 4K and V*. On HR-Bench 8K the IoU of crops falls, too: ${texts(crops)} (FSP, FCP).`,
    outcome: outcomeOf(found.map((value) => value > 0)),
  }
}

const everyColumn = focusMain1K.columns.map(({ name }) => name)

function cropTestRows(): PublishedClaim {
  const pairs = [
    [focusCropTest16K, focusMain16K],
    [focusCropTest1K, focusMain1K],
  ] as const
  const found = pairs.flatMap(([test, main]) =>
    ['DeepEyes', 'CoF-sft'].flatMap((model) =>
      everyColumn.map((column) => ({
        column,
        apart: Math.abs(
          less(figureOf(test, `${model}, predicted crop`, column), figureOf(main, model, column)),
        ),
      })),
    ),
  )
  const same = found.filter(({ apart }) => apart === 0)
  const most = Math.max(...found.map(({ apart }) => apart))
  const isSameOnV = found.every(({ column, apart }) => apart === 0 || !column.startsWith('V*'))
  return {
    id: 'crop-test',
    paper: 'focus',
    where: 'Tables 1 and 2',
    says: 'The rows with predicted crops in Table 1 are the accuracies of the same models in Table 2.',
    finding: `${same.length} of ${found.length} figures are${isSameOnV ? ', among them all on V*' : ''}; others are up to ${most.toFixed(1)} points away. Those of HR-Bench in Table 1 are whole percentages, as of 100 answers each instead of 400.`,
    outcome: outcomeOf(found.map(({ apart }) => apart === 0)),
  }
}

function poorCrops(): PublishedClaim {
  const found = gains(focusPoorCrops, 'Predicted crop', 'Ground truth', ['8K', '4K', 'V*'])
  return {
    id: 'poor-crops',
    paper: 'focus',
    where: '§9, Table 7(a)',
    says: 'Where DeepEyes crops past the region, the right crop gains less than 10 points.',
    finding: `${texts(found)}.`,
    outcome: outcomeOf(found.map((value) => value < 10)),
  }
}

function bestOfAll(): PublishedClaim {
  const leads = [focusMain1K, focusMain16K].flatMap((table) =>
    overall.map((column) => {
      const others = table.rows
        .filter(({ name }) => name !== 'Ours')
        .map(({ name }) => ({ name, value: figureOf(table, name, column) }))
      const [best] = others.toSorted((a, b) => b.value - a.value)
      const own = figureOf(table, 'Ours', column)
      return { table, column, own, best, isBest: best !== undefined && own >= best.value }
    }),
  )
  const beaten = leads
    .filter(({ isBest }) => !isBest)
    .map(({ column, own, best }) => `${column} ${own.toFixed(1)}, ${best?.name} ${best?.value.toFixed(1)}`)
  return {
    id: 'best-of-all',
    paper: 'focus',
    where: '§5.2, Table 2',
    says: 'The method is the best on all three benchmarks at both budgets.',
    finding: `At 1,024 tokens, yes. At 16,384: ${beaten.join('; ')}. Those two rows come from other papers, with other settings; of what its authors ran themselves, it is the best.`,
    outcome: outcomeOf(leads.map(({ isBest }) => isBest)),
  }
}

function hours(): PublishedClaim {
  const parts = ['Stage I', 'Stage II', 'Resolution selection'].map((column) =>
    figureOf(focusHours, 'Ours', column),
  )
  const sum = parts.reduce((total, part) => total + part, 0)
  const total = figureOf(focusHours, 'Ours', 'Total')
  return {
    id: 'hours',
    paper: 'focus',
    where: '§12, Table 11',
    says: 'All training takes 418.5 A100 hours, less than the 480 of DeepEyes.',
    finding: `${parts.join(' + ')} = ${sum.toFixed(1)}.`,
    outcome: outcomeOf([sum === total, total < figureOf(focusHours, 'DeepEyes', 'Total')]),
  }
}
