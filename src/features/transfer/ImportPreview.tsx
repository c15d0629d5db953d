import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { rows } from '../../domain/table.ts'
import type { ImportPlan, PlannedFile } from '../../formats/plan.ts'
import type { Choice } from '../../formats/planRead.ts'
import { useOpen } from '../../state/useApp.ts'
import { countText, numberText } from '../../ui/quantity.ts'
import { TaskProgress } from '../../ui/TaskProgress.tsx'
import type { PacedReport } from '../../ui/taskReport.ts'
import { countAlreadyThere } from './alreadyThere.ts'
import { Disclosure } from './Disclosure.tsx'
import { takeFocus } from './focus.ts'
import styles from './ImportDialog.module.css'
import { ImportFiles } from './ImportFiles.tsx'
import { labelOf } from './importing.ts'
import { planPictures, type PicturePlan } from './picturePlan.ts'
import { chosenDrafts, groupProblems, kindsOf, usualStatuses, type Status } from './preview.ts'
import { ProblemList, SaveProblems } from './ProblemList.tsx'

interface ImportPreviewProps {
  readonly plan: ImportPlan
  /** Set while a file is read in another way. */
  readonly changing: { readonly report: PacedReport | null; readonly onCancel: () => void } | null
  readonly onChoose: (plan: ImportPlan, file: PlannedFile, choice: Choice | null) => void
  readonly onMap: (plan: ImportPlan, file: PlannedFile) => void
  readonly onTake: (plan: ImportPlan, statuses: ReadonlySet<Status>) => void
  readonly onBack: () => void
  readonly onCancel: () => void
}

