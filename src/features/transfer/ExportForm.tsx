import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { newestIn } from '../../formats/exportFiles.ts'
import { planZoomBench } from '../../formats/exportPlan.ts'
import { rowsOf } from '../../formats/exportRows.ts'
import { selectedScope } from '../../formats/exportSelection.ts'
import type { PlannedTarget } from '../../formats/manifest.ts'
import { planNestedBoxes } from '../../formats/nestPlan.ts'
import type { ExportOptions, ExportScope } from '../../formats/target.ts'
import { targets } from '../../formats/targets.ts'
import { useAppActions } from '../../state/useApp.ts'
import { countText, numberText } from '../../ui/quantity.ts'
import { exportOptionsOf, readChoices, writeChoices, type ExportChoices } from './exportChoices.ts'
import { GoesOut, KeptBack } from './ExportDryRun.tsx'
import styles from './ExportForm.module.css'
import { ExportSettings } from './ExportSettings.tsx'
import { ExportTargets } from './ExportTargets.tsx'
import { groupHeld, type ExportView } from './exportView.ts'
import { takeFocus } from './focus.ts'
import frame from './ImportDialog.module.css'
import type { ExportPlace, ExportRequest } from './outgoing.ts'
import { canPickFolder } from '../../ui/savePicker.ts'
import { useLookalikes } from './useLookalikes.ts'
import { usePlans, type Plans } from './usePlans.ts'

interface ExportFormProps {
  readonly view: ExportView
  readonly failure: string | null
  readonly onExport: (view: ExportView, request: ExportRequest) => void
  readonly onClose: () => void
}

type Whole = 'dataset' | 'project'

/** What would go out and what is kept back, and the choice of what to write and how. */
export function ExportForm({ view, failure, onExport, onClose }: ExportFormProps) {
  const { dataset } = view
  const { deps } = useAppActions()
  const [choices, setChoices] = useState(() => readChoices(deps.shelf, dataset.project))
  const scope = useMemo(() => scopeOf(view, choices.items), [view, choices.items])
  const found = useMemo(() => whatThereIs(scope), [scope])
  const [whole, setWhole] = useState<Whole>(found.usual.length > 0 ? 'dataset' : 'project')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(found.usual))
  const [place, setPlace] = useState<ExportPlace>('zip')
  const lookalikes = useLookalikes(view.pictures, choices.split)
  const modifiedAt = useMemo(() => newestIn(scope), [scope])
  const groups = lookalikes?.kind === 'compared' ? lookalikes.groups : null
  const options = useMemo(
    () => (choices.split && !groups ? null : exportOptionsOf(choices, groups ?? new Map(), modifiedAt)),
    [choices, groups, modifiedAt],
  )
  const plans = usePlans(scope, options)
  const isCurrent = plans !== null && plans.options === options
  const parted = useMemo(() => partedBy(scope, plans?.options ?? null), [scope, plans])
  const planned = plannedOf(chosen, plans)
  const going = planned.filter(({ plan }) => plan.total > 0)
  const failed = targets.filter(({ id }) => chosen.has(id)).flatMap(({ id }) => plans?.failures.get(id) ?? [])
  const held = useMemo(
    () => groupHeld(plannedOf(chosen, plans).flatMap(({ plan }) => plan.held)),
    [chosen, plans],
  )

  const change = (changed: Partial<ExportChoices>): void =>
    setChoices((before) => ({ ...before, ...changed }))
  const start = (): void => {
    if (whole === 'project') return onExport(view, { kind: 'project' })
    if (!plans) return undefined
    writeChoices(deps.shelf, dataset.project.id, choices)
    return onExport({ ...view, scope }, { kind: 'targets', planned: going, options: plans.options, place })
  }

  return (
    <>
      <div className={frame.pad}>
        <SegmentedControl
          size="xs"
          className={styles.whole ?? ''}
          aria-label="What to export"
          value={whole}
          onChange={(value) => setWhole(value === 'project' ? 'project' : 'dataset')}
          data={[
            { value: 'dataset', label: 'Dataset' },
            { value: 'project', label: 'Whole project' },
          ]}
        />
        {whole === 'project' ? (
          <WholeProject view={view} />
        ) : (
          <>
            <section className={frame.section} aria-label="What is written">
              <h3 className={frame.name}>Write</h3>
              <div className={frame.rows}>
                <ExportTargets chosen={chosen} plans={plans} onChoose={setChosen} />
              </div>
            </section>
            <section className={frame.section} aria-label="What goes out" aria-busy={!isCurrent}>
              <h3 className={frame.name}>Goes out</h3>
              <div className={frame.rows}>
                {view.selection ? (
                  <WhichItems view={view} value={choices.items} onChange={(items) => change({ items })} />
                ) : null}
                {plans ? (
                  <GoesOut planned={planned} view={view} counts={choices.split ? null : found.counts} />
                ) : null}
                {failed.map((sentence) => (
                  <p key={sentence} className={styles.loss}>
                    {sentence}
                  </p>
                ))}
              </div>
            </section>
            {held.length > 0 ? (
              <section className={frame.section} aria-label="What is kept back">
                <h3 className={frame.name}>Kept back</h3>
                <div className={frame.rows}>
                  <KeptBack held={held} view={view} onClose={onClose} />
                </div>
              </section>
            ) : null}
            <section className={frame.section} aria-label="How it is written">
              <h3 className={frame.name}>How</h3>
              <div className={frame.rows}>
                <ExportSettings choices={choices} lookalikes={lookalikes} parted={parted} onChange={change} />
              </div>
            </section>
          </>
        )}
      </div>
      <footer className={frame.foot}>
        <span className={frame.note} role="status" data-failed={failure !== null}>
          {failure}
        </span>
        {whole === 'dataset' && canPickFolder() ? (
          <SegmentedControl
            size="xs"
            aria-label="Where to"
            value={place}
            onChange={(value) => setPlace(value === 'folder' ? 'folder' : 'zip')}
            data={[
              { value: 'zip', label: 'ZIP' },
              { value: 'folder', label: 'Folder' },
            ]}
          />
        ) : null}
        <Button size="sm" variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          size="sm"
          disabled={whole === 'dataset' && (!isCurrent || going.length === 0)}
          onClick={start}
          // It can take the focus once it is known that there is something to export.
          ref={whole === 'project' || plans ? takeFocus : null}
        >
          {whole === 'project' ? 'Export' : exportText(going)}
        </Button>
      </footer>
    </>
  )
}

