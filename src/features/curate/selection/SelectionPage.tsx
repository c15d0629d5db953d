import { Button } from '@mantine/core'
import { useState } from 'react'
import { projectChange } from '../../../domain/entry.ts'
import type { Selection } from '../../../domain/selection.ts'
import type { SelectionPlan } from '../../../domain/selectionPlan.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { useChosen } from '../useChosen.ts'
import { emptyPlan, samePlan, tidy } from './planEdits.ts'
import { PlanRules } from './PlanRules.tsx'
import { PresetBar } from './PresetBar.tsx'
import styles from './SelectionPage.module.css'
import { TakenFigures } from './TakenFigures.tsx'
import { TargetTable } from './TargetTable.tsx'
import { WhyList } from './WhyList.tsx'

/** Plans that are not saved yet, by project: they wait while one looks at another page. */
const drafts = new Map<string, SelectionPlan>()

/** How the items of the benchmark are chosen from the accepted ones: what is asked for, what that comes to, and why. */
export function SelectionPage({ projectId, navigate }: PageProps) {
  const app = useAppActions()
  const project = useOpen(({ dataset }) => dataset.project)
  const isWriter = useOpen(({ role }) => role === 'writer')
  const [edited, show] = useState<SelectionPlan | null>(() => drafts.get(projectId) ?? null)
  const setEdited = (next: SelectionPlan | null): void => {
    if (next) drafts.set(projectId, next)
    else drafts.delete(projectId)
    show(next)
  }
  const plan = edited ?? project.selection ?? emptyPlan(project.categories)
  const isSaved = samePlan(plan, project.selection)
  const { chosen, isCurrent, comparison } = useChosen(plan)
  const pool = chosen?.selection.pool ?? []

  const keep = (selection: SelectionPlan | null, label: string): void => {
    const done = app.session().commit(label, [projectChange(project, { ...project, selection })])
    if (done) setEdited(null)
  }

  return (
    <div className={styles.page} aria-busy={!isCurrent}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1>Selection</h1>
          <p role="status">
            {chosen ? standing(chosen.selection, isCurrent) : 'Looking at what there is…'}
            {comparison
              ? ` Comparing pictures for duplicates: ${numberText(comparison.done)} of ${numberText(comparison.total)}.`
              : ''}
          </p>
        </div>
        <div className={styles.acts}>
          {project.selection ? (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              disabled={!isWriter}
              onClick={() => keep(null, 'Remove the selection')}
            >
              Remove the plan
            </Button>
          ) : null}
          {edited && !isSaved ? (
            <Button size="xs" variant="default" onClick={() => setEdited(null)}>
              Discard changes
            </Button>
          ) : null}
          <Button
            size="xs"
            disabled={isSaved || !isWriter}
            onClick={() =>
              keep(tidy(plan), project.selection ? 'Change the selection' : 'Plan the selection')
            }
          >
            {isSaved ? 'Saved' : 'Save the plan'}
          </Button>
        </div>
      </header>
      <p className={styles.lead}>
        Only the plan is kept. Which items it takes follows from it and from what is accepted, the same each
        time, so it keeps up with what is decided later. An export can then be of the selected items alone.
      </p>
      <PresetBar categories={project.categories} pool={pool} plan={plan} onChange={setEdited} />
      <div className={styles.columns}>
        <TargetTable
          project={project}
          plan={plan}
          selection={chosen?.selection ?? null}
          onChange={setEdited}
        />
        <PlanRules plan={plan} modelId={chosen?.modelId ?? null} onChange={setEdited} />
      </div>
      {chosen ? (
        <>
          <TakenFigures chosen={chosen} project={project} />
          <WhyList
            chosen={chosen}
            project={project}
            projectId={projectId}
            isSaved={isSaved}
            navigate={navigate}
          />
        </>
      ) : null}
    </div>
  )
}

function standing(
  { taken, wanted, categories, kinds, pool, verdicts }: Selection,
  isCurrent: boolean,
): string {
  if (!isCurrent) return 'Choosing…'
  const available = pool.reduce((sum, { choice, open }) => sum + choice + open, 0)
  if (available === 0) {
    const isUnfit = [...verdicts.values()].some(({ code }) => code === 'unpublishable')
    return isUnfit
      ? 'Nothing can be chosen: no accepted item can be published as it is. Below stands why.'
      : 'Nothing can be chosen yet: accept items first.'
  }
  if (wanted === 0)
    return `${countText(available, 'item')} to choose from. Say how many are wanted, or begin with a preset.`
  const short = [...categories, kinds.choice, kinds.open].filter((line) => (line.wanted ?? 0) > line.taken)
  const lacking = short.length === 0 ? 'every target is met' : `${countText(short.length, 'target')} not met`
  return `${numberText(taken)} of ${numberText(wanted)} taken, ${lacking}. ${countText(available, 'item')} to choose from.`
}
