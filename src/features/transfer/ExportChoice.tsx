import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { countText } from '../../ui/quantity.ts'
import choice from './ExportChoice.module.css'
import type { ExportKind } from './exportFiles.ts'
import { BoxesGoOut, KeptBack, RowsGoOut, SelectionsGoOut } from './ExportContents.tsx'
import type { ExportView } from './exportView.ts'
import { takeFocus } from './focus.ts'
import styles from './ImportDialog.module.css'
import { canPickFolder } from './savePicker.ts'

interface ExportChoiceProps {
  readonly view: ExportView
  readonly failure: string | null
  readonly onExport: (view: ExportView, kind: ExportKind) => void
  readonly onClose: () => void
}

interface Form {
  readonly kind: ExportKind
  readonly label: string
  readonly detail: string
}

const forms: readonly Form[] = [
  {
    kind: 'zoombench',
    label: 'ZoomBench, as a ZIP',
    detail: 'zoombench.json with images/ and crop_images/, as the official scripts load it.',
  },
  {
    kind: 'folder',
    label: 'ZoomBench, into a folder',
    detail: 'The same files, written into a folder that you choose.',
  },
  {
    kind: 'nested',
    label: 'Nested boxes',
    detail: 'nested_boxes.json with images/, as a ZIP: each question with its chains of boxes, b1 first.',
  },
  {
    kind: 'stage-one',
    label: 'Stage I tuples',
    detail:
      'stage1.jsonl with images/ and small_images/, as a ZIP: each question with its picture at the resolution that was selected.',
  },
  {
    kind: 'judgements',
    label: 'Judgements',
    detail: 'judgements.jsonl: everything said about every item, by whom, when, in how much time.',
  },
  {
    kind: 'project',
    label: 'Whole project',
    detail: 'project.saccade.zip: everything, pictures and history included, to open in another browser.',
  },
]

/** What the project is about, where there is any of it. */
function usualKind({ plan, nest, dataset }: ExportView): ExportKind {
  const rows = plan.counts.total > 0
  if (nest.plan.counts.total > 0 && (!rows || dataset.project.task === 'nest')) return 'nested'
  return rows ? 'zoombench' : 'project'
}

/** These can be looked at without any, to see what keeps them back. */
const canLook: ReadonlySet<ExportKind> = new Set<ExportKind>(['nested', 'stage-one'])

/** How many items go out in a form, what is kept back, and what draws it. */
function aboutKind(kind: ExportKind, { plan, held, nest, stageOne }: ExportView) {
  if (kind === 'nested') return { going: nest.plan.counts.total, held: nest.held, contents: BoxesGoOut }
  if (kind === 'stage-one')
    return { going: stageOne.plan.counts.total, held: stageOne.held, contents: SelectionsGoOut }
  return { going: plan.counts.total, held, contents: RowsGoOut }
}

/** What would go out and what is kept back, and the choice of how to write it. */
export function ExportChoice({ view, failure, onExport, onClose }: ExportChoiceProps) {
  const { plan, nest, stageOne, dataset } = view
  const [kind, setKind] = useState(() => usualKind(view))
  const isEmpty: Readonly<Record<ExportKind, boolean>> = {
    zoombench: plan.counts.total === 0,
    folder: plan.counts.total === 0,
    nested: nest.plan.counts.total === 0,
    'stage-one': stageOne.plan.counts.total === 0,
    judgements: dataset.judgements.size === 0,
    project: false,
  }
  const { going, held, contents: Contents } = aboutKind(kind, view)

  return (
    <>
      <div className={styles.pad}>
        <section className={styles.section} aria-label="What goes out">
          <h3 className={styles.name}>Goes out</h3>
          <div className={styles.rows}>
            <Contents view={view} />
          </div>
        </section>
        <KeptBack held={held} view={view} onClose={onClose} />
        <section className={styles.section}>
          <h3 className={styles.name} id="export-form">
            Write
          </h3>
          <Radio.Group
            aria-labelledby="export-form"
            value={kind}
            onChange={(value) => setKind(forms.find((form) => form.kind === value)?.kind ?? kind)}
          >
            <div className={styles.rows}>
              {forms
                .filter((form) => form.kind !== 'folder' || canPickFolder())
                .map((form) => (
                  <Radio
                    key={form.kind}
                    size="xs"
                    value={form.kind}
                    label={form.label}
                    description={form.detail}
                    disabled={isEmpty[form.kind] && !canLook.has(form.kind)}
                    className={choice.form ?? ''}
                    classNames={{ label: styles.choice, description: styles.detail, inner: choice.dot }}
                  />
                ))}
            </div>
          </Radio.Group>
        </section>
      </div>
      <footer className={styles.foot}>
        <span className={styles.note} role="status" data-failed={failure !== null}>
          {failure}
        </span>
        <Button size="sm" variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" disabled={isEmpty[kind]} onClick={() => onExport(view, kind)} ref={takeFocus}>
          {kind === 'judgements' || kind === 'project' ? 'Export' : `Export ${countText(going, 'item')}`}
        </Button>
      </footer>
    </>
  )
}
