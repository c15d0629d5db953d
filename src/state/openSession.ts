import { applyEntries, emptyDataset, presentEntry, type Dataset } from '../domain/dataset.ts'
import { decide, takeBack, unitedPreviews } from '../domain/edits.ts'
import type { Decision } from '../domain/judgement.ts'
import {
  isUndecided,
  isUnfinished,
  nextIn,
  queueOf,
  type QueueFilter,
  type QueueSort,
} from '../domain/queue.ts'
import { sentenceOf } from '../domain/refusal.ts'
import { get } from '../domain/table.ts'
import type { ProjectStore } from '../storage/storage.ts'
import { annotatorOf, type OpenProject } from './appState.ts'
import { missSentence } from './goldMiss.ts'
import { advance } from './history.ts'
import { lastDecided } from './lastDecided.ts'
import { createLedger } from './ledger.ts'
import { nearbyPictures } from './nearby.ts'
import { readOpening } from './opening.ts'
import { createPlaceFinder } from './queuePlace.ts'
import { openRooms, type SessionDeps } from './rooms.ts'
import { createSeenPreviews } from './seenPreviews.ts'
import { takeSeat } from './seat.ts'
import type { Cell } from './session.ts'
import { createTimekeeper } from './timekeeper.ts'

const labels: Readonly<Record<Decision, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  flag: 'Flag',
  skip: 'Skip',
}

/** Opens a project: the first item at once, the rest while it is already being looked at. */
export async function openSession(deps: SessionDeps, projectId: string, cell: Cell): Promise<void> {
  const store = await deps.storage.open(projectId)
  const life = new AbortController()
  life.signal.addEventListener('abort', () => store.close())
  try {
    await live(deps, store, cell, life)
  } catch (error) {
    life.abort()
    throw error
  }
}

