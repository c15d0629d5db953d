import { Button, CheckIcon, ColorSwatch, Group, Modal, Radio, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Person } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import { annotatorOf } from '../../state/appState.ts'
import { useApp, useAppActions, useOpen } from '../../state/useApp.ts'
import { countText } from '../../ui/quantity.ts'
import styles from './AnnotatorDialog.module.css'
import { PersonAvatar, shownColor } from '../../ui/PersonAvatar.tsx'
import { personColors } from '../../ui/personColors.ts'
import { freeColor, knownPeople, named, type Known } from './people.ts'

interface AnnotatorDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Who annotates in this browser: a name and a colour, or somebody else. */
export function AnnotatorDialog({ opened, onClose }: AnnotatorDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Who annotates here"
      padding={20}
      classNames={{ content: styles.content ?? '', header: styles.header ?? '', title: styles.title ?? '' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <AnnotatorForm onClose={onClose} />
    </Modal>
  )
}

function AnnotatorForm({ onClose }: { onClose: () => void }) {
  const app = useAppActions()
  const current = useApp(annotatorOf)
  const project = useOpen(({ dataset }) => dataset.project)
  const tally = useOpen(({ dataset }) => dataset.tally)
  const known = useMemo(() => knownPeople({ project, tally }, current), [project, tally, current])
  const [person, setPerson] = useState(current)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isNew = !known.some((each) => each.person.id === person.id)

  const pick = (next: Person) => {
    setPerson(next)
    setRefusal(null)
  }
  const save = () => {
    try {
      const chosen = named(person, person.name, known)
      const before = known.find((each) => each.person.id === chosen.id)?.person
      const same = chosen.id === current.id && before?.name === chosen.name && before.color === chosen.color
      if (!same) app.setAnnotator(chosen)
      onClose()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error.message)
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Radio.Group
        aria-label="Annotator"
        value={person.id}
        onChange={(id) => {
          const chosen = known.find((each) => each.person.id === id)
          pick(chosen?.person ?? { id, name: '', color: freeColor(known) })
        }}
      >
        <div className={styles.people}>
          {known.map((each) => (
            <PersonCard
              key={each.person.id}
              known={each.person.id === person.id ? { ...each, person } : each}
              here={each.person.id === current.id}
            />
          ))}
          <SomebodyNew id={isNew ? person.id : null} newId={app.deps.newId} />
        </div>
      </Radio.Group>

      <TextInput
        key={person.id}
        mt="lg"
        label="Name"
        data-autofocus
        maxLength={80}
        autoComplete="off"
        ref={isNew ? takeFocus : null}
        value={person.name}
        error={refusal}
        errorProps={{ fz: 12 }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => pick({ ...person, name: event.currentTarget.value })}
      />
      <Colors value={person.color} onPick={(color) => pick({ ...person, color })} />
      <p className={styles.warning} role="status">
        {person.id === current.id
          ? 'What you said stays yours under a new name or colour.'
          : `From now on judgements made in this browser belong to ${person.name.trim() || 'this person'}; those of ${current.name} stay theirs. Choose somebody else only when they sit here: nobody sees another’s judgements before giving their own.`}
      </p>
      <Group justify="flex-end" mt="lg">
        <Button size="sm" variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" type="submit" disabled={person.name.trim() === ''}>
          {person.id === current.id ? 'Save' : 'Annotate as this person'}
        </Button>
      </Group>
    </form>
  )
}

function PersonCard({ known: { person, judgements }, here }: { known: Known; here: boolean }) {
  return (
    <Radio.Card value={person.id} className={styles.card ?? ''}>
      <PersonAvatar person={person} />
      <span className={styles.name}>{person.name.trim() === '' ? 'Without a name' : person.name}</span>
      <span className={styles.fact}>
        {here ? 'you' : ''}
        {here && judgements > 0 ? ' · ' : ''}
        {judgements > 0 ? countText(judgements, 'judgement') : ''}
      </span>
      <Radio.Indicator size="xs" />
    </Radio.Card>
  )
}

function SomebodyNew({ id, newId }: { id: string | null; newId: () => string }) {
  const [fresh] = useState(newId)
  return (
    <Radio.Card value={id ?? fresh} className={styles.card ?? ''}>
      <span className={styles.plus}>
        <IconPlus size={14} aria-hidden />
      </span>
      <span className={styles.name}>Somebody new</span>
      <Radio.Indicator size="xs" />
    </Radio.Card>
  )
}

function Colors({ value, onPick }: { value: string; onPick: (color: string) => void }) {
  return (
    <div className={styles.colors} role="group" aria-label="Colour">
      {personColors.map((color) => (
        <ColorSwatch
          key={color}
          component="button"
          type="button"
          size={24}
          withShadow={false}
          color={shownColor(color)}
          aria-label={color}
          aria-pressed={color === value}
          className={styles.color ?? ''}
          onClick={() => onPick(color)}
        >
          {color === value ? <CheckIcon size={10} /> : null}
        </ColorSwatch>
      ))}
    </div>
  )
}

/** The field appears empty because somebody new is to be named. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.focus()
}
