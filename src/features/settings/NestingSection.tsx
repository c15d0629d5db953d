import type { Nesting, Task } from '../../domain/project.ts'
import { useOpen } from '../../state/useApp.ts'
import { ChoiceCards, type Choice } from './ChoiceCards.tsx'
import { LevelList } from './LevelList.tsx'
import { setNestingOf, setTask } from './nestingEdits.ts'
import own from './NestingSection.module.css'
import styles from './sections.module.css'
import { useEditProject } from './useEditProject.ts'

const tasks: readonly Choice<Task>[] = [
  {
    value: 'verify',
    name: 'Check',
    sentences: ['People check whether question, answer and region are right. Nobody draws boxes.'],
  },
  {
    value: 'nest',
    name: 'Draw nested boxes',
    sentences: ['People draw boxes around the evidence, from the smallest region that suffices outward.'],
  },
  {
    value: 'both',
    name: 'Both',
    sentences: ['Items are checked first and boxed afterwards, by the same people or by others.'],
  },
]

const scopes: readonly Choice<Nesting['of']>[] = [
  {
    value: 'accepted',
    name: 'Accepted items',
    sentences: ['Those that oneself accepted, or that the project did in the end. Nothing is boxed in vain.'],
  },
  {
    value: 'all',
    name: 'All items',
    sentences: ['Also those that nobody has checked yet. They are exported with their boxes all the same.'],
  },
]

/** What people do with the items, and how nested boxes are drawn. */
export function NestingSection() {
  const edit = useEditProject()
  const task = useOpen(({ dataset }) => dataset.project.task)
  const of = useOpen(({ dataset }) => dataset.project.nesting.of)
  return (
    <>
      <p className={styles.lead}>
        What this project is for, and what a finished chain of boxes looks like. Boxes that are drawn already
        stay as they are, labels included.
      </p>
      <section className={own.part} aria-label="Task">
        <h3 className={styles.groupName}>Task</h3>
        <ChoiceCards
          label="Task"
          choices={tasks}
          value={task}
          onPick={(picked) => void edit('Change the task', (it) => setTask(it, picked))}
        />
      </section>
      <section className={own.part} aria-label="Levels">
        <h3 className={styles.groupName}>Levels of a chain, the smallest region first</h3>
        <LevelList />
      </section>
      <section className={own.part} aria-label="Items to box">
        <h3 className={styles.groupName}>Items that come up for boxing</h3>
        <ChoiceCards
          label="Items that come up for boxing"
          choices={scopes}
          value={of}
          onPick={(picked) => void edit('Change which items are boxed', (it) => setNestingOf(it, picked))}
        />
      </section>
    </>
  )
}
