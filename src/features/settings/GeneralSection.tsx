import { useOpen } from '../../state/useApp.ts'
import { countText } from '../../ui/quantity.ts'
import { DraftField } from './DraftField.tsx'
import { renameProject } from './projectEdits.ts'
import styles from './sections.module.css'
import { useEditProject } from './useEditProject.ts'

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** The name of the project, and what it holds. */
export function GeneralSection() {
  const edit = useEditProject()
  const project = useOpen(({ dataset }) => dataset.project)
  const items = useOpen(({ dataset }) => dataset.items.size)
  const pictures = useOpen(({ dataset }) => dataset.pictures.size)
  const people = project.people.map(({ name }) => name).join(', ')
  return (
    <>
      <p className={styles.lead}>What the project is called, here and in its exports.</p>
      <DraftField
        label="Name"
        maxLength={160}
        value={project.name}
        onCommit={(text) => edit('Rename the project', (it) => renameProject(it, text))}
      />
      <dl className={styles.facts}>
        <dt>Created</dt>
        <dd>{day.format(project.createdAt)}</dd>
        <dt>Holds</dt>
        <dd>
          {countText(items, 'item')} on {countText(pictures, 'picture')}
        </dd>
        <dt>Annotators</dt>
        <dd>{people === '' ? 'Nobody has given a name yet' : people}</dd>
      </dl>
    </>
  )
}
