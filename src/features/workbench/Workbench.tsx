import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Panel } from 'react-resizable-panels'
import { holdSpace } from '../../canvas/usePaneInput.ts'
import { reviseRegion } from '../../domain/revisions.ts'
import { contentOf, type Decision, type Shown } from '../../domain/judgement.ts'
import type { Item } from '../../domain/item.ts'
import type { Picture } from '../../domain/picture.ts'
import { useApp, useAppActions, useItem, useJudgement, useOpen, usePicture } from '../../state/useApp.ts'
import { useCommands, useHeldKey } from '../../ui/commands.ts'
import { Split, SplitLine } from '../../ui/Split.tsx'
import { everything, nestQueueFilter } from '../../domain/queue.ts'
import { NestBench } from './nest/NestBench.tsx'
import { DecisionBar } from './DecisionBar.tsx'
import { phaseOf, showsAnswer, showsRegion } from '../../domain/looks.ts'
import { GlobalView, RegionalView } from './PictureViews.tsx'
import { usePreviewCommands } from './preview/previewCommands.ts'
import { PreviewPanel } from './preview/PreviewPanel.tsx'
import { QuestionPanel } from './QuestionPanel.tsx'
import { QueuePanel } from './QueuePanel.tsx'
import { useView } from './useView.ts'
import { useWorkbenchCommands } from './useWorkbenchCommands.ts'
import { WorkbenchEmpty } from './WorkbenchEmpty.tsx'
import styles from './Workbench.module.css'

const ForgetDialog = lazy(async () => ({
  default: (await import('./preview/ForgetDialog.tsx')).ForgetDialog,
}))
const RunDialog = lazy(async () => ({
  default: (await import('./preview/RunDialog.tsx')).RunDialog,
}))

interface WorkbenchProps {
  /** What is done to the items: they are checked, or boxes are drawn on them. */
  readonly task: 'verify' | 'nest'
  readonly onAllDecided: () => void
  readonly onAllBoxed: () => void
}

/** The screen on which items are checked and boxed. */
export function Workbench({ task, onAllDecided, onAllBoxed }: WorkbenchProps) {
  const queueShown = useApp((state) => state.preferences.queueShown)
  const item = useItem()
  const picture = usePicture(item?.pictureId ?? null)
  useSignsOfLife()
  useQueueOf(task)
  return (
    <main className={styles.workbench}>
      <Split id="workbench" orientation="horizontal" panelIds={queueShown ? ['queue', 'bench'] : ['bench']}>
        {queueShown ? (
          <>
            <Panel
              id="queue"
              defaultSize="248px"
              minSize="180px"
              maxSize="40%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <QueuePanel task={task} />
            </Panel>
            <SplitLine label="Width of the queue" />
          </>
        ) : null}
        <Panel id="bench" minSize="480px">
          {item && picture ? (
            task === 'nest' ? (
              <NestBench item={item} picture={picture} onAllBoxed={onAllBoxed} />
            ) : (
              <Bench item={item} picture={picture} onAllDecided={onAllDecided} />
            )
          ) : (
            <WorkbenchEmpty task={task} />
          )}
        </Panel>
      </Split>
    </main>
  )
}

interface BenchProps {
  readonly item: Item
  readonly picture: Picture
  readonly onAllDecided: () => void
}

