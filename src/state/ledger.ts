import { applyChanges, checkChanges, judgementOf, type Dataset } from '../domain/dataset.ts'
import { invert, subjectOf, type Change, type Entry, type Step } from '../domain/entry.ts'
import type { Item } from '../domain/item.ts'
import { createJudgement, type Judgement } from '../domain/judgement.ts'
import type { Person } from '../domain/person.ts'
import { Refusal, sentenceOf } from '../domain/refusal.ts'
import { get } from '../domain/table.ts'
import type { ProjectStore } from '../storage/storage.ts'
import type { OpenProject } from './appState.ts'
import type { Deps } from './deps.ts'
import { joining } from './joining.ts'
import { createSaver, type Saver, type Saving } from './saving.ts'
import { writtenElsewhere } from './seat.ts'
import { createShelf } from './stepShelf.ts'

export type JudgementEdit = (judgement: Judgement, item: Item) => Judgement

/** The one writer: every change of the dataset goes through here, into the state, the history and the storage. */
export interface Ledger {
  readonly saver: Saver
  commit(label: string, changes: readonly Change[]): boolean
  edit(itemId: string, label: string, edit: JudgementEdit): boolean
  /** Takes back or repeats one step; answers with the item it was about, if it was about one. One after another. */
  reverse(which: 'undo' | 'redo'): Promise<string | null>
  /** Steps that another tab wrote, in their order; those known already are passed over. */
  receive(stepIds: readonly string[]): Promise<void>
  /** Lays the steps of this visit on top of a dataset that was read meanwhile. */
  catchUp(dataset: Dataset): Dataset
}

interface Desk {
  /** Throws when the project was closed. */
  open(): OpenProject
  isClosed(): boolean
  annotator(): Person
  /** False while there may be something in storage under the key of this entry that was not read yet. */
  isRead(entry: Entry): boolean
  /** Puts a new dataset in place after a step. */
  place(dataset: Dataset, step: Step): void
  showSaving(saving: Saving): void
}

/** `known` are the ids of the steps that the history begins with. */
export function createLedger(deps: Deps, store: ProjectStore, known: Iterable<string>, desk: Desk): Ledger {
  const seen = new Set(known)
  const shelf = createShelf()
  /** Steps since the reading began; null once everything was read. */
  let meanwhile: Step[] | null = []
  // Two quick presses take back two steps, even when the first has to be fetched.
  let reversing: Promise<unknown> = Promise.resolve()

  const saver = createSaver(
    (steps) => {
      const [only] = steps
      return only && steps.length === 1 ? store.write(only) : store.writeAll(steps)
    },
    (saving) => desk.showSaving(saving),
  )

  function remember(step: Step): void {
    seen.add(step.id)
    shelf.put(step)
    meanwhile?.push(step)
  }

  const tell = (sentence: string) => deps.notify({ tone: 'bad', sentence, key: 'refusal' })

  /** Shows a refusal as its sentence; anything else is a fault of the program and goes on. */
  function refused(error: unknown): false {
    if (!(error instanceof Refusal)) throw error
    tell(error.message)
    return false
  }

  function write(label: string, changes: readonly Change[], role: Step['role'], of: string | null): boolean {
    if (changes.length === 0) return true
    const now = desk.open()
    try {
      if (now.role === 'follower') {
        throw new Refusal(writtenElsewhere)
      }
      if (!now.loaded && !changes.every((change) => desk.isRead(subjectOf(change)))) {
        throw new Refusal('The project is still being read. Do this again in a moment.')
      }
      checkChanges(now.dataset, changes)
    } catch (error) {
      return refused(error)
    }
    const { id: by } = desk.annotator()
    const step: Step = { id: deps.newId(), at: deps.now(), by, label, role, of, changes }
    remember(step)
    saver.push(step)
    desk.place(applyChanges(now.dataset, changes), step)
    return true
  }

  /** An annotator with a name stands among the people of the project, so that exports can tell who it was. */
  function join(): boolean {
    const change = joining(desk.open().dataset.project, desk.annotator())
    return change === null || write('Join the project', [change], 'do', null)
  }

  async function stepOf(id: string): Promise<Step | null> {
    return shelf.get(id) ?? saver.waiting().find((step) => step.id === id) ?? (await store.step(id))
  }

  async function reverse(which: 'undo' | 'redo'): Promise<string | null> {
    const { past, future } = desk.open().history
    const deed = (which === 'undo' ? past : future).at(-1)
    if (!deed) return null
    let step: Step | null
    try {
      step = await stepOf(deed.id)
    } catch (error) {
      tell(`“${deed.label}” cannot be read back. ${sentenceOf(error)}`)
      return null
    }
    if (desk.isClosed()) return null
    if (!step) {
      tell(`“${deed.label}” is no longer in the history.`)
      return null
    }
    const other = otherAnnotator(step, desk.annotator().id)
    if (other !== null) {
      const { people } = desk.open().dataset.project
      const name = people.find(({ id }) => id === other)?.name ?? 'another annotator'
      tell(`“${deed.label}” was said by ${name}; nobody else can take it back or repeat it.`)
      return null
    }
    const changes = which === 'undo' ? invert(step.changes) : step.changes
    const words = `${which === 'undo' ? 'Undone' : 'Redone'}: ${deed.label}`
    if (!write(words, changes, which, deed.id)) return null
    deps.notify({ tone: 'plain', sentence: words, key: 'undo' })
    const [first] = step.changes
    const subject = first?.after ?? first?.before
    return step.changes.length === 1 && subject?.kind === 'judgement' ? subject.value.itemId : null
  }

  return {
    saver,
    commit: (label, changes) => write(label, changes, 'do', null),
    edit(itemId, label, edit) {
      const { dataset } = desk.open()
      const item = get(dataset.items, itemId)
      if (!item) return false
      const annotatorId = desk.annotator().id
      const before = judgementOf(dataset, itemId, annotatorId)
      const base = before ?? createJudgement(itemId, annotatorId)
      let after: Judgement
      try {
        after = edit(base, item)
      } catch (error) {
        return refused(error)
      }
      if (after === base) return true
      const change: Change = {
        before: before ? { kind: 'judgement', value: before } : null,
        after: { kind: 'judgement', value: after },
      }
      return join() && write(label, [change], 'do', null)
    },
    reverse(which) {
      const next = reversing.then(() => (desk.isClosed() ? null : reverse(which)))
      reversing = next.catch(() => undefined)
      return next
    },
    async receive(stepIds) {
      for (const id of stepIds) {
        const step = seen.has(id) ? null : await store.step(id)
        if (desk.isClosed()) return
        if (!step || seen.has(id)) continue
        remember(step)
        // What still waits here will be written after it, so it stays on top.
        const changes = [step, ...saver.waiting()].flatMap((each) => each.changes)
        desk.place(applyChanges(desk.open().dataset, changes), step)
      }
    },
    catchUp(dataset) {
      const changes = [...(meanwhile ?? []), ...saver.waiting()].flatMap((step) => step.changes)
      meanwhile = null
      return applyChanges(dataset, changes)
    },
  }
}

/** Whose judgement a step of somebody else is about; null when it may be reversed by this annotator. */
function otherAnnotator(step: Step, annotatorId: string): string | null {
  if (step.by === annotatorId) return null
  for (const change of step.changes) {
    const subject = subjectOf(change)
    if (subject.kind === 'judgement' && subject.value.annotatorId !== annotatorId) {
      return subject.value.annotatorId
    }
  }
  return null
}
