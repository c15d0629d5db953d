import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent } from 'react'
import type { Content, Item } from '../../../domain/item.ts'
import { letterAt } from '../../../domain/item.ts'
import { contentOf } from '../../../domain/judgement.ts'
import type { Project } from '../../../domain/project.ts'
import { mostOptions } from '../../../domain/standing.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { mostEdited } from '../../../ui/longText.ts'
import styles from './FreshForm.module.css'
import {
  asChoice,
  asOpen,
  contentFrom,
  draftOf,
  withNewOption,
  withoutOption,
  withOption,
  type FreshDraft,
} from './freshDraft.ts'
import type { Voice } from './outlines.ts'

interface FreshFormProps {
  readonly item: Item
  readonly project: Project
  readonly voices: readonly Voice[]
  readonly called: (voice: Voice) => string
  /** The sentence of a refusal, or null. `from` is the annotator with whose wording and boxes it began. */
  readonly onSettle: (content: Content, from: string | null) => string | null
  readonly onClose: () => void
}

/** A wording of one's own, begun from what was given or from what one of the annotators made of it. */
export function FreshForm({ item, project, voices, called, onSettle, onClose }: FreshFormProps) {
  const [from, setFrom] = useState<Voice | null>(null)
  const start = contentOf(item, from?.judgement.revision)
  const [draft, setDraft] = useState<FreshDraft>(() => draftOf(start))
  const [refusal, setRefusal] = useState<string | null>(null)
  const change = (next: FreshDraft) => {
    setDraft(next)
    setRefusal(null)
  }
  const begin = (voice: Voice | null) => {
    setFrom(voice)
    change(draftOf(contentOf(item, voice?.judgement.revision)))
  }
  const settle = () => setRefusal(onSettle(contentFrom(draft, start), from?.judgement.annotatorId ?? null))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      settle()
    }
  }
  const known = project.categories.some(({ id }) => id === draft.category)
  return (
    // The keys are those of the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.form}
      aria-label="A wording of your own"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        settle()
      }}
    >
      <div className={styles.begin} role="group" aria-label="Begin with">
        <span>Begin with</span>
        <button type="button" aria-pressed={from === null} onClick={() => begin(null)}>
          As given
        </button>
        {voices.map((voice) => (
          <button
            key={voice.letter}
            type="button"
            aria-pressed={from === voice}
            aria-label={`Begin with ${called(voice)}`}
            onClick={() => begin(voice)}
          >
            {voice.letter}
          </button>
        ))}
      </div>
      <Textarea
        label="Question"
        size="xs"
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        ref={takeFocus}
        value={draft.question}
        disabled={draft.question.length > mostEdited}
        onChange={(event) => change({ ...draft, question: event.currentTarget.value })}
      />
      <Answers draft={draft} onChange={change} />
      <NativeSelect
        label="Category"
        size="xs"
        value={draft.category ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          change({ ...draft, category: value === '' ? null : value })
        }}
        data={[
          { value: '', label: 'No category' },
          ...project.categories.map(({ id, name }) => ({ value: id, label: name })),
          ...(draft.category !== null && !known ? [{ value: draft.category, label: draft.category }] : []),
        ]}
      />
      <p className={styles.region}>
        {from === null
          ? 'The region stays as it was given.'
          : `Region and boxes are those of ${called(from)}. To draw others, open the item in the workbench and take your own judgement.`}
      </p>
      {refusal === null ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={styles.end}>
        <Button size="xs" type="submit" rightSection={<Keycaps keys="Mod+Enter" />}>
          Accept in this wording
        </Button>
        <Button size="xs" variant="default" onClick={onClose} rightSection={<Keycaps keys="Escape" />}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

function Answers(props: { readonly draft: FreshDraft; readonly onChange: (draft: FreshDraft) => void }) {
  const { draft, onChange } = props
  const name = useId()
  if (draft.options.length === 0) {
    return (
      <div className={styles.answers}>
        <TextInput
          label="Answer"
          size="xs"
          dir="auto"
          value={draft.answer}
          disabled={draft.answer.length > mostEdited}
          onChange={(event) => onChange({ ...draft, answer: event.currentTarget.value })}
        />
        <Button size="compact-xs" variant="subtle" onClick={() => onChange(asChoice(draft))}>
          Make multiple choice
        </Button>
      </div>
    )
  }
  return (
    <fieldset className={styles.answers}>
      <legend>Options, the right one marked</legend>
      {draft.options.map((option, place) => {
        const letter = letterAt(place)
        return (
          <div key={letter} className={styles.option}>
            <input
              type="radio"
              name={name}
              aria-label={`${letter} is the answer`}
              checked={place === draft.right}
              onChange={() => onChange({ ...draft, right: place })}
            />
            <TextInput
              size="xs"
              dir="auto"
              aria-label={`Option ${letter}`}
              leftSection={<span className={styles.letter}>{letter}</span>}
              value={option}
              disabled={option.length > mostEdited}
              onChange={(event) => onChange(withOption(draft, place, event.currentTarget.value))}
            />
            <button
              type="button"
              className={styles.remove}
              aria-label={`Remove option ${letter}`}
              disabled={draft.options.length === 1}
              onClick={() => onChange(withoutOption(draft, place))}
            >
              <IconX size={12} />
            </button>
          </div>
        )
      })}
      <div className={styles.tools}>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={12} />}
          disabled={draft.options.length >= mostOptions}
          onClick={() => onChange(withNewOption(draft))}
        >
          Option
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => onChange(asOpen(draft))}>
          Make open
        </Button>
      </div>
    </fieldset>
  )
}

/** The form appears because somebody asked for it: the next key belongs to it. */
function takeFocus(field: HTMLTextAreaElement | null): void {
  field?.focus()
}
