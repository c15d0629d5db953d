import { useMemo } from 'react'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useOpen } from '../../../state/useApp.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { WhenScored } from '../WhenScored.tsx'
import { AccuracySection } from './AccuracySection.tsx'
import { BinSection } from './BinSection.tsx'
import { BudgetSection } from './BudgetSection.tsx'
import { basisOf, shownOf } from './chartsBasis.ts'
import { chartsAddress, choiceIn, type ChartsChoice } from './chartsChoice.ts'
import { ChoiceBar } from './ChoiceBar.tsx'
import { PairSection } from './PairSection.tsx'
import { useSame } from './useSame.ts'

/** How right models are, in charts: by view, category, size of the evidence, resolution and budget. */
export function ChartsPage(props: PageProps) {
  return (
    <EvaluatePage name="Charts">
      <WhenScored projectId={props.projectId}>{(scored) => <Charts {...props} scored={scored} />}</WhenScored>
    </EvaluatePage>
  )
}

function Charts({ projectId, detail, navigate, scored }: PageProps & { readonly scored: Scored }) {
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const nameOf = useMemo(() => {
    const names = new Map(categories.map(({ id, name }) => [id, name]))
    return (category: string | null): string =>
      category === null ? 'No category' : (names.get(category) ?? category)
  }, [categories])
  const basis = useMemo(() => basisOf(scored), [scored])
  const choice = useMemo(() => choiceIn(detail), [detail])
  const shown = useSame(useMemo(() => shownOf(basis, choice), [basis, choice]))
  const change = (changed: Partial<ChartsChoice>): void =>
    navigate(chartsAddress(projectId, { ...choice, ...changed }))
  const shared = { basis, choice, shown, nameOf, change, projectId }
  return (
    <>
      <ChoiceBar basis={basis} shown={shown} change={change} />
      <AccuracySection {...shared} />
      <PairSection {...shared} />
      <BinSection {...shared} />
      <BudgetSection {...shared} />
    </>
  )
}
