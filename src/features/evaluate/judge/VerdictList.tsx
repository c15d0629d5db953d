import { ActionIcon, Tooltip } from '@mantine/core'
import { IconGavel, IconQuestionMark, IconTrash, IconUserCheck } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { rightAnswer } from '../../../domain/judgePrompt.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions, useEvaluation, useModels, useOpen } from '../../../state/useApp.ts'
import { shortened } from '../../../ui/longText.ts'
import { momentText } from '../../../ui/moment.ts'
import styles from './VerdictList.module.css'
import { whoText } from './judgeWords.ts'
import type { VerdictRow } from './verdictRows.ts'

interface VerdictListProps {
  readonly projectId: string
  readonly rows: readonly VerdictRow[]
}

/** Verdicts with what they are about and what was said, however many there are. */
export function VerdictList({ projectId, rows }: VerdictListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: () => 92,
    overscan: 6,
  })
  if (rows.length === 0) return <p className={styles.note}>None of this kind.</p>
  return (
    // A list that scrolls by itself is reached by keyboard, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
    <div ref={scroller} className={styles.list} role="region" aria-label="List of verdicts" tabIndex={0}>
      <ul style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          return row ? (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              <VerdictLine projectId={projectId} row={row} />
            </li>
          ) : null
        })}
      </ul>
    </div>
  )
}

const signs = { judge: IconGavel, person: IconUserCheck } as const

function VerdictLine({ projectId, row }: { readonly projectId: string; readonly row: VerdictRow }) {
  const app = useAppActions()
  const item = useEvaluation((state) => state.items.get(row.itemId) ?? null)
  const entries = useModels((state) => state.entries)
  const known = useOpen(({ dataset }) => dataset.project.people)
  const annotator = useApp(annotatorOf)
  const { verdict, words, sentence } = row
  const Sign = verdict ? signs[verdict.by] : IconQuestionMark
  const forget = (): void => {
    app
      .session()
      .evaluation.unsay([row.key])
      .catch((error: unknown) =>
        app.deps.notify({
          tone: 'bad',
          sentence: `The verdict could not be forgotten. ${sentenceOf(error)}`,
        }),
      )
  }
  const word = verdict ? (verdict.right ? 'Right' : 'Wrong') : words === '' ? 'Failed' : 'Unclear'
  return (
    <article className={styles.verdict}>
      <div className={styles.about}>
        <a dir="auto" href={`#/project/${projectId}/evaluate/items/${encodeURIComponent(row.itemId)}`}>
          {shortened(item ? item.given.question : 'An item that is gone', 240)}
        </a>
        <dl>
          <dt>Right answer</dt>
          <dd dir="auto">{shortened(item?.key ? rightAnswer(item.key) : '–', 200)}</dd>
          <dt>Given answer</dt>
          <dd dir="auto">{shortened(row.answer.trim(), 300)}</dd>
          {words === '' ? null : (
            <>
              <dt>{verdict?.by === 'person' ? 'Note' : 'Its words'}</dt>
              <dd dir="auto" className={styles.words}>
                {shortened(words.trim(), 500)}
              </dd>
            </>
          )}
        </dl>
        {sentence === null ? null : <p className={styles.note}>{sentence}</p>}
      </div>
      <div className={styles.said}>
        <span className={styles.badge} data-right={verdict ? verdict.right : 'unclear'}>
          <Sign size={14} stroke={1.75} aria-hidden />
          {word}
        </span>
        {verdict ? (
          <>
            <span className={styles.who}>{whoText(verdict, entries, [...known, annotator])}</span>
            <span>{momentText(verdict.at)}</span>
          </>
        ) : null}
      </div>
      {verdict ? (
        <Tooltip label="Forget this verdict">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label="Forget this verdict"
            onClick={forget}
          >
            <IconTrash size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : (
        <span />
      )}
    </article>
  )
}
