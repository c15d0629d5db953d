import { Button, Switch } from '@mantine/core'
import { useMemo, useState } from 'react'
import { itemsByPicture, standingOf, type LeakPair, type Standing } from '../../../domain/leaks.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useOpen } from '../../../state/useApp.ts'
import { useCommands, type Command } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { countText } from '../../../ui/quantity.ts'
import { TaskProgress } from '../../../ui/TaskProgress.tsx'
import type { PageProps } from '../../../ui/PageShell.tsx'
import styles from './LeakagePage.module.css'
import { pairsCsv, summaryText } from './leakWords.ts'
import { PairList } from './PairList.tsx'
import { PairView } from './PairView.tsx'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'
import { SourceBar } from './SourceBar.tsx'
import { useLeakSearch, type LeakFindings } from './useLeakSearch.ts'
import { useManifest } from './useManifest.ts'
import { resolvingSteps, useResolving } from './useResolving.ts'

/** Whether pictures of the benchmark are in a training set or another project, and what is in it twice. */
export function LeakagePage({ projectId }: PageProps) {
  const { findings, report, failure, start, cancel } = useLeakSearch()
  const manifest = useManifest()
  const busy = report !== null || manifest.report !== null
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Leakage</h1>
        <Button size="xs" variant="subtle" color="gray" disabled={busy} onClick={manifest.save}>
          Save this project’s picture manifest
        </Button>
      </header>
      <p className={styles.lead}>
        Finds pictures that are in a training set or another project as well, as the same file or resized,
        encoded anew or mildly cropped, and what this project asks twice. Everything stays in this browser.
      </p>
      <SourceBar projectId={projectId} busy={busy} onStart={start} />
      {report ? <TaskProgress report={report} onCancel={cancel} /> : null}
      {manifest.report ? <TaskProgress report={manifest.report} /> : null}
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {findings ? <Findings findings={findings} /> : null}
    </div>
  )
}

function Findings({ findings: found }: { readonly findings: LeakFindings }) {
  const dataset = useOpen((open) => open.dataset)
  const annotatorId = useOpen((_, state) => annotatorOf(state).id)
  const [wording, setWording] = useState(false)
  const reworded = found.pairs.filter(({ match }) => match.kind === 'wording').length
  const findings = useMemo(
    () =>
      wording ? found : { ...found, pairs: found.pairs.filter(({ match }) => match.kind !== 'wording') },
    [found, wording],
  )
  const { pairs, foreign } = findings
  const counted = useMemo(() => {
    const apart = new Set(dataset.project.apart)
    const standings = new Map(pairs.map((pair) => [pair.key, standingOf(dataset, pair, apart, annotatorId)]))
    return { total: itemsByPicture(dataset).size, standings }
  }, [dataset, pairs, annotatorId])
  const [all, setAll] = useState(true)
  const [chosen, setChosen] = useState<string | null>(null)
  const listed = useMemo(
    () => (all ? pairs : pairs.filter(({ key }) => key === chosen || counted.standings.get(key) === 'open')),
    [all, pairs, chosen, counted],
  )
  const pair = listed.find(({ key }) => key === chosen) ?? listed[0] ?? null
  const commands = usePairCommands({ pairs: listed, pair, standings: counted.standings, choose: setChosen })
  return (
    <>
      <div className={styles.summary}>
        <p role="status">
          {summaryText(findings, counted)}
          {foreign && foreign.unread > 0
            ? ` ${countText(foreign.unread, 'file or line', 'files or lines')} could not be read.`
            : ''}
        </p>
        {reworded > 0 ? (
          <Switch
            size="xs"
            label={`Show ${countText(reworded, 'question')} asked of other pictures, too`}
            checked={wording}
            onChange={(event) => setWording(event.currentTarget.checked)}
          />
        ) : null}
        {pairs.length > 0 ? (
          <>
            <Switch
              size="xs"
              label="Show what is resolved"
              checked={all}
              onChange={(event) => setAll(event.currentTarget.checked)}
            />
            <Button
              size="xs"
              variant="default"
              onClick={() => saveFile('leakage.csv', csvBlob([pairsCsv(dataset, findings, counted)]))}
            >
              Save as CSV
            </Button>
          </>
        ) : null}
      </div>
      {pair ? (
        <div className={styles.columns}>
          <PairList pairs={listed} standings={counted.standings} chosen={pair.key} onChoose={setChosen} />
          <div className={styles.bench}>
            <div className={styles.acts} role="group" aria-label="What to do about this pair">
              {commands.acts.map(({ id, label, keys, enabled, run }) => (
                <Button
                  key={id}
                  size="xs"
                  variant="default"
                  disabled={enabled === false}
                  onClick={run}
                  rightSection={keys?.[0] ? <Keycaps keys={keys[0]} /> : null}
                >
                  {label}
                </Button>
              ))}
            </div>
            <PairView pair={pair} standing={counted.standings.get(pair.key) ?? 'open'} foreign={foreign} />
          </div>
        </div>
      ) : null}
    </>
  )
}

