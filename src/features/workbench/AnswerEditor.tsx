import { useState } from 'react'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowsShuffle,
  IconArrowUp,
  IconCheck,
  IconDots,
  IconListLetters,
  IconPlus,
  IconTextSize,
  IconTrash,
} from '@tabler/icons-react'
import { contentOf, type Judgement } from '../../domain/judgement.ts'
import { indexOfLetter, isMultipleChoice, letterAt, type Item } from '../../domain/item.ts'
import {
  addOption,
  moveOption,
  removeOption,
  resetField,
  reviseAnswer,
  reviseOption,
  setAnswerLetter,
  shuffleOptions,
  toMultipleChoice,
  toOpen,
} from '../../domain/revisions.ts'
import { useAppActions } from '../../state/useApp.ts'
import { EditableText } from '../../ui/EditableText.tsx'
import { TextDiff } from '../../ui/TextDiff.tsx'
import styles from './AnswerEditor.module.css'
import { shuffled } from './shuffled.ts'

interface AnswerEditorProps {
  readonly item: Item
  readonly judgement: Judgement
}

/** The options with the right one marked, or the open answer; every text is edited where it stands. */
export function AnswerEditor({ item, judgement }: AnswerEditorProps) {
  const app = useAppActions()
  const content = contentOf(item, judgement.revision)
  const edit = (label: string, change: (judgement: Judgement) => Judgement) =>
    app.session().edit(item.id, label, change)
  const { revision } = judgement
  const changed =
    revision.options !== undefined || revision.answerLetter !== undefined || revision.answerText !== undefined
  const choice = isMultipleChoice(content)

  return (
    <div className={styles.answer}>
      {choice ? (
        <ol className={styles.options} aria-label="Options">
          {content.options.map((option, index) => {
            const letter = letterAt(index)
            const keyed = index === indexOfLetter(content.answerLetter)
            return (
              <li key={letter} className={styles.option} data-keyed={keyed}>
                <button
                  type="button"
                  className={styles.letter}
                  title={keyed ? 'The given answer' : `Make ${letter} the answer`}
                  aria-label={keyed ? `${letter} is the answer` : `Make ${letter} the answer`}
                  aria-pressed={keyed}
                  onClick={() => edit('Change the answer', (it) => setAnswerLetter(it, item, letter))}
                >
                  {letter}
                </button>
                <span className={styles.text}>
                  <EditableText
                    key={`${item.id} ${letter}`}
                    single
                    label={`Option ${letter}`}
                    placeholder="Empty option"
                    value={option}
                    onCommit={(text) =>
                      edit(`Change option ${letter}`, (it) => reviseOption(it, item, index, text))
                    }
                  />
                </span>
                {keyed ? <IconCheck size={16} stroke={2.5} className={styles.key} aria-hidden /> : null}
                <OptionMenu
                  letter={letter}
                  first={index === 0}
                  last={index === content.options.length - 1}
                  onMove={(by) =>
                    edit(`Move option ${letter}`, (it) => moveOption(it, item, index, index + by))
                  }
                  onRemove={() => edit(`Remove option ${letter}`, (it) => removeOption(it, item, index))}
                />
              </li>
            )
          })}
        </ol>
      ) : (
        <div className={styles.open}>
          <span className={styles.openLabel}>Answer</span>
          <EditableText
            key={`${item.id} answer`}
            single
            label="Answer"
            placeholder="Write the answer"
            className={styles.openText ?? ''}
            value={content.answerText}
            onCommit={(text) => edit('Change the answer', (it) => reviseAnswer(it, item, text))}
          />
        </div>
      )}
      {changed ? (
        <div className={styles.given}>
          <TextDiff before={inWords(item)} after={inWords(content)} />
          <Tooltip label="Back to the given options and answer">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={22}
              aria-label="Back to the given options and answer"
              onClick={() =>
                edit('Undo the change to the answer', (it) =>
                  resetField(resetField(it, item, 'options'), item, 'answerLetter'),
                )
              }
            >
              <IconArrowBackUp size={14} />
            </ActionIcon>
          </Tooltip>
        </div>
      ) : null}
      <div className={styles.tools}>
        {choice ? (
          <>
            <button type="button" onClick={() => edit('Add an option', (it) => addOption(it, item, ''))}>
              <IconPlus size={14} aria-hidden /> Option
            </button>
            <button
              type="button"
              onClick={() =>
                edit('Shuffle the options', (it) =>
                  shuffleOptions(it, item, shuffled(content.options.length, app.deps.newId())),
                )
              }
            >
              <IconArrowsShuffle size={14} aria-hidden /> Shuffle
            </button>
            <button type="button" onClick={() => edit('Make it an open question', (it) => toOpen(it, item))}>
              <IconTextSize size={14} aria-hidden /> Make open
            </button>
          </>
        ) : (
          <button
            type="button"
            onClick={() => edit('Make it multiple choice', (it) => toMultipleChoice(it, item))}
          >
            <IconListLetters size={14} aria-hidden /> Make multiple choice
          </button>
        )}
      </div>
    </div>
  )
}

interface OptionMenuProps {
  readonly letter: string
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

/** A menu is made only once somebody asks for it: most options are never touched, and every item has several. */
function OptionMenu(props: OptionMenuProps) {
  const [menu, setMenu] = useState<'closed' | 'open' | 'open by keys' | 'closed by keys'>('closed')
  return menu === 'open' || menu === 'open by keys' ? (
    <OpenOptionMenu
      {...props}
      onClose={() => setMenu(menu === 'open by keys' ? 'closed by keys' : 'closed')}
    />
  ) : (
    <button
      type="button"
      className={styles.more}
      aria-label={`More for option ${props.letter}`}
      aria-haspopup="menu"
      ref={menu === 'closed by keys' ? takeFocus : null}
      onClick={({ currentTarget }) =>
        setMenu(currentTarget === document.activeElement ? 'open by keys' : 'open')
      }
    >
      <IconDots size={14} />
    </button>
  )
}

/** Where the focus was when the menu was asked for, it is again when the menu is gone. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus()
}

function OpenOptionMenu({
  letter,
  first,
  last,
  onMove,
  onRemove,
  onClose,
}: OptionMenuProps & { onClose: () => void }) {
  return (
    <Menu position="bottom-end" shadow="md" defaultOpened onClose={onClose}>
      <Menu.Target>
        <button type="button" className={styles.more} aria-label={`More for option ${letter}`}>
          <IconDots size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {first ? null : (
          <Menu.Item leftSection={<IconArrowUp size={14} />} onClick={() => onMove(-1)}>
            Move up
          </Menu.Item>
        )}
        {last ? null : (
          <Menu.Item leftSection={<IconArrowDown size={14} />} onClick={() => onMove(1)}>
            Move down
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash size={14} />} onClick={onRemove}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Options and answer on one line, for comparing. */
function inWords(content: {
  readonly options: readonly string[]
  readonly answerLetter: string | null
  readonly answerText: string
}): string {
  const options = content.options.map((option, index) => `${letterAt(index)}. ${option}`)
  const answer = content.answerLetter ?? content.answerText
  return [...options, `Answer ${answer === '' ? '–' : answer}`].join('  ')
}
