import { Button, Radio } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { get } from '../../domain/table.ts'
import { useAppActions } from '../../state/useApp.ts'
import { countText, numberText } from '../../ui/quantity.ts'
import { Disclosure } from './Disclosure.tsx'
import choice from './ExportChoice.module.css'
import type { ExportKind } from './exportFiles.ts'
import type { ExportView, HeldGroup } from './exportView.ts'
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

/** What would go out and what is kept back, and the choice of how to write it. */
export function ExportChoice({ view, failure, onExport, onClose }: ExportChoiceProps) {
  const { plan, held, dataset } = view
  const [kind, setKind] = useState<ExportKind>(plan.counts.total > 0 ? 'zoombench' : 'project')
  const isEmpty: Readonly<Record<ExportKind, boolean>> = {
    zoombench: plan.counts.total === 0,
    folder: plan.counts.total === 0,
    judgements: dataset.judgements.size === 0,
    project: false,
  }
  const { counts } = plan
  const kinds = [
    counts.multipleChoice > 0 ? `${numberText(counts.multipleChoice)} multiple choice` : '',
    counts.open > 0 ? `${numberText(counts.open)} open` : '',
  ].filter((part) => part !== '')

  return (
    <>
      <div className={styles.pad}>
        <section className={styles.section} aria-label="What goes out">
          <h3 className={styles.name}>Goes out</h3>
          <div className={styles.rows}>
            <p className={choice.headline}>
              {countText(counts.total, 'item')}{' '}
              <span className={choice.of}>of {numberText(dataset.items.size)}</span>
            </p>
            <p className={styles.line}>
              {counts.total === 0 ? 'No item is accepted yet.' : kinds.join(' · ')}
            </p>
            {counts.total > 0 ? <Categories view={view} /> : null}
            {plan.warnings.length > 0 ? <Warnings view={view} /> : null}
          </div>
        </section>
        {held.length > 0 ? (
          <section className={styles.section} aria-label="What is kept back">
            <h3 className={styles.name}>Kept back</h3>
            <div className={styles.rows}>
              {held.map((group) => (
                <HeldItems key={group.code} group={group} view={view} onClose={onClose} />
              ))}
            </div>
          </section>
        ) : null}
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
                    disabled={isEmpty[form.kind]}
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
          {kind === 'zoombench' || kind === 'folder' ? `Export ${countText(counts.total, 'item')}` : 'Export'}
        </Button>
      </footer>
    </>
  )
}

function Categories({ view: { plan } }: { view: ExportView }) {
  const most = plan.counts.byCategory.reduce((sum, { count }) => Math.max(sum, count), 1)
  return (
    <ul className={choice.categories} aria-label="By category">
      {plan.counts.byCategory.map(({ category, name, count }) => (
        <li key={category ?? ''} className={choice.category}>
          <span className={choice.categoryName}>{name}</span>
          <span className={choice.bar} aria-hidden>
            <span style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className={choice.count}>{numberText(count)}</span>
        </li>
      ))}
    </ul>
  )
}

/** More lines than this are not drawn. */
const longest = 200

function Warnings({ view: { plan } }: { view: ExportView }) {
  return (
    <Disclosure
      summary={
        <>
          <IconAlertTriangle className={choice.warn} size={15} aria-hidden />
          {countText(plan.warnings.length, 'warning')} about items that go out all the same
        </>
      }
    >
      {() => (
        <ul className={choice.lines}>
          {plan.warnings.slice(0, longest).map((warning, index) => (
            <li key={index} dir="auto">
              {warning.sentence}
            </li>
          ))}
          {plan.warnings.length > longest ? (
            <li>and {numberText(plan.warnings.length - longest)} more</li>
          ) : null}
        </ul>
      )}
    </Disclosure>
  )
}

interface HeldItemsProps {
  readonly group: HeldGroup
  readonly view: ExportView
  readonly onClose: () => void
}

function HeldItems({ group, view, onClose }: HeldItemsProps) {
  const app = useAppActions()
  return (
    <Disclosure
      code={group.code}
      summary={
        <>
          <span className={choice.heading}>{group.heading}</span>
          <span className={choice.count}>{numberText(group.items.length)}</span>
        </>
      }
    >
      {() => (
        <ul className={choice.items}>
          {group.items.slice(0, longest).map(({ itemId, sentence }) => (
            <li key={itemId}>
              <button
                type="button"
                className={choice.item}
                onClick={() => {
                  app.session().goTo(itemId)
                  onClose()
                }}
              >
                <span className={choice.question} dir="auto">
                  {get(view.dataset.items, itemId)?.question.slice(0, 200)}
                </span>
                <span className={choice.sentence}>{sentence}</span>
              </button>
            </li>
          ))}
          {group.items.length > longest ? (
            <li className={choice.sentence}>and {numberText(group.items.length - longest)} more</li>
          ) : null}
        </ul>
      )}
    </Disclosure>
  )
}
