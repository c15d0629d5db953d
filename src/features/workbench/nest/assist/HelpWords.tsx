import { Loader } from '@mantine/core'
import type { ModelsState } from '../../../../state/models.ts'
import { standingWords } from '../../../../state/modelWords.ts'
import { useModels } from '../../../../state/useApp.ts'
import type { Help } from './suggestions.ts'
import styles from './HelpWords.module.css'

const words: Readonly<Record<Help, string>> = {
  read: 'Reading the text…',
  propose: 'Looking for things…',
  segment: 'Looking at what you clicked…',
}

/** What models are busy with, and how far they are loaded; always there for screen readers to follow. */
export function HelpWords({ waiting }: { waiting: readonly Help[] }) {
  const [first] = waiting
  const loading = useModels((state) => (first ? loadingWords(state, first) : null))
  return (
    <span className={styles.words} role="status">
      {first ? (
        <>
          <Loader size={12} aria-hidden />
          {words[first]}
          {loading === null ? null : <span aria-hidden>{loading}</span>}
        </>
      ) : null}
    </span>
  )
}

/** How far the model is that helps; null once it is loaded. */
function loadingWords({ entries, segmenterId }: ModelsState, help: Help): string | null {
  const entry = entries.find(({ spec }) =>
    help === 'segment' ? spec.id === segmenterId : spec.kind === (help === 'read' ? 'reader' : 'saliency'),
  )
  return entry?.standing.kind === 'loading' ? standingWords(entry.standing) : null
}
