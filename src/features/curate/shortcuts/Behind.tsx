import { useState } from 'react'
import { useAppActions } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './ShortcutsPage.module.css'

export interface BehindProps {
  readonly label: string
  readonly ids: readonly string[]
  /** Questions by item id. */
  readonly texts: ReadonlyMap<string, string>
  /** What there is to say of single items. */
  readonly notes?: ReadonlyMap<string, string>
  readonly projectId: string
  readonly navigate: (address: string) => void
}

/** More lines than this are not drawn. */
const longest = 100

/** The items that a figure is about; each leads to the workbench. */
export function Behind({ label, ids, texts, notes, projectId, navigate }: BehindProps) {
  const app = useAppActions()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.behind} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {label}: {countText(ids.length, 'item')}
      </summary>
      {isOpen ? (
        <ul>
          {ids.slice(0, longest).map((id) => (
            <li key={id}>
              <button
                type="button"
                dir="auto"
                onClick={() => {
                  app.session().goTo(id)
                  navigate(`/project/${projectId}`)
                }}
              >
                {texts.get(id)?.slice(0, 200)}
              </button>
              {notes?.has(id) ? <span dir="auto">{notes.get(id)?.slice(0, 80)}</span> : null}
            </li>
          ))}
          {ids.length > longest ? <li>and {numberText(ids.length - longest)} more</li> : null}
        </ul>
      ) : null}
    </details>
  )
}