/** What the files would bring, before anything is taken. */
export function ImportPreview(props: ImportPreviewProps) {
  const { plan, changing, onTake, onBack, onCancel } = props
  const kept = useOpen(({ dataset }) => dataset.pictures)
  const items = useOpen(({ dataset }) => dataset.items)
  const [chosen, setStatuses] = useState<ReadonlySet<Status> | null>(null)
  // Until somebody says otherwise; another way of reading a file brings other statuses.
  const statuses = useMemo(() => chosen ?? usualStatuses(plan), [chosen, plan])
  const { drafts, kinds, pictures, problems, groups } = useMemo(() => {
    const drafts = chosenDrafts(plan, statuses)
    const pictures = planPictures(plan, drafts, rows(kept))
    const problems = [...plan.problems, ...drafts.flatMap((draft) => draft.problems), ...pictures.problems]
    return { drafts, kinds: kindsOf(drafts), pictures, problems, groups: groupProblems(problems) }
  }, [plan, statuses, kept])
  const byUse = useMemo(() => {
    const usual = usualStatuses(plan)
    return plan.counts.statuses.toSorted((a, b) => Number(usual.has(b.status)) - Number(usual.has(a.status)))
  }, [plan])
  const there = useMemo(() => countAlreadyThere(drafts, rows(items)), [drafts, items])
  const isUnsaid = plan.files.some(({ kind, choice }) => kind === 'columns' && choice === null)
  const isEmpty = drafts.length === 0 && pictures.relinked === 0
  const unread = problems.filter(({ severity, line }) => severity === 'error' && line !== null).length

  const toggle = (status: Status, on: boolean) => {
    const next = new Set(statuses)
    if (on) next.add(status)
    else next.delete(status)
    setStatuses(next)
  }

  return (
    <>
      <div className={styles.pad}>
        <section className={styles.section} aria-label="Files">
          <h3 className={styles.name}>Files</h3>
          <div>
            <ImportFiles
              files={plan.files}
              isBusy={changing !== null}
              onChoose={(file, choice) => props.onChoose(plan, file, choice)}
              onMap={(file) => props.onMap(plan, file)}
            />
            {changing?.report ? <TaskProgress report={changing.report} onCancel={changing.onCancel} /> : null}
          </div>
        </section>
        {plan.counts.statuses.length > 0 ? (
          <section className={styles.section} aria-label="Records to take">
            <h3 className={styles.name}>Take</h3>
            <div className={styles.rows}>
              {byUse.map(({ status, label, count }) => (
                <div key={label} className={styles.row} data-centred>
                  <Checkbox
                    size="xs"
                    className={styles.status ?? ''}
                    classNames={{ label: styles.choice, body: styles.choiceBody }}
                    label={label}
                    checked={statuses.has(status)}
                    onChange={(event) => toggle(status, event.currentTarget.checked)}
                  />
                  <span className={styles.rowSide}>{numberText(count)}</span>
                </div>
              ))}
              {plan.counts.folded > 0 ? (
                <div className={styles.row}>
                  <span className={styles.rowSub}>
                    {countText(plan.counts.folded, 'question')} of step 2 came with an answer too and{' '}
                    {plan.counts.folded === 1 ? 'is' : 'are'} counted once.
                  </span>
                </div>
              ) : null}
            </div>
          </section>
        ) : null}
        {drafts.length > 0 ? (
          <section className={styles.section} aria-label="Kinds of questions">
            <h3 className={styles.name}>Questions</h3>
            <div className={styles.rows}>
              <div className={styles.row}>
                <span className={styles.rowMain}>
                  {[
                    kinds.multipleChoice > 0 ? `${numberText(kinds.multipleChoice)} multiple choice` : '',
                    kinds.open > 0 ? `${numberText(kinds.open)} open` : '',
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </div>
              {there > 0 ? (
                <div className={styles.row}>
                  <span className={styles.rowSub}>
                    {there === drafts.length
                      ? there === 1
                        ? 'It is in this project already and is not added again.'
                        : `All ${numberText(there)} are in this project already and are not added again.`
                      : `${numberText(there)} of ${numberText(drafts.length)} ${there === 1 ? 'is' : 'are'} in this project already and not added again.`}
                  </span>
                </div>
              ) : null}
            </div>
          </section>
        ) : null}
        {drafts.length > 0 || pictures.relinked > 0 || plan.unused.length > 0 ? (
          <section className={styles.section} aria-label="Pictures">
            <h3 className={styles.name}>Pictures</h3>
            <PictureRows pictures={pictures} unused={plan.unused} />
          </section>
        ) : null}
        {problems.length > 0 ? (
          <section className={styles.section} aria-label="Problems">
            <h3 className={styles.name}>Problems</h3>
            <div className={styles.rows}>
              <ProblemList groups={groups} />
              <div>
                <SaveProblems problems={problems} />
              </div>
            </div>
          </section>
        ) : null}
      </div>
      <footer className={styles.foot}>
        <span className={styles.note} role="status">
          {isEmpty
            ? plan.drafts.length > 0
              ? 'Choose at least one status.'
              : isUnsaid
                ? 'Choose what the columns hold; then the records can be imported.'
                : 'There is nothing to import in these files.'
            : unread > 0
              ? `${countText(unread, 'problem')} left a record out; the good records are imported.`
              : 'Nothing is kept until you import. One undo takes it back.'}
        </span>
        <Button size="sm" variant="default" onClick={isEmpty ? onBack : onCancel}>
          {isEmpty ? 'Choose other files' : 'Cancel'}
        </Button>
        <Button
          size="sm"
          disabled={isEmpty || changing !== null}
          onClick={() => onTake(plan, statuses)}
          ref={takeFocus}
        >
          {labelOf(drafts.length, pictures.relinked)}
        </Button>
      </footer>
    </>
  )
}

function PictureRows({ pictures, unused }: { pictures: PicturePlan; unused: readonly string[] }) {
  const groups: readonly (readonly [summary: string, paths: readonly string[]])[] = [
    [`${numberText(pictures.missing.length)} not found`, pictures.missing.map((each) => each.picturePath)],
    [
      `${numberText(pictures.ambiguous.length)} fit several files`,
      pictures.ambiguous.map((each) => each.picturePath),
    ],
    [`${numberText(unused.length)} that no record asks for`, unused],
  ]
  return (
    <div className={styles.rows}>
      {pictures.found > 0 ? <div className={styles.row}>{numberText(pictures.found)} found</div> : null}
      {pictures.relinked > 0 ? (
        <div className={styles.row}>
          {countText(pictures.relinked, 'picture')} that this project was missing
        </div>
      ) : null}
      {groups.map(([summary, paths]) =>
        paths.length === 0 ? null : (
          <Disclosure key={summary} summary={summary}>
            {() => (
              <ul className={styles.rows}>
                {paths.slice(0, 200).map((path) => (
                  <li key={path} className={styles.rowSub}>
                    {path === '' ? '(no path)' : path}
                  </li>
                ))}
                {paths.length > 200 ? (
                  <li className={styles.rowSub}>and {numberText(paths.length - 200)} more</li>
                ) : null}
              </ul>
            )}
          </Disclosure>
        ),
      )}
    </div>
  )
}
