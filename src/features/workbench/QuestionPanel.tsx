import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconChevronDown } from '@tabler/icons-react'
import { contentOf, type Judgement } from '../../domain/judgement.ts'
import type { Item } from '../../domain/item.ts'
import { resetAll, resetField, reviseCategory, reviseQuestion } from '../../domain/revisions.ts'
import { useAppActions, useOpen } from '../../state/useApp.ts'
import { EditableText } from '../../ui/EditableText.tsx'
import { TextDiff } from '../../ui/TextDiff.tsx'
import { AnswerEditor } from './AnswerEditor.tsx'
import { Checks } from './Checks.tsx'
import { ItemProblems } from './ItemProblems.tsx'
import { showsAnswer, type Phase } from '../../domain/looks.ts'
import { Note } from './Note.tsx'
import { OwnAnswer } from './OwnAnswer.tsx'
import { ProvenancePanel } from './ProvenancePanel.tsx'
import styles from './QuestionPanel.module.css'
import { RegionFields } from './RegionFields.tsx'

interface QuestionPanelProps {
  readonly item: Item
  readonly judgement: Judgement
  readonly phase: Phase
}

/** The question, its options and answer, what one says about them, and where they came from. */
export function QuestionPanel({ item, judgement, phase }: QuestionPanelProps) {
  const app = useAppActions()
  const content = contentOf(item, judgement.revision)
  const edit = (label: string, change: (judgement: Judgement) => Judgement) =>
    app.session().edit(item.id, label, change)
  const revised = judgement.revision.question !== undefined

  return (
    <section className={styles.panel} aria-label="Question and answer">
      <div className={styles.meta}>
        <CategoryPicker
          value={content.category}
          onPick={(category) => edit('Change the category', (it) => reviseCategory(it, item, category))}
        />
        {showsAnswer(phase) ? <Origin item={item} /> : null}
        {Object.keys(judgement.revision).length > 0 ? (
          <button
            type="button"
            className={styles.reset}
            onClick={() => edit('Undo all changes to the text', (it) => resetAll(it, item))}
          >
            <IconArrowBackUp size={14} aria-hidden /> As given
          </button>
        ) : null}
      </div>

      <EditableText
        key={`${item.id} question`}
        id="question-text"
        label="Question"
        placeholder="Write the question"
        className={styles.question ?? ''}
        value={content.question}
        onCommit={(text) => edit('Change the question', (it) => reviseQuestion(it, item, text))}
      />
      {revised ? (
        <div className={styles.given}>
          <TextDiff before={item.question} after={content.question} />
          <Tooltip label="Back to the given question">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={22}
              aria-label="Back to the given question"
              onClick={() =>
                edit('Undo the change to the question', (it) => resetField(it, item, 'question'))
              }
            >
              <IconArrowBackUp size={14} />
            </ActionIcon>
          </Tooltip>
        </div>
      ) : null}

      {showsAnswer(phase) ? (
        <AnswerEditor item={item} judgement={judgement} />
      ) : (
        <OwnAnswer
          item={item}
          judgement={judgement}
          view={phase === 'answer-global' ? 'global' : 'regional'}
        />
      )}

      {showsAnswer(phase) ? (
        <>
          <ItemProblems item={item} judgement={judgement} />
          <Checks item={item} judgement={judgement} />
          <Note item={item} judgement={judgement} />
          <RegionFields item={item} judgement={judgement} />
          <ProvenancePanel item={item} />
        </>
      ) : null}
    </section>
  )
}

/** What upstream measured, in a few words; the rest is under Provenance. */
function Origin({ item }: { item: Item }) {
  const { consensus, smallModel, status } = item.source
  const words = [
    consensus ? `${consensus.count}/${consensus.of} agree` : null,
    smallModel
      ? smallModel.error === null
        ? `small model ${smallModel.correct}/${smallModel.answers.length}`
        : 'small model failed'
      : null,
    status,
  ].filter((each) => each !== null)
  return (
    <span
      className={styles.origin}
      title="Teacher answers that agree, small-model answers that are right, upstream status"
    >
      {words.join(' · ')}
    </span>
  )
}

function CategoryPicker(props: { value: string | null; onPick: (category: string | null) => void }) {
  const { value, onPick } = props
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const name = categories.find(({ id }) => id === value)?.name ?? value ?? 'No category'
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <button type="button" data-picks="category" className={styles.category} data-empty={value === null}>
          {name}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {categories.map((category) => (
          <Menu.Item key={category.id} onClick={() => onPick(category.id)}>
            {category.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onPick(null)}>No category</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
