import { Checkbox, Switch } from '@mantine/core'
import { useMemo } from 'react'
import { unnamed, type Person } from '../../domain/person.ts'
import { annotatorOf } from '../../state/appState.ts'
import { useApp, useOpen } from '../../state/useApp.ts'
import { PersonAvatar } from '../../ui/PersonAvatar.tsx'
import styles from './AdjudicationSection.module.css'
import { knownPeople } from './people.ts'
import { hideNames, nameAdjudicator, tellMisses } from './projectEdits.ts'
import sectionStyles from './sections.module.css'
import { useEditProject } from './useEditProject.ts'

/** Who settles what annotators do not agree about, and what people are told about one another and about gold items. */
export function AdjudicationSection() {
  const edit = useEditProject()
  const project = useOpen(({ dataset }) => dataset.project)
  const { adjudication, gold } = project
  const known = usePeople()
  return (
    <>
      <section aria-label="Disputes">
        <h3 className={sectionStyles.groupName}>Disputes</h3>
        <p className={styles.lead} role="status">
          {adjudication.adjudicators.length === 0
            ? 'Nobody is named, so everybody who has the whole project may settle a dispute. Name people to leave it to them.'
            : 'Only those who are ticked may settle a dispute; everybody else can read it.'}
        </p>
        <div className={styles.people} role="group" aria-label="Who may settle disputes">
          {known.map((person) => {
            const isNamed = adjudication.adjudicators.includes(person.id)
            return (
              <Checkbox
                key={person.id}
                size="xs"
                classNames={{ body: styles.person ?? '', labelWrapper: styles.label ?? '' }}
                label={
                  <span className={styles.words}>
                    <PersonAvatar person={person} size={22} />
                    <span className={styles.name}>{person.name}</span>
                  </span>
                }
                checked={isNamed}
                onChange={() =>
                  void edit(isNamed ? 'Take off an adjudicator' : 'Name an adjudicator', (it) =>
                    nameAdjudicator(it, person.id, !isNamed),
                  )
                }
              />
            )
          })}
        </div>
        <Choice
          name="Hide names from the adjudicator"
          text="Judgements go by letters, in another order for each item."
          checked={adjudication.namesHidden}
          onChange={(on) =>
            void edit(on ? 'Hide names in disputes' : 'Show names in disputes', (it) => hideNames(it, on))
          }
        />
      </section>
      <section aria-label="Gold items">
        <h3 className={sectionStyles.groupName}>Gold items</h3>
        <Choice
          name="Tell annotators when they miss one"
          text="A sentence right after the decision says what is known; nothing is blocked. Otherwise nobody learns which items are gold."
          checked={gold.tellsMisses}
          onChange={(on) =>
            void edit(on ? 'Tell of missed gold items' : 'Keep gold items to oneself', (it) =>
              tellMisses(it, on),
            )
          }
        />
      </section>
    </>
  )
}

/** Everybody who left something here, and those named before who did not. */
function usePeople(): readonly Person[] {
  const project = useOpen(({ dataset }) => dataset.project)
  const tally = useOpen(({ dataset }) => dataset.tally)
  const current = useApp(annotatorOf)
  return useMemo(() => {
    const people = knownPeople({ project, tally }, current).map(({ person }) => person)
    const ids = new Set(people.map(({ id }) => id))
    const strangers = project.adjudication.adjudicators.filter((id) => !ids.has(id))
    return [...people, ...strangers.map((id) => ({ id, name: unnamed(id), color: 'gray' }))]
  }, [project, tally, current])
}

function Choice(props: {
  readonly name: string
  readonly text: string
  readonly checked: boolean
  readonly onChange: (on: boolean) => void
}) {
  return (
    <Switch
      size="xs"
      withThumbIndicator={false}
      labelPosition="left"
      classNames={{ body: styles.choice ?? '', labelWrapper: styles.label ?? '' }}
      label={<span className={sectionStyles.thresholdName}>{props.name}</span>}
      description={props.text}
      checked={props.checked}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  )
}
