import { setDifficulty, setNote } from '../../domain/edits.ts'
import type { Item } from '../../domain/item.ts'
import type { Judgement } from '../../domain/judgement.ts'
import { useAppActions } from '../../state/useApp.ts'
import { EditableText } from '../../ui/EditableText.tsx'
import styles from './Note.module.css'

const difficulties = ['Very easy', 'Easy', 'Medium', 'Hard', 'Very hard'] as const

/** How hard it was, and a few words for whoever comes next. */
export function Note({ item, judgement }: { item: Item; judgement: Judgement }) {
  const app = useAppActions()
  return (
    <div className={styles.note}>
      <div className={styles.difficulty} role="radiogroup" aria-label="Difficulty">
        {difficulties.map((name, index) => {
          const value = index + 1
          const chosen = judgement.difficulty === value
          return (
            <button
              key={name}
              type="button"
              role="radio"
              aria-checked={chosen}
              onClick={() =>
                app
                  .session()
                  .edit(item.id, 'Set the difficulty', (it) => setDifficulty(it, chosen ? null : value))
              }
            >
              {name}
            </button>
          )
        })}
      </div>
      <EditableText
        key={`${item.id} note`}
        id="note-text"
        label="Note"
        placeholder="Add a note"
        className={styles.text ?? ''}
        value={judgement.note}
        onCommit={(text) => app.session().edit(item.id, 'Write a note', (it) => setNote(it, text))}
      />
    </div>
  )
}
