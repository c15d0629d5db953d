import { applyEntries, emptyDataset, type Dataset } from '../domain/dataset.ts'
import { decide, takeBack } from '../domain/edits.ts'
import type { Change, Entry } from '../domain/entry.ts'
import type { Decision, Judgement, Shown } from '../domain/judgement.ts'
import {
  everything,
  isUndecided,
  nextIn,
  queueOf,
  type QueueFilter,
  type QueueSort,
} from '../domain/queue.ts'
import { get, rows } from '../domain/table.ts'
import type { ProjectStore, Start } from '../storage/storage.ts'
import { annotatorOf, type AppState, type OpenProject } from './appState.ts'
import type { Deps } from './deps.ts'
import { createGallery, type Gallery } from './gallery.ts'
import { advance, historyOf } from './history.ts'
import { createLedger, type JudgementEdit } from './ledger.ts'
import { leave, startWatch, stir, type Stopwatch } from './stopwatch.ts'

/** How many pictures after the one in sight are decoded ahead, and how many items before it. */
const ahead = 3
const behind = 1
/** How many steps back undo reaches after a reload. */
const rememberedSteps = 1000

/** One open project: the only place from which its dataset moves. */
export interface Session {
  readonly gallery: Gallery
  readonly store: ProjectStore
  commit(label: string, changes: readonly Change[]): boolean
  /** Edits one's own judgement of an item. False when the rules refused; the sentence was shown. */
  edit(itemId: string, label: string, edit: JudgementEdit): boolean
  decide(decision: Decision, shown: Shown): boolean
  /** Takes back the last decision, wherever it was, and goes there. */
  takeBack(): void
  undo(): Promise<void>
  redo(): Promise<void>
  goTo(itemId: string): void
  /** Moves along the queue by whole items; stays at the ends. */
  move(by: number): void
  /** Goes to the next item without a decision; false when there is none. */
  nextUndecided(): boolean
  arrange(filter: QueueFilter, sort: QueueSort): void
  /** Tells the stopwatch that somebody is there, or that the page was left. */
  stir(): void
  leave(): void
  retrySaving(): void
  /** Resolves once everything said so far is on the disk. */
  settled(): Promise<void>
  takeOver(): Promise<void>
  close(): Promise<void>
}

/** The part of the state that belongs to the open project. */
export interface Cell {
  get(): AppState
  set(change: (open: OpenProject) => Partial<OpenProject>): void
  /** Shows the project; from here on the session may be used. */
  begin(session: Session, open: OpenProject): void
  end(): void
}

const labels: Readonly<Record<Decision, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  flag: 'Flag',
  skip: 'Skip',
}