function Bench({ item, picture, onAllDecided }: BenchProps) {
  const app = useAppActions()
  const judgement = useJudgement(item)
  const look = useOpen(({ dataset }) => dataset.project.look)
  const content = contentOf(item, judgement.revision)
  const view = useView(item.id, picture, content.region)
  const phase = phaseOf(look, judgement)
  const hidden = useHeldKey('KeyH')
  const panning = useHeldKey('Space')
  const [pickingFor, setPickingFor] = useState<string | null>(null)
  const previewShown = useApp((state) => state.preferences.previewShown)
  const [dialog, setDialog] = useState<'run' | 'forget' | null>(null)
  const picking = pickingFor === item.id
  useEffect(() => holdSpace(panning), [panning])
  useEffect(leaveButtons, [item.id])

  const decide = (decision: Decision) => {
    const session = app.session()
    const shown: Shown = {
      look,
      global: true,
      regional: showsRegion(phase),
      outline: view.outline && showsRegion(phase),
      answer: showsAnswer(phase),
      provenance: showsAnswer(phase),
      margin: view.margin,
      // The session knows which of them were seen: whatever shows one says so.
      previews: [],
    }
    setPickingFor(null)
    if (session.decide(decision, shown) && !session.nextUndecided()) onAllDecided()
  }

  useWorkbenchCommands({
    item,
    picture,
    judgement,
    phase,
    view,
    picking,
    setPicking: (on) => setPickingFor(on ? item.id : null),
    decide,
  })

  useCommands(usePreviewCommands(item.id, setDialog))

  const region = showsRegion(phase) ? content.region : null
  return (
    <div className={styles.bench} data-item={item.id} data-phase={phase}>
      <div className={styles.views}>
        <Split id="views" orientation="horizontal" panelIds={['global', 'side']}>
          <Panel id="global" defaultSize="62%" minSize="240px">
            <Split
              id="pictures"
              orientation="vertical"
              panelIds={previewShown ? ['picture', 'preview'] : ['picture']}
            >
              <Panel id="picture" minSize="160px">
                <GlobalView
                  itemId={item.id}
                  picture={picture}
                  region={region}
                  view={view}
                  outlined={view.outline && !hidden}
                  onRegion={
                    view.tool === 'region'
                      ? (rect) =>
                          app
                            .session()
                            .edit(item.id, 'Draw the region', (it) => reviseRegion(it, item, rect, picture))
                      : undefined
                  }
                />
              </Panel>
              {previewShown ? (
                <>
                  <SplitLine label="Height of the preview" />
                  <Panel id="preview" defaultSize="50%" minSize="160px">
                    <PreviewPanel item={item} picture={picture} judgement={judgement} />
                  </Panel>
                </>
              ) : null}
            </Split>
          </Panel>
          <SplitLine label="Width of the views" />
          <Panel id="side" minSize="300px">
            <Split id="side" orientation="vertical" panelIds={['regional', 'question']}>
              <Panel id="regional" defaultSize="42%" minSize="120px">
                <RegionalView
                  itemId={item.id}
                  picture={picture}
                  region={region}
                  view={view}
                  outlined={!hidden}
                  hidden={!showsRegion(phase)}
                />
              </Panel>
              <SplitLine label="Height of the regional view" />
              <Panel id="question" minSize="160px">
                <QuestionPanel item={item} judgement={judgement} phase={phase} />
              </Panel>
            </Split>
          </Panel>
        </Split>
      </div>
      <DecisionBar judgement={judgement} phase={phase} picking={picking} />
      <Suspense fallback={null}>
        {dialog === 'run' ? <RunDialog onClose={() => setDialog(null)} /> : null}
        {dialog === 'forget' ? <ForgetDialog onClose={() => setDialog(null)} /> : null}
      </Suspense>
    </div>
  )
}

/** A button that was pressed on one item must not take the Enter that is meant for the next one. */
function leaveButtons(): void {
  const focused = document.activeElement
  if (focused instanceof HTMLElement && focused.closest('[data-item]')) focused.blur()
}

/** Each task has its own queue: everything to check, and for boxing what the project says. */
function useQueueOf(task: 'verify' | 'nest'): void {
  const app = useAppActions()
  const nesting = useOpen(({ dataset }) => dataset.project.nesting)
  const before = useRef<'verify' | 'nest'>('verify')
  const places = useRef(new Map<string, string>())
  useEffect(() => {
    if (before.current === 'verify' && task === 'verify') return
    const { itemId } = app.store.getState().open ?? { itemId: null }
    if (before.current !== task && itemId !== null) places.current.set(before.current, itemId)
    const session = app.session()
    const among = app.store.getState().open?.queue.filter.among ?? null
    const usual = task === 'nest' && among === null ? nestQueueFilter({ nesting }) : everything
    // What was picked for the workbench stays picked, whatever is done to it.
    session.arrange({ ...usual, among }, 'order')
    // A look at the boxes must not lose the place among the items to check.
    const place = before.current === task ? undefined : places.current.get(task)
    if (place !== undefined && app.store.getState().open?.queue.ids.includes(place)) session.goTo(place)
    before.current = task
  }, [app, task, nesting])
}

/** Tells the stopwatch of every key, pointer and wheel, and of leaving the page. */
function useSignsOfLife(): void {
  const app = useAppActions()
  useEffect(() => {
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    const alive = () => app.session().stir()
    const seen = () => (document.hidden ? app.session().leave() : app.session().stir())
    for (const sign of signs) window.addEventListener(sign, alive, { passive: true })
    document.addEventListener('visibilitychange', seen)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, alive)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [app])
}
