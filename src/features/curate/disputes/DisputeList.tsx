import { IconCheck, IconScale, IconUsers } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef } from 'react'
import {
  disputeAbouts,
  type Dispute,
  type DisputeAbout,
  type DisputeState,
} from '../../../domain/disputes.ts'
import { numberText } from '../../../ui/quantity.ts'
import styles from './DisputeList.module.css'
import { aboutLine, aboutNames, stateNames, stateWords } from './disputeWords.ts'

interface DisputeListProps {
  readonly all: readonly Dispute[]
  readonly shown: readonly Dispute[]
  readonly state: DisputeState
  readonly about: DisputeAbout | null
  readonly itemId: string | null
  readonly onState: (state: DisputeState) => void
  readonly onAbout: (about: DisputeAbout | null) => void
  readonly onPick: (itemId: string) => void
}

const states: readonly DisputeState[] = ['open', 'differs', 'settled']

/** The disputes by how far they are and what they are about. */
export function DisputeList(props: DisputeListProps) {
  const { all, shown, state, about, itemId, onState, onAbout, onPick } = props
  const counts = useMemo(() => {
    const byState = new Map<DisputeState, number>()
    const byAbout = new Map<DisputeAbout, number>()
    for (const dispute of all) {
      byState.set(dispute.state, (byState.get(dispute.state) ?? 0) + 1)
      if (dispute.state !== state) continue
      for (const each of dispute.about) byAbout.set(each, (byAbout.get(each) ?? 0) + 1)
    }
    return { byState, byAbout }
  }, [all, state])
  const kinds = disputeAbouts.filter((each) => counts.byAbout.has(each) || each === about)

  return (
    <section className={styles.panel} aria-label="Disputed items">
      <h1 className={styles.title}>Disputes</h1>
      <div className={styles.states} role="group" aria-label="Which disputes">
        {states.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.state}
            aria-pressed={each === state}
            title={stateWords[each]}
            onClick={() => onState(each)}
          >
            <span>{stateNames[each]}</span>
            <span className={styles.count}>{numberText(counts.byState.get(each) ?? 0)}</span>
          </button>
        ))}
      </div>
      {kinds.length > 0 ? (
        <div className={styles.kinds} role="group" aria-label="About what">
          {kinds.map((each) => (
            <button
              key={each}
              type="button"
              className={styles.kind}
              aria-pressed={each === about}
              onClick={() => onAbout(each === about ? null : each)}
            >
              {aboutNames[each]}{' '}
              <span className={styles.count}>{numberText(counts.byAbout.get(each) ?? 0)}</span>
            </button>
          ))}
        </div>
      ) : null}
      <Rows shown={shown} itemId={itemId} onPick={onPick} />
      {shown.length === 0 ? (
        <p className={styles.none}>
          {state === 'open' ? 'Nothing waits for an adjudicator.' : 'There is none of these.'}
        </p>
      ) : null}
    </section>
  )
}

function Rows({ shown, itemId, onPick }: Pick<DisputeListProps, 'shown' | 'itemId' | 'onPick'>) {
  const list = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => 48,
    overscan: 6,
  })
  const at = shown.findIndex(({ item }) => item.id === itemId)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  return (
    <div className={styles.list} ref={list} data-count={shown.length}>
      <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const dispute = shown[row.index]
          if (!dispute) return null
          return (
            <li
              key={dispute.item.id}
              className={styles.place}
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
            >
              <DisputeRow
                dispute={dispute}
                current={row.index === at}
                first={at < 0 && row.index === 0}
                onPick={onPick}
              />
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const signs: Readonly<Record<DisputeState, typeof IconCheck>> = {
  open: IconScale,
  differs: IconUsers,
  settled: IconCheck,
}

const DisputeRow = memo(function DisputeRow(props: {
  readonly dispute: Dispute
  readonly current: boolean
  readonly first: boolean
  readonly onPick: (itemId: string) => void
}) {
  const { dispute, current, first, onPick } = props
  const Sign = signs[dispute.state]
  const outcome =
    dispute.state === 'settled' && dispute.resolution
      ? dispute.resolution.outcome === 'accept'
        ? 'accepted'
        : 'rejected'
      : null
  return (
    <button
      type="button"
      className={styles.row}
      data-id={dispute.item.id}
      data-state={dispute.state}
      aria-current={current ? 'true' : undefined}
      tabIndex={current || first ? 0 : -1}
      onClick={() => onPick(dispute.item.id)}
    >
      <Sign size={14} className={styles.sign} role="img" aria-label={stateNames[dispute.state]} />
      <span className={styles.words}>
        <span className={styles.question} dir="auto">
          {dispute.item.question.slice(0, 200)}
        </span>
        <span className={styles.under}>{[outcome, aboutLine(dispute)].filter(Boolean).join(' · ')}</span>
      </span>
    </button>
  )
})
