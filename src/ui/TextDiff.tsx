import { diffWordsWithSpace } from 'diff'
import { useMemo } from 'react'
import styles from './TextDiff.module.css'

/** Beyond this the texts are shown one after the other: comparing them word by word would stall the page. */
const longest = 4000

/** What changed from one text to another, word by word: struck out and underlined, not by colour alone. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(
    () =>
      before.length + after.length > longest
        ? [
            { value: before.slice(0, longest), removed: true, added: false },
            { value: after.slice(0, longest), removed: false, added: true },
          ]
        : diffWordsWithSpace(before, after),
    [before, after],
  )
  return (
    <span className={styles.diff} dir="auto">
      {parts.map((part, index) => {
        if (part.removed) return <del key={index}>{part.value}</del>
        if (part.added) return <ins key={index}>{part.value}</ins>
        return <span key={index}>{part.value}</span>
      })}
    </span>
  )
}
