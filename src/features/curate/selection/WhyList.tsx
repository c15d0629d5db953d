import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Project } from '../../../domain/project.ts'
import { selectionCodes, type SelectionCode } from '../../../domain/selection.ts'
import {
  selectionNames,
  selectionSentence,
  selectionWords,
  type SelectionWords,
} from '../../../domain/selectionSentences.ts'
import type { Chosen } from '../../../state/selectionRoom.ts'
import { numberText } from '../../../ui/quantity.ts'
import { tableAddress } from '../tableAddress.ts'
import { saveReasons } from './reasonsCsv.ts'
import styles from './SelectionPage.module.css'

interface WhyListProps {
  readonly chosen: Chosen
  readonly project: Project
  readonly projectId: string
  /** The table knows the kept plan alone. */
  readonly isSaved: boolean
  readonly navigate: (address: string) => void
}

/** More lines than this are not drawn; the table of all items has them all. */
const longest = 100

/** Every item with whether it is taken, and why or why not. */
export function WhyList({ chosen, project, projectId, isSaved, navigate }: WhyListProps) {
  const [code, setCode] = useState<SelectionCode>('taken')
  const counts = useMemo(() => countsOf(chosen), [chosen])
  const words = useMemo(() => selectionWords(project, chosen.facts), [project, chosen])
  const shown = counts.has(code) ? code : (selectionCodes.find((each) => counts.has(each)) ?? code)
  const items = useMemo(
    () => chosen.facts.filter(({ item }) => chosen.codes.get(item.id) === shown),
    [chosen, shown],
  )
  if (chosen.facts.length === 0) return null
  return (
    <section aria-label="Why each item is taken or not" className={styles.why}>
      <div className={styles.whyHead}>
        <h2>Why</h2>
        <div className={styles.codes} role="group" aria-label="Show items that are">
          {selectionCodes.map((each) =>
            counts.has(each) ? (
              <button key={each} type="button" aria-pressed={each === shown} onClick={() => setCode(each)}>
                {selectionNames[each]} <span>{numberText(counts.get(each) ?? 0)}</span>
              </button>
            ) : null,
          )}
        </div>
        <Button
          size="compact-xs"
          variant="default"
          disabled={!isSaved}
          title={isSaved ? undefined : 'Save the plan first: the table shows what the kept plan comes to.'}
          onClick={() =>
            navigate(
              tableAddress(projectId, [{ kind: 'names', field: 'selection', values: [shown], not: false }]),
            )
          }
        >
          Show in the table
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => void saveReasons(chosen, words)}>
          CSV of all reasons
        </Button>
      </div>
      <ul className={styles.items}>
        {items.slice(0, longest).map((facts) => (
          <li key={facts.item.id}>
            <span className={styles.question} dir="auto">
              {facts.content.question.slice(0, 200)}
            </span>
            <span className={styles.soft}>
              {words.categoryName(facts.content.category)}
              {shown === 'taken' ? '' : ` · ${sentenceOn(facts, chosen, words)}`}
            </span>
          </li>
        ))}
        {items.length > longest ? (
          <li className={styles.soft}>and {numberText(items.length - longest)} more</li>
        ) : null}
      </ul>
    </section>
  )
}

function sentenceOn(facts: Chosen['facts'][number], { selection }: Chosen, words: SelectionWords): string {
  const verdict = selection.verdicts.get(facts.item.id)
  return verdict ? selectionSentence(verdict, facts, words) : ''
}

function countsOf({ codes }: Chosen): ReadonlyMap<SelectionCode, number> {
  const counts = new Map<SelectionCode, number>()
  for (const code of codes.values()) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}
