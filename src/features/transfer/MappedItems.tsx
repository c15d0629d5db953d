import { useEffect, useMemo, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import { letterAt } from '../../domain/item.ts'
import type { ByteSource, Draft } from '../../formats/format.ts'
import type { Mapping } from '../../formats/mapping.ts'
import { indexPictures } from '../../formats/match.ts'
import type { ImportPlan } from '../../formats/plan.ts'
import styles from './ColumnMapping.module.css'
import { firstItems, type FirstItems } from './firstItems.ts'
import { groupProblems } from './preview.ts'
import { ProblemList } from './ProblemList.tsx'

interface MappedItemsProps {
  readonly plan: ImportPlan
  readonly source: ByteSource
  readonly mapping: Mapping
}

/** The first items that a mapping makes of a file, and what is wrong with them. */
export function MappedItems({ plan, source, mapping }: MappedItemsProps) {
  const [first, setFirst] = useState<FirstItems | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const reading = new AbortController()
    firstItems(source, mapping, reading.signal).then(
      (found) => {
        if (reading.signal.aborted) return
        setFirst(found)
        setFailure(null)
      },
      (problem: unknown) => {
        if (!reading.signal.aborted) setFailure(sentenceOf(problem))
      },
    )
    return () => reading.abort()
  }, [source, mapping])
  const find = useMemo(() => indexPictures([...plan.pictureFiles.keys()]), [plan])
  const groups = useMemo(() => groupProblems(first?.problems ?? []), [first])
  return (
    <section aria-label="The first items">
      <h3 className={styles.heading}>The first items</h3>
      {failure === null ? null : (
        <p className={styles.missing} role="alert">
          {failure}
        </p>
      )}
      {first?.drafts.length === 0 ? (
        <p className={styles.missing}>None of the first records can be taken like this.</p>
      ) : null}
      <ol className={styles.items}>
        {first?.drafts.map((draft, index) => (
          <MappedItem
            key={index}
            draft={draft}
            isInside={mapping.picture?.holds !== 'path'}
            isFound={find(draft.source.picturePath).kind === 'matched'}
          />
        ))}
      </ol>
      {groups.length > 0 ? <ProblemList groups={groups} /> : null}
    </section>
  )
}

interface MappedItemProps {
  readonly draft: Draft
  readonly isInside: boolean
  readonly isFound: boolean
}

function MappedItem({ draft: { content, source, measure }, isInside, isFound }: MappedItemProps) {
  const { question, options, answerLetter, answerText, region, category } = content
  const facts = [
    region === null ? '' : `region ${[region.x1, region.y1, region.x2, region.y2].map(short).join(', ')}`,
    region === null || measure === undefined || measure === 'pixels' ? '' : `of ${measure.of}`,
    category ?? '',
  ].filter((fact) => fact !== '')
  return (
    <li className={styles.item}>
      <p className={styles.question} dir="auto">
        {question}
      </p>
      {options.length > 0 ? (
        <ul className={styles.options}>
          {options.map((option, index) => (
            <li key={index} data-answer={letterAt(index) === answerLetter} dir="auto">
              {letterAt(index)}. {option}
              {letterAt(index) === answerLetter ? <span className={styles.heard}> (the answer)</span> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.answer} dir="auto">
          {answerText}
        </p>
      )}
      <p className={styles.facts}>
        {isInside ? 'picture inside the file' : source.picturePath === '' ? 'no picture' : source.picturePath}
        {isInside || isFound || source.picturePath === '' ? '' : ' (not among these files)'}
        {facts.length > 0 ? ` · ${facts.join(' · ')}` : ''}
      </p>
    </li>
  )
}

const short = (value: number): string => String(Math.round(value * 1000) / 1000)