/** Opens a project: the first item at once, the rest while it is already being looked at. */
export async function openSession(deps: Deps, projectId: string, cell: Cell): Promise<Session> {
  const store = await deps.storage.open(projectId)
  const start = await store.start()
  const headers = await store.steps(rememberedSteps)
  const gallery = createGallery(deps.pictures, (sha256) => store.blob(sha256))
  const annotatorId = () => annotatorOf(cell.get()).id
  let watch: Stopwatch = startWatch(deps.now())
  let closed = false
  // Steps of another tab are read and applied strictly one batch after another.
  let following: Promise<void> = Promise.resolve()

  const open = (): OpenProject => {
    const now = cell.get().open
    if (!now) throw new Error('The project is closed.')
    return now
  }

  const ledger = createLedger(deps, store, {
    open,
    annotatorId,
    place: (dataset, step) => place(dataset, { history: advance(open().history, step) }),
    showSaving(saving) {
      if (!closed) cell.set(() => ({ saving }))
    },
  })

  const onLost = () => {
    held = null
    if (!closed) cell.set(() => ({ role: 'follower' }))
  }
  let held = await deps.tabs.hold(projectId, onLost)

  const unfollow = deps.tabs.follow(projectId, (stepIds) => {
    if (!closed && !held) following = following.then(() => ledger.receive(stepIds)).catch(() => undefined)
  })
  const unwatch = store.onGone(() =>
    deps.notify({
      tone: 'bad',
      sentence: 'This project was removed or upgraded in another tab; reload this page.',
    }),
  )

  /** Puts a new dataset in place; the queue is made anew only when items came or went. */
  function place(dataset: Dataset, more: Partial<OpenProject>): void {
    cell.set((now) => {
      const queue =
        dataset.items === now.dataset.items ? now.queue : requeued(dataset, now.queue.filter, now.queue.sort)
      const stays = now.itemId !== null && get(dataset.items, now.itemId) !== undefined
      return { dataset, queue, itemId: stays ? now.itemId : (queue.ids[0] ?? null), ...more }
    })
    wantPictures()
  }

  const requeued = (dataset: Dataset, filter: QueueFilter, sort: QueueSort) => ({
    filter,
    sort,
    ids: queueOf(dataset, annotatorId(), filter, sort),
  })

  const placeInQueue = (): number => {
    const { queue, itemId } = open()
    return itemId === null ? -1 : queue.ids.indexOf(itemId)
  }

  function goTo(itemId: string): void {
    if (open().itemId !== itemId) {
      watch = startWatch(deps.now())
      cell.set(() => ({ itemId }))
    }
    wantPictures()
    // Where one stood is a convenience; losing it loses no work.
    store.savePlace({ itemId, annotatorId: annotatorId() }).catch(() => undefined)
  }

  function wantPictures(): void {
    const { dataset, queue, itemId } = open()
    if (itemId === null) return
    const at = placeInQueue()
    const near =
      at < 0
        ? [itemId]
        : [
            itemId,
            ...queue.ids.slice(at + 1, at + 1 + ahead * 4),
            ...queue.ids.slice(Math.max(0, at - behind), at),
          ]
    const distinct = [...new Set(near.flatMap((id) => get(dataset.items, id)?.pictureId ?? []))]
    gallery.want(distinct.slice(0, 1 + ahead + behind).flatMap((id) => get(dataset.pictures, id) ?? []))
  }

  async function reverse(which: 'undo' | 'redo'): Promise<void> {
    const itemId = await ledger.reverse(which)
    if (itemId !== null && get(open().dataset.items, itemId)) goTo(itemId)
  }

  /** Reads everything else. What was committed meanwhile is newer than what is read, so it is laid on top. */
  async function readRest(): Promise<void> {
    let read = emptyDataset(start.project)
    const { aside } = await store.load((entries) => {
      read = applyEntries(read, entries)
    })
    if (!closed) place(ledger.catchUp(read), { loaded: true, aside })
  }

  const session: Session = {
    gallery,
    store,
    commit: ledger.commit,
    edit: ledger.edit,
    decide(decision, shown) {
      const { itemId } = open()
      if (itemId === null) return false
      watch = stir(watch, deps.now())
      const done = ledger.edit(itemId, labels[decision], (judgement, item) =>
        decide(judgement, item, decision, deps.now(), shown, watch),
      )
      if (done) watch = startWatch(deps.now())
      return done
    },
    takeBack() {
      const last = lastDecided(open().dataset, annotatorId())
      if (!last) deps.notify({ tone: 'plain', sentence: 'There is no decision to take back.', key: 'undo' })
      else if (ledger.edit(last.itemId, 'Take the decision back', takeBack)) goTo(last.itemId)
    },
    undo: () => reverse('undo'),
    redo: () => reverse('redo'),
    goTo,
    move(by) {
      const { ids } = open().queue
      const next = ids[Math.max(0, Math.min(ids.length - 1, placeInQueue() + by))]
      if (next !== undefined) goTo(next)
    },
    nextUndecided() {
      const { queue, dataset } = open()
      const next = nextIn(queue.ids, placeInQueue(), 1, (id) => isUndecided(dataset, annotatorId(), id), true)
      if (next !== null) goTo(next)
      return next !== null
    },
    arrange(filter, sort) {
      cell.set(({ dataset }) => ({ queue: requeued(dataset, filter, sort) }))
      const { queue, itemId } = open()
      const [first] = queue.ids
      if (first !== undefined && (itemId === null || !queue.ids.includes(itemId))) goTo(first)
      else if (first === undefined) cell.set(() => ({ itemId: null }))
      else wantPictures()
    },
    stir() {
      watch = stir(watch, deps.now())
    },
    leave() {
      watch = leave(watch, deps.now())
    },
    retrySaving: () => ledger.saver.retry(),
    settled: () => ledger.saver.settled(),
    async takeOver() {
      held = await deps.tabs.takeOver(projectId, onLost)
      cell.set(() => ({ role: 'writer' }))
    },
    async close() {
      await ledger.saver.settled()
      closed = true
      ledger.saver.stop()
      unfollow()
      unwatch()
      held?.release()
      gallery.close()
      store.close()
      cell.end()
    },
  }

  cell.begin(session, {
    id: projectId,
    dataset: applyEntries(emptyDataset(start.project), await firstEntries(store, start, annotatorId())),
    loaded: false,
    role: held ? 'writer' : 'follower',
    history: historyOf(headers.toReversed()),
    saving: { kind: 'saved' },
    aside: [],
    itemId: start.first?.item.id ?? null,
    queue: { filter: everything, sort: 'order', ids: start.first ? [start.first.item.id] : [] },
  })

  wantPictures()
  readRest().catch((error: unknown) => {
    if (!closed)
      deps.notify({
        tone: 'bad',
        sentence: `Reading the project stopped: ${String(error)}. Reload the page.`,
      })
  })

  return session
}

/** The item that was last in sight, with its picture and one's judgement: enough for the first screen. */
async function firstEntries(
  store: ProjectStore,
  { first }: Start,
  annotatorId: string,
): Promise<readonly Entry[]> {
  if (!first) return []
  const judgement = await store.judgement(first.item.id, annotatorId)
  return [
    { kind: 'item', value: first.item },
    ...(first.picture ? [{ kind: 'picture' as const, value: first.picture }] : []),
    ...(judgement ? [{ kind: 'judgement' as const, value: judgement }] : []),
  ]
}

function lastDecided(dataset: Dataset, annotatorId: string): Judgement | null {
  let last: Judgement | null = null
  for (const judgement of rows(dataset.judgements)) {
    if (judgement.annotatorId !== annotatorId || judgement.decidedAt === null) continue
    if (last === null || judgement.decidedAt > (last.decidedAt ?? 0)) last = judgement
  }
  return last
}