async function live(
  deps: SessionDeps,
  store: ProjectStore,
  cell: Cell,
  life: AbortController,
): Promise<void> {
  const { signal } = life
  const atEnd = (act: () => void) => signal.addEventListener('abort', act)
  const annotatorId = () => annotatorOf(cell.get()).id
  const warn = (sentence: string) => deps.notify({ tone: 'bad', sentence })
  const hint = (sentence: string) => deps.notify({ tone: 'plain', sentence, key: 'undo' })
  const placeOf = createPlaceFinder()
  const time = createTimekeeper(deps.now)
  const seen = createSeenPreviews()

  const open = (): OpenProject => {
    const now = cell.get().open
    if (!now || signal.aborted) throw new Error('The project is closed.')
    return now
  }
  /** What an old session still has to say never reaches the project that was opened after it. */
  const set: Cell['set'] = (change) => {
    if (!signal.aborted) cell.set(change)
  }

  // Heard from the very first, so that no step falls between what is read and what is heard.
  const early: string[] = []
  let hear = (stepIds: readonly string[]): void => void early.push(...stepIds)
  atEnd(deps.tabs.follow(store.projectId, (stepIds) => hear(stepIds)))
  let gone = false
  atEnd(
    store.onGone(() => {
      gone = true
      warn('This project was removed or upgraded in another tab; reload this page.')
    }),
  )
  const seat = await takeSeat(deps.tabs, store.projectId, (role) => set(() => ({ role })))
  atEnd(() => seat.release())
  const opening = await readOpening(store, annotatorId())
  const { gallery, previews, prints, evaluation, judge } = openRooms(deps, store, cell, life, {
    ready: () => reading,
    dataset: () => open().dataset,
  })

  const ledger = createLedger(deps, store, opening.stepIds, {
    open,
    isClosed: () => signal.aborted,
    annotator: () => annotatorOf(cell.get()),
    isRead: (entry) => opening.covers(entry) || presentEntry(open().dataset, entry) !== null,
    place: (dataset, step) => place(dataset, { history: advance(open().history, step) }),
    showSaving: (saving) => set(() => ({ saving })),
  })
  atEnd(() => ledger.saver.stop())

  /** Puts a new dataset in place; the queue is made anew only when items came or went. */
  function place(dataset: Dataset, more: Partial<OpenProject>): void {
    set((now) => {
      const queue =
        dataset.items === now.dataset.items ? now.queue : requeued(dataset, now.queue.filter, now.queue.sort)
      const stays = now.itemId !== null && get(dataset.items, now.itemId) !== undefined
      return { dataset, queue, itemId: stays ? now.itemId : (queue.ids[0] ?? null), ...more }
    })
    lookAround()
  }

  const requeued = (dataset: Dataset, filter: QueueFilter, sort: QueueSort) => ({
    filter,
    sort,
    ids: queueOf(dataset, annotatorId(), filter, sort, previews.outcomes()),
  })

  const placeInQueue = (): number => {
    const { queue, itemId } = open()
    return placeOf(queue.ids, itemId)
  }

  /** After anything that may have changed what is in sight or comes next. */
  function lookAround(): void {
    const { dataset, queue, itemId } = open()
    time.turnTo(itemId)
    if (itemId !== null) {
      gallery.want(nearbyPictures(dataset, annotatorId(), queue.ids, placeInQueue(), itemId))
    }
  }

  function goTo(itemId: string): void {
    if (open().itemId !== itemId) set(() => ({ itemId }))
    lookAround()
    if (!seat.isWriter()) return
    // Where one stood is a convenience; losing it loses no work.
    store.savePlace({ itemId, annotatorId: annotatorId() }).catch(() => undefined)
  }

  function arrange(filter: QueueFilter, sort: QueueSort): void {
    set(({ dataset }) => ({ queue: requeued(dataset, filter, sort) }))
    const [first] = open().queue.ids
    if (first === undefined) set(() => ({ itemId: null }))
    if (first !== undefined && placeInQueue() < 0) goTo(first)
    else lookAround()
  }

  async function reverse(which: 'undo' | 'redo'): Promise<void> {
    const itemId = await ledger.reverse(which)
    if (itemId !== null && !signal.aborted && get(open().dataset.items, itemId)) goTo(itemId)
  }

  function nextWhere(holds: typeof isUndecided): boolean {
    const { queue, dataset } = open()
    const next = nextIn(queue.ids, placeInQueue(), 1, (id) => holds(dataset, annotatorId(), id), true)
    if (next !== null) goTo(next)
    return next !== null
  }

  /** Goes on once everything is read: before, nobody knows what comes next. */
  function goOn(holds: typeof isUndecided): boolean {
    if (open().loaded) return nextWhere(holds)
    wish = () => nextWhere(holds)
    return true
  }

  /** What could not be done before everything was read. */
  let wish: (() => void) | null = null

  /** Reads everything else. What was committed meanwhile is newer than what is read, so it is laid on top. */
  async function readRest(): Promise<void> {
    let read = emptyDataset(opening.project)
    const { aside } = await store.load((entries) => {
      read = applyEntries(read, entries)
    }, signal)
    if (signal.aborted) return
    place(ledger.catchUp(read), { loaded: true, aside })
    wish?.()
  }

  cell.begin(
    {
      gallery,
      store,
      previews,
      prints,
      evaluation,
      judge,
      ready: () => reading,
      commit: (label, changes) => ledger.commit(label, changes),
      edit: (itemId, label, edit) => ledger.edit(itemId, label, edit),
      decide(decision, shown) {
        const { itemId } = open()
        if (itemId === null) return false
        time.stir()
        const previews = unitedPreviews(seen.of(itemId, annotatorId()), shown.previews)
        const done = ledger.edit(itemId, labels[decision], (judgement, item) =>
          decide(judgement, item, decision, deps.now(), { ...shown, previews }, time.spent()),
        )
        if (!done) return false
        time.counted()
        const miss = missSentence(open().dataset, itemId, annotatorId())
        if (miss !== null) deps.notify({ tone: 'plain', sentence: miss, key: 'gold' })
        return true
      },
      saw: seen.note,
      takeBack() {
        const { dataset, loaded } = open()
        const last = loaded ? lastDecided(dataset, annotatorId()) : null
        if (!loaded) hint('The project is still being read. Do this again in a moment.')
        else if (!last) hint('There is no decision to take back.')
        else {
          const previews = seen.of(last.itemId, annotatorId())
          const done = ledger.edit(last.itemId, 'Take the decision back', (it) => takeBack(it, previews))
          if (done) goTo(last.itemId)
        }
      },
      undo: () => reverse('undo'),
      redo: () => reverse('redo'),
      goTo,
      move(by) {
        const { ids } = open().queue
        const next = ids[Math.max(0, Math.min(ids.length - 1, placeInQueue() + by))]
        if (next !== undefined) goTo(next)
      },
      nextUndecided: () => goOn(isUndecided),
      nextUnfinished: () => goOn(isUnfinished),
      arrange,
      changeAnnotator() {
        time.startOver()
        arrange(open().queue.filter, open().queue.sort)
      },
      activeMs: () => time.spent().activeMs,
      stir: () => time.stir(),
      leave: () => time.leave(),
      retrySaving: () => ledger.saver.retry(),
      settled: () => ledger.saver.settled(),
      takeOver: () =>
        seat.takeOver().catch((error: unknown) => warn(`This tab could not take over. ${sentenceOf(error)}`)),
      flushed: () => (gone ? Promise.resolve(true) : ledger.saver.flushed()),
      close() {
        life.abort()
        cell.end()
      },
    },
    {
      ...opening.shown,
      loaded: false,
      role: seat.isWriter() ? 'writer' : 'follower',
      saving: { kind: 'saved' },
      aside: [],
    },
  )

  lookAround()
  const reading = readRest()
  reading.catch((error: unknown) => {
    if (!signal.aborted) warn(`Reading the project stopped. ${sentenceOf(error)} Reload the page.`)
  })
  previews.begin(reading)
  // Steps of other tabs are read and applied strictly one batch after another.
  let following: Promise<void> = Promise.resolve()
  hear = (stepIds) => {
    following = following
      .then(() => ledger.receive(stepIds))
      .catch(() => {
        if (!signal.aborted) warn('A change from another tab could not be read. Reload this page to see it.')
      })
  }
  hear(early)
}
