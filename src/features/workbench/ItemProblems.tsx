import type { Item } from '../../domain/item.ts'
import type { Judgement } from '../../domain/judgement.ts'
import { problemsOn } from '../../domain/problemsOn.ts'
import { useOpen } from '../../state/useApp.ts'
import styles from './ItemProblems.module.css'
import { NoteLine, OpenProblems } from './OpenProblems.tsx'

/** What looks wrong with the item as it stands now, and what the import had to say about it. */
export function ItemProblems({ item, judgement }: { item: Item; judgement: Judgement }) {
  const problems = useOpen(({ dataset }) => problemsOn(dataset, item, judgement))
  const { notes } = item.source
  if (problems.length === 0 && notes.length === 0) return null
  return (
    <div className={styles.problems}>
      <OpenProblems label="Problems" judgement={judgement} problems={problems}>
        {notes.map((note) => (
          <NoteLine key={note} name="Note from the import" sentence={note} />
        ))}
      </OpenProblems>
    </div>
  )
}
