import { canAsk, views, type View } from '../domain/preview.ts'
import type { PreviewOutcome } from '../domain/previewOutcome.ts'
import { sentenceOf } from '../domain/refusal.ts'
import { has } from '../domain/table.ts'
import type { Photo } from '../inference/inference.ts'
import type { OpenProject } from './appState.ts'
import { breathe } from './pauses.ts'
import { howFor, keyFor } from './previewAsk.ts'
import { photoOf } from './previewAsker.ts'
import { createAssist } from './previewAssist.ts'
import { createPreviewDesk, type PreviewDeps } from './previewDesk.ts'
import { createRunner } from './previewRunner.ts'
import { createResolutionSelecting } from './previewSelecting.ts'
import { createPreviewSight } from './previewSight.ts'
import type { Previews, RunSpec } from './previews.ts'
import { writtenElsewhere } from './seat.ts'

/** The previews of one open project, and what only its session does with them. */
export interface PreviewRoom extends Previews {
  /** Goes to work once the project is shown; `read` resolves when all of it is read. */
  begin(read: Promise<void>): void
  /** What models came to, as far as the annotator may see it; as of now. */
  outcomes(): ReadonlyMap<string, PreviewOutcome>
  close(): void
}

export function createPreviews(deps: PreviewDeps): PreviewRoom {
  const life = new AbortController()
  const desk = createPreviewDesk(deps, life.signal)
  const { store, set, keeper, lanes, index } = desk
  const sight = createPreviewSight(desk)
  const selecting = createResolutionSelecting(desk)
  const assist = createAssist(deps.models, deps.notify, lanes.hold)

  /** The views of an item that a run has still to ask. */
  function missing(itemId: string, spec: RunSpec): readonly View[] {
    const subject = desk.subjectOf(itemId)
    if (!subject) return []
    const known = keeper.known()
    return spec.views.filter(
      (view) => canAsk(view, subject.content) && !has(known, keyFor(subject, view, spec)),
    )
  }

  const runner = createRunner({
    missing: (itemId, spec) => missing(itemId, spec).length,
    async ask(itemId, spec, signal) {
      for (const view of missing(itemId, spec)) {
        await lanes.of(spec.modelId).take('run', 0, signal, async (halt) => {
          // Read when its turn comes: it may have been revised, or asked by the annotator, while it waited.
          const subject = desk.subjectOf(itemId)
          if (subject) await desk.asker({ subject, view, how: spec, onPixels: null, again: false }, halt)
        }).done
        index.touch(itemId)
      }
    },
    places: lanes.places,
    show: (run) => set({ run }),
    save(record) {
      deps.kept
        .saveRun(record)
        .catch((error: unknown) => desk.warn(`The run cannot be remembered. ${sentenceOf(error)}`))
    },
    now: deps.now,
    breathe,
  })

  /** Whether the run is this tab's to change; the sentence was shown when it is not. */
  function isMine(): boolean {
    const isWriter = desk.open().role === 'writer'
    if (!isWriter) desk.warn(writtenElsewhere)
    return isWriter
  }

  function mayRun(): boolean {
    const isRead = desk.open().loaded && store.getState().loaded
    if (!isRead) desk.warn('The project is still being read. Do this again in a moment.')
    return isRead && isMine()
  }

  function keysInSight(itemId: string | null): readonly string[] {
    const subject = itemId === null ? null : desk.subjectOf(itemId)
    const how = desk.how()
    return subject && how ? views.map((view) => keyFor(subject, view, how)) : []
  }

  let isRunnerUp = false
  /** Whoever stops a model means the run that uses it as well. */
  function heedUnloading(): void {
    const { run } = store.getState()
    const entry = deps.models.store.getState().entries.find(({ spec }) => spec.id === run?.spec.modelId)
    const isUp = run?.phase === 'running' && entry !== undefined && entry.standing.kind !== 'idle'
    if (isRunnerUp && !isUp) runner.pause('The model was stopped. Going on loads it again.')
    isRunnerUp = isUp
  }

  let role: OpenProject['role'] | null = null
  /** After anything that may have changed what is in sight. */
  function look(): void {
    const { open } = deps.state()
    if (!open || life.signal.aborted) return
    index.follow({ dataset: open.dataset, annotatorId: desk.annotatorId(), how: desk.how() })
    if (open.role !== role) {
      role = open.role
      if (role === 'follower')
        runner.pause('Another tab writes this project now. Take over here, then let it go on.')
      // What the other tab was told meanwhile is known here as well, and not asked again.
      else if (store.getState().loaded) void readKept()
    }
    heedUnloading()
    keeper.complete(() => keysInSight(open.itemId))
    if (!sight.look()) return
    selecting.drop()
    assist.drop()
  }

  async function readKept(): Promise<void> {
    try {
      await keeper.load(life.signal)
      set({ loaded: true })
      index.rebuild()
      look()
      await runner.restore(await deps.kept.run())
    } catch (error) {
      if (life.signal.aborted) return
      // They are a cache: without it, what is asked is asked anew.
      set({ loaded: true })
      desk.warn(`What models said before cannot be read. ${sentenceOf(error)}`)
    }
  }

  const photo = (itemId: string) => async (): Promise<Photo> => {
    const subject = desk.subjectOf(itemId)
    if (!subject) throw new Error('This item is gone.')
    return photoOf(subject, deps.bytesOf)
  }

  return {
    store,
    ask: sight.ask,
    stop() {
      sight.stop()
      selecting.drop()
    },
    start(spec) {
      const model = desk.specOf(spec.modelId)
      if (model && mayRun()) runner.start({ ...spec, ...howFor(model, spec) })
    },
    pause: () => runner.pause(),
    resume() {
      if (mayRun()) runner.resume()
    },
    retryFailed() {
      if (mayRun()) runner.retryFailed()
    },
    cancel() {
      if (isMine()) runner.cancel()
    },
    selectResolution: selecting.start,
    async forget(modelId) {
      if (!isMine()) return
      sight.stop()
      selecting.drop()
      const { run } = store.getState()
      if (modelId === undefined || run?.spec.modelId === modelId) runner.cancel()
      try {
        await (modelId === undefined ? keeper.clear() : keeper.forget(modelId))
        index.rebuild()
      } catch (error) {
        desk.warn(`What models said could not be deleted. ${sentenceOf(error)}`)
      }
    },
    segment: (itemId, at, within) =>
      assist.ask('segment', photo(itemId), (model, shown, signal) =>
        model.segment({ photo: shown, at, within }, signal),
      ),
    propose: (itemId) =>
      assist.ask('propose', photo(itemId), (model, shown, signal) => {
        const { areaRatio } = desk.open().dataset.project.thresholds
        return model.propose({ photo: shown, areaRatio }, signal)
      }),
    read: (itemId, within) =>
      assist.ask('read', photo(itemId), (model, shown, signal) =>
        model.read({ photo: shown, within }, signal),
      ),
    outcomes: index.current,
    begin(read) {
      const stops = [deps.heed(look), deps.models.store.subscribe(look)]
      life.signal.addEventListener('abort', () => stops.forEach((stop) => stop()))
      look()
      read.then(readKept).catch(() => undefined)
    },
    close() {
      runner.close()
      sight.close()
      assist.drop()
      life.abort()
      keeper.close()
    },
  }
}
