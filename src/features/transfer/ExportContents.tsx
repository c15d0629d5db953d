import { IconAlertTriangle } from '@tabler/icons-react'
import { get } from '../../domain/table.ts'
import type { Problem } from '../../domain/problem.ts'
import { useAppActions } from '../../state/useApp.ts'
import { countText, numberText } from '../../ui/quantity.ts'
import { Disclosure } from './Disclosure.tsx'
import choice from './ExportChoice.module.css'
import type { ExportView, HeldGroup } from './exportView.ts'
import styles from './ImportDialog.module.css'

interface GoesOutProps {
  readonly view: ExportView
}

/** What an export of ZoomBench holds. */
export function RowsGoOut({ view }: GoesOutProps) {
  const { plan, dataset } = view
  const { counts } = plan
  const kinds = [
    counts.multipleChoice > 0 ? `${numberText(counts.multipleChoice)} multiple choice` : '',
    counts.open > 0 ? `${numberText(counts.open)} open` : '',
  ].filter((part) => part !== '')
  return (
    <>
      <Headline going={counts.total} of={dataset.items.size} />
      <p className={choice.kinds}>{counts.total === 0 ? 'No item is accepted yet.' : kinds.join(' · ')}</p>
      {counts.total > 0 ? <Categories view={view} /> : null}
      <Warnings warnings={plan.warnings} />
    </>
  )
}

/** What an export of nested boxes holds. */
export function BoxesGoOut({ view }: GoesOutProps) {
  const { nest, dataset } = view
  const { counts, warnings } = nest.plan
  const lacking =
    counts.unfinished > 0 ? ` · ${countText(counts.unfinished, 'item')} with levels missing` : ''
  return (
    <>
      <Headline going={counts.total} of={dataset.items.size} />
      <p className={choice.kinds}>
        {counts.total === 0
          ? dataset.project.nesting.of === 'accepted'
            ? 'No accepted item has boxes yet.'
            : 'No item has boxes yet.'
          : `${countText(counts.chains, 'chain')} of nested boxes${lacking}`}
      </p>
      <Warnings warnings={warnings} />
    </>
  )
}

/** What an export of Stage I holds. */
export function SelectionsGoOut({ view }: GoesOutProps) {
  const { stageOne, dataset } = view
  const { counts, warnings } = stageOne.plan
  return (
    <>
      <Headline going={counts.total} of={dataset.items.size} />
      <p className={choice.kinds}>
        {counts.total === 0
          ? 'No accepted item has a selected resolution yet.'
          : `The answer changed on the way down for ${numberText(counts.diverged)} of them`}
      </p>
      <Warnings warnings={warnings} />
    </>
  )
}

const Headline = ({ going, of }: { going: number; of: number }) => (
  <p className={choice.headline}>
    {countText(going, 'item')} <span className={choice.of}>of {numberText(of)}</span>
  </p>
)

interface KeptBackProps {
  readonly held: readonly HeldGroup[]
  readonly view: ExportView
  readonly onClose: () => void
}

/** What stays, by what keeps it; a click on an item leads there. */
export function KeptBack({ held, view, onClose }: KeptBackProps) {
  if (held.length === 0) return null
  return (
    <section className={styles.section} aria-label="What is kept back">
      <h3 className={styles.name}>Kept back</h3>
      <div className={styles.rows}>
        {held.map((group) => (
          <HeldItems key={group.code} group={group} view={view} onClose={onClose} />
        ))}
      </div>
    </section>
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

function Warnings({ warnings }: { warnings: readonly Problem[] }) {
  if (warnings.length === 0) return null
  return (
    <Disclosure
      summary={
        <>
          <IconAlertTriangle className={choice.warn} size={15} aria-hidden />
          {countText(warnings.length, 'warning')} about items that go out all the same
        </>
      }
    >
      {() => (
        <ul className={choice.lines}>
          {warnings.slice(0, longest).map((warning, index) => (
            <li key={index} dir="auto">
              {warning.sentence}
            </li>
          ))}
          {warnings.length > longest ? <li>and {numberText(warnings.length - longest)} more</li> : null}
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