interface PairTable {
  readonly pairs: readonly LeakPair[]
  readonly pair: LeakPair | null
  readonly standings: ReadonlyMap<string, Standing>
  readonly choose: (key: string) => void
}

function usePairCommands({ pairs, pair, standings, choose }: PairTable): {
  readonly acts: readonly Command[]
} {
  const resolving = useResolving()
  const isWriter = useOpen(({ role }) => role === 'writer')
  /** What came before pairs were resolved is not taken back from here. */
  const isLastOne = useOpen(({ history }) => resolvingSteps.has(history.past.at(-1)?.label ?? ''))
  const commands = useMemo(() => {
    const at = pair ? pairs.indexOf(pair) : -1
    const go = (by: number) => {
      const next = pairs[Math.max(0, Math.min(pairs.length - 1, at + by))]
      if (next) choose(next.key)
    }
    /** Goes on to the next pair that waits, when there is one. */
    const goOn = () => {
      const next = [...pairs.slice(at + 1), ...pairs.slice(0, Math.max(0, at))].find(
        ({ key }) => standings.get(key) === 'open',
      )
      choose(next?.key ?? pair?.key ?? '')
    }
    const act = (done: boolean) => {
      if (done) goOn()
    }
    const can = isWriter && pair !== null
    const isLeak = pair !== null && pair.second.foreign !== null
    const group = 'Leakage'
    const acts: readonly Command[] = [
      {
        id: 'leak.dropFirst',
        label: isLeak ? 'Drop the items on it' : 'Drop the left',
        group,
        keys: ['KeyD'],
        enabled: can,
        run: () => pair && act(resolving.drop(pair, 'first')),
      },
      {
        id: 'leak.dropSecond',
        label: 'Drop the right',
        group,
        keys: ['KeyF'],
        enabled: can && !isLeak,
        run: () => pair && act(resolving.drop(pair, 'second')),
      },
      {
        id: 'leak.keep',
        label: isLeak ? 'Keep: not the same' : 'Keep both: not the same',
        group,
        keys: ['KeyK'],
        enabled: can,
        run: () => pair && act(resolving.keep(pair)),
      },
      {
        id: 'leak.undo',
        label: 'Take the last one back',
        group,
        keys: ['KeyU'],
        enabled: isWriter && isLastOne,
        run: resolving.undo,
      },
    ]
    return {
      acts: acts.filter(({ id }) => !isLeak || id !== 'leak.dropSecond'),
      all: [
        ...acts,
        {
          id: 'leak.next',
          label: 'Next pair',
          group,
          keys: ['ArrowRight', 'ArrowDown'],
          repeats: true,
          run: () => go(1),
        },
        {
          id: 'leak.back',
          label: 'Pair before',
          group,
          keys: ['ArrowLeft', 'ArrowUp'],
          repeats: true,
          run: () => go(-1),
        },
      ],
    }
  }, [pairs, pair, standings, choose, resolving, isWriter, isLastOne])
  useCommands(commands.all)
  return commands
}
