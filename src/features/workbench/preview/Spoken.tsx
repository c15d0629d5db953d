import { useEffect, useRef, useState } from 'react'
import { viewNames } from '../../../domain/viewNames.ts'
import { spokenWords } from './cardState.ts'
import styles from './PreviewPanel.module.css'
import type { PreviewState } from './usePreview.ts'

/** Tells screen readers of answers that arrive while one looks at the item; nothing of what was there before. */
export function Spoken({ itemId, preview }: { itemId: string; preview: PreviewState }) {
  const [words, setWords] = useState('')
  const before = useRef({ itemId, asking: new Set<string>() })
  useEffect(() => {
    const { views, outcome } = preview
    const asked = before.current.itemId === itemId ? before.current.asking : new Set<string>()
    const finished = views
      .filter(({ view, state }) => asked.has(view) && state.kind !== 'asking')
      .map(({ view, state }) => {
        const kind = outcome[view]?.kind
        return spokenWords(viewNames[view], state, kind === 'right' || kind === 'wrong' ? kind : null)
      })
      .filter((said) => said !== '')
    before.current = {
      itemId,
      asking: new Set(views.filter(({ state }) => state.kind === 'asking').map(({ view }) => view)),
    }
    if (finished.length > 0) setWords(finished.join(' '))
  }, [itemId, preview])
  return (
    <span className={styles.spoken} role="status">
      {words}
    </span>
  )
}
