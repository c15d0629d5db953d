import { Button, Switch } from '@mantine/core'
import { useOpen } from '../../state/useApp.ts'
import { countText } from '../../ui/quantity.ts'
import { problemGroups } from './problemKinds.ts'
import { muteProblem } from './projectEdits.ts'
import styles from './sections.module.css'
import { useEditProject } from './useEditProject.ts'

/** Which problems annotators are told about. */
export function ProblemsSection() {
  const edit = useEditProject()
  const muted = useOpen(({ dataset }) => dataset.project.mutedProblems)
  return (
    <>
      <p className={styles.lead}>
        What is looked for in every item. A muted problem is shown to nobody in this project; what cannot be
        exported still cannot be accepted.
      </p>
      <div className={styles.muted}>
        <span role="status">
          {muted.length === 0 ? 'Nothing is muted.' : `${countText(muted.length, 'problem')} muted.`}
        </span>
        {muted.length > 0 ? (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => void edit('Unmute all problems', (project) => ({ ...project, mutedProblems: [] }))}
          >
            Unmute all
          </Button>
        ) : null}
      </div>
      {problemGroups(muted).map(({ name, kinds }) => (
        <section key={name} aria-label={name}>
          <h3 className={styles.groupName}>{name}</h3>
          {kinds.map((kind) => {
            const shown = !muted.includes(kind.code)
            return (
              <Switch
                key={kind.code}
                size="xs"
                withThumbIndicator={false}
                labelPosition="left"
                classNames={{ body: styles.kind ?? '', labelWrapper: styles.kindLabel ?? '' }}
                label={
                  <span className={styles.kindWords}>
                    <span>{kind.name}</span>
                    <span className={styles.kindAbout}>{kind.about}</span>
                  </span>
                }
                checked={shown}
                onChange={() =>
                  void edit(shown ? 'Mute a problem' : 'Unmute a problem', (project) =>
                    muteProblem(project, kind.code, shown),
                  )
                }
              />
            )
          })}
        </section>
      ))}
    </>
  )
}
