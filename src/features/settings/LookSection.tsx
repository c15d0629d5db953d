import type { Look } from '../../domain/project.ts'
import { useOpen } from '../../state/useApp.ts'
import { ChoiceCards, type Choice } from './ChoiceCards.tsx'
import { setLook } from './projectEdits.ts'
import styles from './sections.module.css'
import { useEditProject } from './useEditProject.ts'

const looks: readonly Choice<Look>[] = [
  {
    value: 'side-by-side',
    name: 'Side by side',
    sentences: [
      'The whole picture, the region and the given answer are in sight at once.',
      'The quickest way; measures whether each pair is right.',
    ],
  },
  {
    value: 'global-first',
    name: 'Global first',
    sentences: [
      'One answers from the whole picture, answers again once the region is revealed, and then sees the given answer.',
      'Measures the human zooming gap: how much more often people are right with the region than without.',
    ],
  },
  {
    value: 'blind',
    name: 'Blind',
    sentences: [
      'Both views are in sight, but the given answer stays hidden until one has given one’s own.',
      'Measures how often people come to the given answer without being led to it.',
    ],
  },
]

/** How items are shown. */
export function LookSection() {
  const edit = useEditProject()
  const look = useOpen(({ dataset }) => dataset.project.look)
  return (
    <>
      <p className={styles.lead}>
        How an item is shown until it is decided. What was in sight is kept with each judgement, so a change
        here leaves earlier ones as they are.
      </p>
      <ChoiceCards
        label="Look"
        choices={looks}
        value={look}
        onPick={(picked) => void edit('Change the look', (it) => setLook(it, picked))}
      />
    </>
  )
}
