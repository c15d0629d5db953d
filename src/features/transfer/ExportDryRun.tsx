import { IconAlertTriangle } from '@tabler/icons-react'
import { get } from '../../domain/table.ts'
import type { ExportCounts } from '../../formats/exportPlan.ts'
import type { Loss } from '../../formats/format.ts'
import type { PlannedTarget } from '../../formats/manifest.ts'
import { useAppActions } from '../../state/useApp.ts'
import { countText, numberText } from '../../ui/quantity.ts'
import { Disclosure } from './Disclosure.tsx'
import styles from './ExportForm.module.css'
import type { ExportView, HeldGroup } from './exportView.ts'

interface GoesOutProps {
  readonly planned: readonly PlannedTarget[]
  readonly view: ExportView
  /** Of what kinds the questions of a benchmark are; null where they are not all in one place. */
  readonly counts: ExportCounts | null
}

/** What the chosen targets would write: one in full, several on a line each. */
export function GoesOut({ planned, view, counts }: GoesOutProps) {
  const [only, ...others] = planned
  const all = view.dataset.items.size
  if (!only) return <p className={styles.kinds}>Choose what to write.</p>
  if (others.length === 0) {
    return (
      <>
        <p className={styles.headline}>
          {countText(only.plan.total, 'item')} <span className={styles.of}>of {numberText(all)}</span>
        </p>
        {counts && only.target.group === 'benchmark' ? <Kinds counts={counts} /> : null}
        <Particulars planned={only} />
      </>
    )
  }
  return planned.map((one) => (
    <Disclosure
      key={one.target.id}
      code={one.target.id}
      summary={
        <>
          <span className={styles.heading}>{one.target.label}</span>
          {one.plan.warnings.length > 0 ? (
            <span className={styles.count}>{countText(one.plan.warnings.length, 'warning')}</span>
          ) : null}
          <span className={styles.count}>
            {numberText(one.plan.total)} of {numberText(all)}
          </span>
        </>
      }
    >
      {() => <Particulars planned={one} />}
    </Disclosure>
  ))
}

function Kinds({ counts }: { counts: ExportCounts }) {
  const kinds = [
    counts.multipleChoice > 0 ? `${numberText(counts.multipleChoice)} multiple choice` : '',
    counts.open > 0 ? `${numberText(counts.open)} open` : '',
  ].filter((part) => part !== '')
  return (
    <>
      <p className={styles.kinds}>{counts.total === 0 ? 'No item is accepted yet.' : kinds.join(' · ')}</p>
      {counts.total > 0 ? <Categories counts={counts} /> : null}
    </>
  )
}

/** What is lost, and what is to be looked at before it goes out. */
function Particulars({ planned: { target, plan } }: { planned: PlannedTarget }) {
  const left = target.loses.map((loss) => lossWords[loss])
  return (
    <>
      {left.length > 0 ? (
        <p className={styles.kinds}>
          {target.label} has no room for {listText(left)}.
        </p>
      ) : null}
      {plan.losses.map((loss) => (
        <p key={loss} className={styles.loss}>
          {loss}
        </p>
      ))}
      <Warnings plan={plan} />
    </>
  )
}

const lossWords: Readonly<Record<Loss, string>> = {
  judgements: 'judgements',
  checks: 'checks',
  options: 'options',
  boxes: 'nested boxes',
  region: 'regions',
  category: 'categories',
  provenance: 'where items came from',
  pictures: 'pictures',
}

const listText = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

function Categories({ counts }: { counts: ExportCounts }) {
  const most = counts.byCategory.reduce((sum, { count }) => Math.max(sum, count), 1)
  return (
    <ul className={styles.categories} aria-label="By category">
      {counts.byCategory.map(({ category, name, count }) => (
        <li key={category ?? ''} className={styles.category}>
          <span className={styles.categoryName}>{name}</span>
          <span className={styles.bar} aria-hidden>
            <span style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className={styles.count}>{numberText(count)}</span>
        </li>
      ))}
    </ul>
  )
}

/** More lines than this are not drawn. */
const longest = 200

function Warnings({ plan: { warnings } }: { plan: PlannedTarget['plan'] }) {
  if (warnings.length === 0) return null
  return (
    <Disclosure
      summary={
        <>
          <IconAlertTriangle className={styles.warn} size={15} aria-hidden />
          {countText(warnings.length, 'warning')} about items that go out all the same
        </>
      }
    >
      {() => (
        <ul className={styles.lines}>
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

interface KeptBackProps {
  readonly held: readonly HeldGroup[]
  readonly view: ExportView
  readonly onClose: () => void
}

/** What stays, by what keeps it; a click on an item leads there. */
export function KeptBack({ held, view, onClose }: KeptBackProps) {
  return held.map((group) => <HeldItems key={group.code} group={group} view={view} onClose={onClose} />)
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
          <span className={styles.heading}>{group.heading}</span>
          <span className={styles.count}>{numberText(group.items.length)}</span>
        </>
      }
    >
      {() => (
        <ul className={styles.items}>
          {group.items.slice(0, longest).map(({ itemId, sentence }) => (
            <li key={itemId}>
              <button
                type="button"
                className={styles.item}
                onClick={() => {
                  app.session().goTo(itemId)
                  onClose()
                }}
              >
                <span className={styles.question} dir="auto">
                  {get(view.dataset.items, itemId)?.question.slice(0, 200)}
                </span>
                <span className={styles.sentence}>{sentence}</span>
              </button>
            </li>
          ))}
          {group.items.length > longest ? (
            <li className={styles.sentence}>and {numberText(group.items.length - longest)} more</li>
          ) : null}
        </ul>
      )}
    </Disclosure>
  )
}
