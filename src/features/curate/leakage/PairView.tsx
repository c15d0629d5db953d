import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { Dataset } from '../../../domain/dataset.ts'
import { frameOf, type Rect } from '../../../domain/geometry.ts'
import type { ForeignPicture, LeakPair, Side, Standing } from '../../../domain/leaks.ts'
import { get } from '../../../domain/table.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { useCommands, type Command } from '../../../ui/commands.ts'
import { countText } from '../../../ui/quantity.ts'
import type { Foreign } from './foreign.ts'
import { around, frameFor, placed, zoomed } from './frame.ts'
import { matchText, sideName, standingText } from './leakWords.ts'
import { PairPane } from './PairPane.tsx'
import styles from './PairView.module.css'

interface PairViewProps {
  readonly pair: LeakPair
  readonly standing: Standing
  readonly foreign: Foreign | null
}

const noBytes = (): Promise<null> => Promise.resolve(null)

/** Both pictures of a pair beside each other, at the same place and scale. */
export function PairView({ pair, standing, foreign }: PairViewProps) {
  const dataset = useOpen((open) => open.dataset)
  const frame = useMemo(() => {
    const size = ({ pictureId }: Side) =>
      pictureId === null ? null : (get(dataset.pictures, pictureId) ?? null)
    return frameFor(pair.match, size(pair.first), size(pair.second))
  }, [dataset.pictures, pair])
  const whole = frameOf(frame.size)
  const [seen, setSeen] = useState<{ readonly key: string; readonly view: Rect } | null>(null)
  const view = seen?.key === pair.key ? seen.view : whole
  const look = (change: (view: Rect) => Rect): void => {
    setSeen((before) => ({ key: pair.key, view: change(before?.key === pair.key ? before.view : whole) }))
  }
  const regions = {
    first: regionsOn(dataset, pair.first, frame.first),
    second: regionsOn(dataset, pair.second, frame.second),
  }
  const region = regions.first[0] ?? regions.second[0] ?? null
  const isClose = seen?.key === pair.key && (view.x1 !== 0 || view.x2 !== frame.size.width)
  const zoom = useZoomCommand(
    region && { isClose, show: () => look(() => (isClose ? whole : around(region, frame.size))) },
  )

  return (
    <section className={styles.pair} aria-label="Pair">
      <header className={styles.pairHead}>
        <p>
          <b>{matchText(pair.match)}</b> · {standingText[standing]}
        </p>
        <Button size="xs" variant="default" disabled={!zoom.enabled} onClick={zoom.run}>
          {isClose ? 'Whole pictures' : 'Go to the region'}
        </Button>
      </header>
      <div className={styles.sides}>
        {(['first', 'second'] as const).map((which) => (
          <PairSide
            key={which}
            side={pair[which]}
            dataset={dataset}
            foreign={foreign}
            lies={frame[which]}
            regions={regions[which]}
            view={view}
            onZoom={(by, about) => look((before) => zoomed(before, frame.size, by, about))}
            onPan={(across, down) =>
              look(({ x1, y1, x2, y2 }) => ({
                x1: x1 + across,
                y1: y1 + down,
                x2: x2 + across,
                y2: y2 + down,
              }))
            }
          />
        ))}
      </div>
    </section>
  )
}

function useZoomCommand(zoom: { readonly isClose: boolean; readonly show: () => void } | null) {
  const command: Command = {
    id: 'leak.region',
    label: 'Go to the region, or back to the whole pictures',
    group: 'Leakage',
    keys: ['KeyZ'],
    enabled: zoom !== null,
    run: () => zoom?.show(),
  }
  useCommands([command])
  return command
}

interface PairSideProps {
  readonly side: Side
  readonly dataset: Dataset
  readonly foreign: Foreign | null
  readonly lies: Rect
  readonly regions: readonly Rect[]
  readonly view: Rect
  readonly onZoom: (by: number, about: { readonly x: number; readonly y: number }) => void
  readonly onPan: (across: number, down: number) => void
}

/** Most questions of a picture that are written out. */
const mostQuestions = 4

function PairSide({ side, dataset, foreign, ...pane }: PairSideProps) {
  const picture = side.pictureId === null ? null : (get(dataset.pictures, side.pictureId) ?? null)
  const sha256 = picture?.sha256 ?? null
  const other = side.foreign
  const load = useLoad(other, foreign, sha256)
  const name = sideName(dataset, side)
  const items = side.itemIds.flatMap((id) => get(dataset.items, id) ?? [])
  return (
    <figure className={styles.side} aria-label={other ? `In ${foreign?.name ?? ''}` : 'In this project'}>
      <PairPane name={name} pictureKey={side.key} load={load} {...pane} />
      <figcaption>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.facts}>
          {other
            ? [`in ${foreign?.name ?? ''}`, other.sha256?.slice(0, 12) ?? 'no hash'].join(' · ')
            : [picture && `${picture.width} × ${picture.height}`, countText(items.length, 'item')]
                .filter(Boolean)
                .join(' · ')}
        </span>
        {items.slice(0, mostQuestions).map(({ id, question, answerText }) => (
          <span key={id} className={styles.question}>
            {question.slice(0, 300)} <i>{answerText.slice(0, 100)}</i>
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

/** The way to the pixels of one side; the same while it is the same picture. */
function useLoad(other: ForeignPicture | null, foreign: Foreign | null, sha256: string | null) {
  const { store } = useAppActions().session()
  return useCallback((): Promise<Blob | null> => {
    if (other) return foreign?.blob(other) ?? noBytes()
    return sha256 === null ? noBytes() : store.blob(sha256)
  }, [store, foreign, other, sha256])
}

/** Where the regions of the items on one side lie in the frame, each once. */
function regionsOn(dataset: Dataset, side: Side, lies: Rect): readonly Rect[] {
  const picture = side.pictureId === null ? undefined : get(dataset.pictures, side.pictureId)
  if (!picture || picture.width <= 0 || picture.height <= 0) return []
  const found = new Map<string, Rect>()
  for (const id of side.itemIds) {
    const region = get(dataset.items, id)?.region
    if (region) found.set(JSON.stringify(region), placed(region, picture, lies))
  }
  return [...found.values()]
}
