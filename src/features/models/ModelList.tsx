import { useModels } from '../../state/useApp.ts'
import { modelGroups } from './modelGroups.ts'
import styles from './ModelList.module.css'
import { ModelRow } from './ModelRow.tsx'

/** All models, by where they come from. */
export function ModelList() {
  const entries = useModels((state) => state.entries)
  return (
    <>
      {modelGroups(entries).map(({ name, entries: members }) => (
        <section key={name} className={styles.group} aria-label={name}>
          <h2 className={styles.groupName}>{name}</h2>
          <ul className={styles.rows}>
            {members.map((entry) => (
              <ModelRow key={entry.spec.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
