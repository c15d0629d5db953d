import { ActionIcon, Button, NativeSelect, TextInput, Tooltip } from '@mantine/core'
import { IconExternalLink, IconPencil, IconTrash } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { goldAnswerOf, goldWords, type GoldAnswer } from '../../../domain/gold.ts'
import { isMultipleChoice, type Item } from '../../../domain/item.ts'
import { get } from '../../../domain/table.ts'
import { useOpen } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './GoldPage.module.css'
import { lettersOf, metOn, otherAnswer } from './knownAnswers.ts'
import { useMarking, type Marking } from './useGold.ts'

/** The gold items with what is known of them: to be changed, taken off, or looked at. */
export function GoldList({ onItem }: { readonly onItem: (itemId: string) => void }) {
  const answers = useOpen(({ dataset }) => dataset.project.gold.answers)
  const marking = useMarking()
  const [editing, setEditing] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: answers.length,
    getScrollElement: () => list.current,
    estimateSize: () => 56,
    overscan: 6,
  })
  return (
    <div className={styles.list} ref={list}>
      <ol style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const answer = answers[answers.length - 1 - row.index]
          if (!answer) return null
          return (
            <li
              key={answer.itemId}
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              data-gold={answer.itemId}
            >
              <GoldRow
                answer={answer}
                marking={marking}
                editing={editing === answer.itemId}
                onEdit={(on) => setEditing(on ? answer.itemId : null)}
                onItem={onItem}
              />
            </li>
          )
        })}
      </ol>
    </div>
  )
}

interface GoldRowProps {
  readonly answer: GoldAnswer
  readonly marking: Marking
  readonly editing: boolean
  readonly onEdit: (on: boolean) => void
  readonly onItem: (itemId: string) => void
}

function GoldRow({ answer, marking, editing, onEdit, onItem }: GoldRowProps) {
  const dataset = useOpen((open) => open.dataset)
  const item = get(dataset.items, answer.itemId) ?? null
  const words = item ? item.question.slice(0, 200) : 'This item is no longer in the project.'
  const pencil = useRef<HTMLButtonElement>(null)
  const { met, missed } = item ? metOn(dataset, item, answer) : { met: 0, missed: 0 }
  return (
    <div className={styles.gold}>
      <div className={styles.words}>
        <span className={styles.question} dir="auto">
          {words}
        </span>
        {editing && item ? (
          <KnownAnswerField
            item={item}
            answer={answer}
            marking={marking}
            onDone={() => {
              onEdit(false)
              pencil.current?.focus()
            }}
          />
        ) : (
          <span className={styles.said}>
            Known: {goldWords(answer)}
            {met + missed > 0
              ? ` · ${countText(met, 'annotator')} right, ${missed} not`
              : ' · nobody decided yet'}
          </span>
        )}
      </div>
      {item ? (
        <>
          <Act name="Change the known answer" of={words} button={pencil} onClick={() => onEdit(!editing)}>
            <IconPencil size={15} />
          </Act>
          <Act name="See what was said" of={words} onClick={() => onItem(item.id)}>
            <IconExternalLink size={15} />
          </Act>
        </>
      ) : null}
      <Act name="Unmark" of={words} onClick={() => marking.unmark(answer.itemId)}>
        <IconTrash size={15} />
      </Act>
    </div>
  )
}

function Act({
  name,
  of,
  button,
  onClick,
  children,
}: {
  readonly name: string
  readonly of: string
  readonly button?: RefObject<HTMLButtonElement | null>
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <Tooltip label={name}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        ref={button}
        aria-label={`${name}: ${of}`}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

const rejecting = 'reject'

function KnownAnswerField(props: {
  readonly item: Item
  readonly answer: GoldAnswer
  readonly marking: Marking
  readonly onDone: () => void
}) {
  const { item, answer, marking, onDone } = props
  const isChoice = isMultipleChoice(item)
  const accepted = isChoice ? `accept ${answer.answerLetter ?? ''}` : 'accept'
  const [choice, setChoice] = useState(answer.outcome === 'reject' ? rejecting : accepted)
  const [text, setText] = useState(answer.answerText)
  const save = () => {
    const known =
      choice === rejecting
        ? goldAnswerOf(item, 'reject')
        : otherAnswer(item, isChoice ? choice.replace('accept ', '') : text)
    marking.mark('Change a known answer', [known])
    onDone()
  }
  return (
    // The key is that of the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.edit}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <NativeSelect
        size="xs"
        aria-label="Known answer"
        ref={takeFocus}
        value={choice}
        onChange={(event) => setChoice(event.currentTarget.value)}
        data={[
          ...(isChoice
            ? lettersOf(item).map(({ letter, option }) => ({
                value: `accept ${letter}`,
                label: `${letter}: ${option.slice(0, 60)}`,
              }))
            : [{ value: 'accept', label: 'Accept with the answer' }]),
          { value: rejecting, label: 'To be rejected' },
        ]}
      />
      {!isChoice && choice !== rejecting ? (
        <TextInput
          size="xs"
          aria-label="Answer"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <Button
        size="compact-sm"
        type="submit"
        disabled={!isChoice && choice !== rejecting && text.trim() === ''}
      >
        Save
      </Button>
      <Button size="compact-sm" variant="default" onClick={onDone}>
        Leave it
      </Button>
    </form>
  )
}

/** The field appears because somebody asked for it: the next key belongs to it. */
function takeFocus(field: HTMLSelectElement | null): void {
  field?.focus()
}