function WholeProject({ view: { dataset, pictures } }: { view: ExportView }) {
  return (
    <section className={frame.section} aria-label="What goes out">
      <h3 className={frame.name}>Goes out</h3>
      <div className={frame.rows}>
        <p className={styles.headline}>Everything</p>
        <p className={styles.kinds}>
          {countText(dataset.items.size, 'item')}, {countText(dataset.judgements.size, 'judgement')},{' '}
          {countText(pictures.filter(({ sha256 }) => sha256 !== null).length, 'picture')} and the whole
          history, as project.saccade.zip, to open in another browser.
        </p>
      </div>
    </section>
  )
}

function exportText(going: readonly PlannedTarget[]): string {
  const [only] = going
  if (!only) return 'Export'
  return going.length === 1
    ? `Export ${countText(only.plan.total, 'item')}`
    : `Export in ${numberText(going.length)} forms`
}

interface WhichItemsProps {
  readonly view: ExportView
  readonly value: ExportChoices['items']
  readonly onChange: (items: ExportChoices['items']) => void
}

function WhichItems({ view, value, onChange }: WhichItemsProps) {
  const [selected, accepted] = useMemo(
    () =>
      (['selected', 'accepted'] as const).map((items) =>
        numberText(whatThereIs(scopeOf(view, items)).counts.total),
      ),
    [view],
  )
  return (
    <SegmentedControl
      size="xs"
      aria-label="Which items"
      value={value}
      onChange={onChange}
      data={[
        { value: 'selected', label: `Only selected · ${selected}` },
        { value: 'accepted', label: `All accepted · ${accepted}` },
      ]}
    />
  )
}

const scopeOf = ({ scope, selection }: ExportView, items: ExportChoices['items']): ExportScope =>
  selection && items === 'selected' ? { ...scope, selection } : scope

const plannedOf = (chosen: ReadonlySet<string>, plans: Plans | null): readonly PlannedTarget[] =>
  targets.flatMap((target) => {
    const plan = chosen.has(target.id) ? plans?.byTarget.get(target.id) : undefined
    return plan ? { target, plan } : []
  })

/** How many items a split gives to either side. */
function partedBy(scope: ExportScope, options: ExportOptions | null) {
  if (!options?.split) return null
  const [bench, train] = (['bench', 'train'] as const).map(
    (side) => rowsOf(selectedScope(scope), options, side).rows.length,
  )
  return { bench: bench ?? 0, train: train ?? 0 }
}

/** What the project is about, where there is any of it. */
function whatThereIs(scope: ExportScope) {
  const { project, candidates } = selectedScope(scope)
  const { counts } = planZoomBench(project, candidates)
  const boxed = planNestedBoxes(project, candidates).counts.total
  const nests = boxed > 0 && (counts.total === 0 || project.task === 'nest')
  return { counts, usual: nests ? ['nested-boxes'] : counts.total > 0 ? ['zoombench'] : [] }
}
