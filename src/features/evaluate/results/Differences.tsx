import { Button } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { Score } from '../../../domain/scored.ts'
import type { ScoringDifference } from '../../../domain/scoringDifferences.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { mostDifferences, type Scored } from '../../../evaluation/evaluation.ts'
import { safeWord } from '../../../formats/fileNames.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'
import { differencesCsv, verdictWord } from './differencesCsv.ts'
import listStyles from './Differences.module.css'
import styles from './Results.module.css'
import { profileNames, ruleNames } from './ruleWords.ts'

/** Answers on which the two profiles do not agree, one by one. */
export function Differences({ projectId, scored }: { readonly projectId: string; readonly scored: Scored }) {
  const app = useAppActions()
  const project = useOpen(({ dataset }) => dataset.project.name)
  const { differences } = scored
  const { count, upstream, strict } = differences
  const [open, setOpen] = useState(false)
  const [listed, setListed] = useState<readonly ScoringDifference[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    if (!open || differences.count === 0) return undefined
    let isWanted = true
    app
      .session()
      .evaluation.differences()
      .then(
        (found) => {
          if (!isWanted) return
          setListed(found)
          setFailure(null)
        },
        (reason: unknown) => {
          if (isWanted) setFailure(sentenceOf(reason))
        },
      )
    return () => {
      isWanted = false
    }
    // Another scoring has other differences.
  }, [app, open, differences])
  return (
    <details
      className={styles.section}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      aria-label="Differences between the profiles"
    >
      <summary>
        {count === 0
          ? 'The two profiles agree on every answer'
          : `${profileNames.upstream} and ${profileNames.strict.toLowerCase()} disagree on ${countText(count, 'answer')}: upstream calls ${numberText(upstream)} right, strict ${numberText(strict)}`}
      </summary>
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {count > 0 && listed === null && failure === null ? (
        <p className={styles.fine} role="status">
          Reading the differences…
        </p>
      ) : null}
      {count > 0 && listed && listed.length > 0 ? (
        <>
          <div className={styles.bar}>
            <p className={styles.fine}>
              {count > mostDifferences
                ? `The first ${numberText(listed.length)} of ${numberText(count)}.`
                : 'Verdicts of judges and people are left out: this is what the rules alone say.'}
            </p>
            <Button
              variant="default"
              onClick={() =>
                saveFile(`${safeWord(project) || 'project'}-differences.csv`, csvBlob(differencesCsv(listed)))
              }
            >
              Save as CSV
            </Button>
          </div>
          <DifferenceList projectId={projectId} differences={listed} />
        </>
      ) : null}
    </details>
  )
}

const rowHeight = 62

function DifferenceList({
  projectId,
  differences,
}: {
  readonly projectId: string
  readonly differences: readonly ScoringDifference[]
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: differences.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  return (
    <div ref={scroller} className={listStyles.list}>
      <ul style={{ blockSize: virtual.getTotalSize() }} aria-label="Differences">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const each = differences[index]
          if (!each) return null
          const { itemId, model, view, upstream, strict } = each
          return (
            <li key={index} style={{ transform: `translateY(${start}px)`, blockSize: rowHeight }}>
              <div className={listStyles.which}>
                <a href={`#/project/${projectId}/evaluate/items/${encodeURIComponent(itemId)}`} dir="auto">
                  {shortened(itemId, 80)}
                </a>
                <small dir="auto">{`${shortened(model, 60)} · ${viewNames[view]}`}</small>
              </div>
              <Verdict name={profileNames.upstream} score={upstream} />
              <Verdict name={profileNames.strict} score={strict} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Verdict({ name, score }: { readonly name: string; readonly score: Score }) {
  const Icon = score.right === null ? IconMinus : score.right ? IconCheck : IconX
  const answer = score.extracted.replaceAll(/\s+/g, ' ').trim()
  return (
    <div className={listStyles.verdict} data-right={score.right}>
      <small>
        <Icon size={13} stroke={2} aria-hidden />
        {`${name}: ${verdictWord(score.right)}, ${ruleNames[score.rule].toLowerCase()}`}
      </small>
      <span dir="auto">{answer === '' ? 'nothing' : shortened(answer, 160)}</span>
    </div>
  )
}
