import { Loader } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { contentOf } from '../../../domain/judgement.ts'
import type { Item } from '../../../domain/item.ts'
import { everything } from '../../../domain/queue.ts'
import { mostOfRun, type ItemAnswer } from '../../../evaluation/evaluation.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions, useEvaluation, useOpen, usePicture } from '../../../state/useApp.ts'
import { useCommands } from '../../../ui/commands.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { answerCommands, undoCommands } from './answerCommands.ts'
import { answerId, groupedAnswers, inHandOf, inReadingOrder, standingOf, type Hand } from './answerGroups.ts'
import { AnswerTable } from './AnswerTable.tsx'
import { inHandWords } from './answerWords.ts'
import styles from './ItemBench.module.css'
import { ItemHead } from './ItemHead.tsx'
import { ItemPictures } from './ItemPictures.tsx'
import { LabelDialog } from './LabelDialog.tsx'
import { labelNote } from './labelNote.ts'
import type { ItemAnswers } from './useItemAnswers.ts'
import { useVerdicts } from './useVerdicts.ts'
import { useWrongLabel } from './useWrongLabel.ts'
import { VerdictBar } from './VerdictBar.tsx'
import { seenAnswers, type Doubt } from './wrongLabel.ts'

interface ItemBenchProps extends Pick<PageProps, 'projectId' | 'navigate'> {
  readonly item: Item
  /** Null while they are on their way. */
  readonly loaded: ItemAnswers | null
  readonly isListed: boolean
  readonly onStep: (by: 1 | -1) => void
}

const none: readonly ItemAnswer[] = []

/** One item: its pictures, what is asked, and every answer to it, to be called right or wrong. */
export function ItemBench({ item, loaded, isListed, projectId, navigate, onStep }: ItemBenchProps) {
  const app = useAppActions()
  const evaluated = useEvaluation((state) => state.items.get(item.id) ?? null)
  const picture = usePicture(item.pictureId)
  const task = useOpen(({ dataset }) => dataset.project.task)
  const me = useApp((state) => annotatorOf(state).id)
  const verdicts = useVerdicts()
  const wrongLabel = useWrongLabel()
  const [hand, setHand] = useState<Hand | null>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [withOthers, setWithOthers] = useState(false)
  const [closerOn, setCloserOn] = useState<string | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const [told, setTold] = useState('')

  const answers = loaded?.answers ?? none
  const grouped = useMemo(() => groupedAnswers(answers), [answers])
  const order = useMemo(() => inReadingOrder(grouped, withOthers), [grouped, withOthers])
  const inHand = inHandOf(order, item.id, hand)
  const content = evaluated?.key ?? contentOf(item)
  const standing = inHand && standingOf(inHand, verdicts.on)

  // What was seen of models is recorded with whatever is decided about the item from now on.
  useEffect(() => {
    if (answers.length > 0) app.session().saw(item.id, me, seenAnswers(answers))
  }, [app, item.id, me, answers])

  const take = (answer: ItemAnswer): void =>
    setHand({ itemId: item.id, id: answerId(answer), runId: answer.runId })
  const walk = (by: 1 | -1): void => {
    const at = order.findIndex((answer) => answer === inHand)
    const next = order[at + by]
    if (!next) return
    take(next)
    setTold(inHandWords(next, standingOf(next, verdicts.on)))
  }
  const say = (right: boolean): void => {
    if (!inHand) return
    verdicts.say(inHand, right)
    setTold(right ? 'Called right.' : 'Called wrong.')
  }
  const takeBack = (): void => {
    if (!inHand) return
    verdicts.takeBack(inHand)
    setTold('Taken back.')
  }
  const toggleText = (id: string): void => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  const doubt = (how: Doubt): void => {
    setAsking(null)
    if (!wrongLabel.doubt(item, how, labelNote(answers, content), answers)) return
    const sentence =
      how === 'flag'
        ? 'Flagged: the label is in doubt. O opens the item in the workbench; Ctrl+Z takes this back.'
        : 'The note of your judgement says so now. O opens the item in the workbench; Ctrl+Z takes this back.'
    app.deps.notify({ tone: 'good', sentence, key: 'label' })
    setTold(sentence)
  }
  const toWorkbench = (): void => {
    const { queue } = app.store.getState().open ?? {}
    const session = app.session()
    if (!queue?.ids.includes(item.id)) session.arrange(everything, 'order')
    session.goTo(item.id)
    navigate(`/project/${projectId}${task === 'nest' ? '/boxes' : ''}`)
  }

  useCommands(
    answerCommands({
      step: onStep,
      walk,
      canSay: standing !== null && standing.rule !== null && standing.rule !== 'no-key',
      say,
      isSaid: standing?.verdict?.by === 'person',
      takeBack,
      note: () => document.getElementById('verdict-note')?.click(),
      hasText: inHand !== null && inHand.prediction.text !== null,
      toggleText: () => inHand && toggleText(answerId(inHand)),
      hasAttention: inHand?.hasAttention ?? false,
      toAttention: () => navigate(`/project/${projectId}/evaluate/attention/${encodeURIComponent(item.id)}`),
      hasRegion: content.region !== null,
      toggleCloser: () => setCloserOn(closerOn === item.id ? null : item.id),
      toWorkbench,
      doubtLabel: () => (wrongLabel.decided(item.id) ? setAsking(item.id) : doubt('flag')),
    }),
  )

  useCommands(useMemo(() => undoCommands(verdicts.undo), [verdicts.undo]))

  const judged = asking === item.id ? wrongLabel.decided(item.id) : null
  return (
    <div className={styles.bench} data-item={item.id} aria-busy={loaded === null}>
      <p className={styles.told} aria-live="polite">
        {told}
      </p>
      <ItemHead item={item} content={content} isInBenchmark={evaluated?.key !== null} isListed={isListed} />
      <div className={styles.pictures}>
        {picture ? (
          <ItemPictures
            itemId={item.id}
            picture={picture}
            region={content.region}
            inHand={inHand}
            isCloser={closerOn === item.id}
          />
        ) : null}
      </div>
      {/* Scrolled with the keys that scroll, so it can have the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.answers} aria-label="What the models answered" tabIndex={0}>
        {loaded === null ? (
          <Loader size="sm" color="gray" aria-label="Reading the answers" />
        ) : loaded.failure !== null ? (
          <p className={styles.failure} role="alert">
            {loaded.failure}
          </p>
        ) : answers.length === 0 ? (
          <p className={styles.nobody}>No model answered this item.</p>
        ) : (
          <AnswerTable
            projectId={projectId}
            grouped={grouped}
            inHand={inHand}
            open={open}
            withOthers={withOthers}
            verdictOn={verdicts.on}
            onTake={take}
            onToggleText={toggleText}
            onNote={(answer, right, words) => verdicts.say(answer, right, words)}
            onOthers={setWithOthers}
          />
        )}
        {isCut(answers) ? (
          <p className={styles.nobody}>
            Of each run the first {mostOfRun} answers to an item are shown; all of them count.
          </p>
        ) : null}
      </section>
      <VerdictBar inHand={inHand} answers={answers} />
      {judged ? (
        <LabelDialog
          judgement={judged}
          line={labelNote(answers, content)}
          onDoubt={doubt}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  )
}

/** Whether some run has as many answers to one item as are shown at most. */
function isCut(answers: readonly ItemAnswer[]): boolean {
  const counts = new Map<string, number>()
  for (const { runId } of answers) counts.set(runId, (counts.get(runId) ?? 0) + 1)
  return [...counts.values()].some((count) => count >= mostOfRun)
}
