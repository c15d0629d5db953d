import { lazy } from 'react'
import type { Page } from '../../ui/PageShell.tsx'

/** The pages of curating, in the order in which they are listed. */
export const curatePages: readonly Page[] = [
  {
    id: 'overview',
    name: 'Overview',
    group: 'Items',
    page: lazy(async () => ({ default: (await import('./overview/OverviewPage.tsx')).OverviewPage })),
  },
  {
    id: 'items',
    name: 'All items',
    group: 'Items',
    page: lazy(async () => ({ default: (await import('./items/ItemsPage.tsx')).ItemsPage })),
  },
  {
    id: 'packs',
    name: 'Work packs',
    group: 'Team',
    page: lazy(async () => ({ default: (await import('./packs/PacksPage.tsx')).PacksPage })),
  },
  {
    id: 'disputes',
    name: 'Disputes',
    group: 'Team',
    page: lazy(async () => ({ default: (await import('./disputes/DisputesPage.tsx')).DisputesPage })),
  },
  {
    id: 'agreement',
    name: 'Agreement and pace',
    group: 'Team',
    page: lazy(async () => ({ default: (await import('./agreement/AgreementPage.tsx')).AgreementPage })),
  },
  {
    id: 'gold',
    name: 'Gold items',
    group: 'Team',
    page: lazy(async () => ({ default: (await import('./gold/GoldPage.tsx')).GoldPage })),
  },
  {
    id: 'leakage',
    name: 'Leakage',
    group: 'Before publishing',
    page: lazy(async () => ({ default: (await import('./leakage/LeakagePage.tsx')).LeakagePage })),
  },
  {
    id: 'shortcuts',
    name: 'Shortcuts',
    group: 'Before publishing',
    page: lazy(async () => ({ default: (await import('./shortcuts/ShortcutsPage.tsx')).ShortcutsPage })),
  },
  {
    id: 'selection',
    name: 'Selection',
    group: 'Before publishing',
    page: lazy(async () => ({ default: (await import('./selection/SelectionPage.tsx')).SelectionPage })),
  },
]
