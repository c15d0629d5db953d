import { lazy } from 'react'
import type { Page } from '../../ui/PageShell.tsx'

/** The pages of evaluating, in the order in which they are listed. */
export const evaluatePages: readonly Page[] = [
  {
    id: 'predictions',
    name: 'Predictions',
    group: 'Answers',
    page: lazy(async () => ({
      default: (await import('./predictions/PredictionsPage.tsx')).PredictionsPage,
    })),
  },
  {
    id: 'items',
    name: 'Item by item',
    group: 'Answers',
    page: lazy(async () => ({ default: (await import('./answers/AnswersPage.tsx')).AnswersPage })),
  },
  {
    id: 'judge',
    name: 'Judge',
    group: 'Answers',
    page: lazy(async () => ({ default: (await import('./judge/JudgePage.tsx')).JudgePage })),
  },
  {
    id: 'results',
    name: 'Results',
    group: 'Accuracy',
    page: lazy(async () => ({ default: (await import('./results/ResultsPage.tsx')).ResultsPage })),
  },
  {
    id: 'charts',
    name: 'Charts',
    group: 'Accuracy',
    page: lazy(async () => ({ default: (await import('./charts/ChartsPage.tsx')).ChartsPage })),
  },
  {
    id: 'crops',
    name: 'Crops',
    group: 'Where models look',
    page: lazy(async () => ({ default: (await import('./crops/CropsPage.tsx')).CropsPage })),
  },
  {
    id: 'attention',
    name: 'Attention',
    group: 'Where models look',
    page: lazy(async () => ({ default: (await import('./attention/AttentionPage.tsx')).AttentionPage })),
  },
  {
    id: 'rewards',
    name: 'Rewards',
    group: 'Where models look',
    page: lazy(async () => ({ default: (await import('./rewards/RewardsPage.tsx')).RewardsPage })),
  },
  {
    id: 'reproduction',
    name: 'Published numbers',
    group: 'Papers',
    page: lazy(async () => ({
      default: (await import('./reproduction/ReproductionPage.tsx')).ReproductionPage,
    })),
  },
]
