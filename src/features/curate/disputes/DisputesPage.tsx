import { Loader } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import {
  disputeOn,
  hearing,
  type Dispute,
  type DisputeAbout,
  type DisputeState,
} from '../../../domain/disputes.ts'
import { get } from '../../../domain/table.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { DisputeBench } from './DisputeBench.tsx'
import { DisputeList } from './DisputeList.tsx'
import styles from './DisputesPage.module.css'
import { useDisputes } from './useDisputes.ts'

/** What annotators do not agree about, side by side, for an adjudicator to settle. */
export function DisputesPage({ projectId, detail, navigate }: PageProps) {
  const app = useAppActions()
  const disputes = useDisputes()
  const [state, setState] = useState<DisputeState>('open')
  const [about, setAbout] = useState<DisputeAbout | null>(null)
  const [told, setTold] = useState('')
  const shown = useMemo(
    () =>
      (disputes ?? []).filter(
        (dispute) => dispute.state === state && (about === null || dispute.about.includes(about)),
      ),
    [disputes, state, about],
  )
  // Whoever came for one item sees that one, whatever the list shows.
  const itemId = detail ?? shown[0]?.item.id ?? null
  const dispute = useDispute(itemId)
  useNearbyPictures(itemId, shown)

  const goTo = (id: string) => navigate(`/project/${projectId}/curate/disputes/${encodeURIComponent(id)}`)

  /** The next one along the list that is as it was when the list was made. */
  const step = (by: 1 | -1, skipSettled = false): boolean => {
    const from = shown.findIndex(({ item }) => item.id === itemId)
    const ids = shown.map(({ item }) => item.id)
    const order =
      by === 1
        ? [...ids.slice(from + 1), ...(skipSettled && from >= 0 ? ids.slice(0, from) : [])]
        : ids.slice(0, from < 0 ? ids.length : from).toReversed()
    const dataset = app.store.getState().open?.dataset
    const next = order.find((id) => {
      const item = dataset && get(dataset.items, id)
      return item && (!skipSettled || disputeOn(dataset, item)?.state === state)
    })
    if (next !== undefined) goTo(next)
    return next !== undefined
  }

  if (!disputes) return <Loader m={20} size="sm" color="gray" aria-label="Looking for disputes" />
  return (
    <div className={styles.page}>
      <DisputeList
        all={disputes}
        shown={shown}
        state={state}
        about={about}
        itemId={itemId}
        onState={(next) => {
          setState(next)
          setAbout(null)
          // The first of them, or none: what was in sight does not belong to them.
          navigate(`/project/${projectId}/curate/disputes`)
        }}
        onAbout={setAbout}
        onPick={goTo}
      />
      <p className={styles.told} aria-live="polite">
        {told}
      </p>
      {dispute ? (
        <DisputeBench
          key={dispute.item.id}
          dispute={dispute}
          projectId={projectId}
          navigate={navigate}
          onStep={step}
          onGoTo={goTo}
          onTold={setTold}
        />
      ) : (
        <div className={styles.empty}>
          <h2>{disputes.length === 0 ? 'Nothing is in dispute' : 'Nothing to show here'}</h2>
          <p>
            {disputes.length === 0
              ? 'Once several annotators have judged the same items, those they do not agree about are listed here. Bring in their judgements, or ask for more than one judgement in the project’s settings, under Policy.'
              : 'Choose another group on the left.'}
          </p>
        </div>
      )}
    </div>
  )
}

/** An item with its judgements, whether or not anybody differs; null without one. */
function useDispute(itemId: string | null): Dispute | null {
  const dataset = useOpen((open) => open.dataset)
  return useMemo(() => {
    const item = itemId === null ? undefined : get(dataset.items, itemId)
    if (!item) return null
    return hearing(dataset, item)
  }, [dataset, itemId])
}

/** Has the picture in sight decoded, and those of the next ones. */
function useNearbyPictures(itemId: string | null, shown: readonly Dispute[]): void {
  const app = useAppActions()
  const dataset = useOpen((open) => open.dataset)
  useEffect(() => {
    const at = shown.findIndex(({ item }) => item.id === itemId)
    const ids = [itemId, ...shown.slice(at + 1, at + 3).map(({ item }) => item.id)]
    const pictures = ids.flatMap((id) => {
      const item = id === null ? undefined : get(dataset.items, id)
      return (item && get(dataset.pictures, item.pictureId)) ?? []
    })
    app.session().gallery.want(pictures)
  }, [app, dataset, itemId, shown])
  // Whoever goes back to the workbench finds its own pictures at hand again.
  useEffect(
    () => () => {
      const { open } = app.store.getState()
      if (open?.itemId) app.session().goTo(open.itemId)
    },
    [app],
  )
}
