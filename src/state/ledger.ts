import { applyChanges, checkChanges, judgementOf, type Dataset } from '../domain/dataset.ts'
import { invert, type Change, type Step } from '../domain/entry.ts'
import type { Item } from '../domain/item.ts'
import { createJudgement, type Judgement } from '../domain/judgement.ts'
import { Refusal } from '../domain/refusal.ts'
import { get } from '../domain/table.ts'
import type { ProjectStore } from '../storage/storage.ts'
import type { OpenProject } from './appState.ts'
import type { Deps } from './deps.ts'
import { createSaver, type Saver, type Saving } from './saving.ts'

export type JudgementEdit = (judgement: Judgement, item: Item) => Judgement

/** The one writer: every change of the dataset goes through here, into the state, the history and the storage. */
export interface Ledger {
  readonly saver: Saver
  commit(label: string, changes: readonly Change[]): boolean
  edit(itemId: string, label: string, edit: JudgementEdit): boolean
  /** Takes back or repeats one step; answers with the item it was about, if it was about one. */
  reverse(which: 'undo' | 'redo'): Promise<string | null>
  /** Steps that another tab wrote. */
  receive(stepIds: readonly string[]): Promise<void>
  /** Lays the steps of this visit on top of a dataset that was read meanwhile. */
  catchUp(dataset: Dataset): Dataset
}

interface Desk {
  open(): OpenProject
  annotatorId(): string
  /** Puts a new dataset in place after a step. */
  place(dataset: Dataset, step: Step): void
  showSaving(saving: Saving): void
}

/** Steps whose changes are kept at hand for undo; older ones are read back from the storage. */
const atHand = 200

export function createLedger(deps: Deps, store: ProjectStore, desk: Desk): Ledger {
  const recent = new Map<string, Step>()

  const saver = createSaver((step) => store.write(step), desk.showSaving)

  function remember(step: Step): void {
    recent.set(step.id, step)
    const oldest = recent.keys().next().value
    if (recent.size > atHand && oldest !== undefined) recent.delete(oldest)
  }

  /** Shows a refusal as its sentence; anything else is a fault of the program and goes on. */
  function refused(error: unknown): false {
    if (!(error instanceof Refusal)) throw error
    deps.notify({ tone: 'bad', sentence: error.message, key: 'refusal' })
    return false
  }

  function write(label: string, changes: readonly Change[], role: Step['role'], of: string | null): boolean {
    if (changes.length === 0) return true
    const now = desk.open()
    try {
      if (now.role === 'follower') {
        throw new Refusal(
          'Another tab is writing this project. Take over here first, at the top of the page.',
        )
      }
      checkChanges(now.dataset, changes)
    } catch (error) {
      return refused(error)
    }
    const step: Step = { id: deps.newId(), at: deps.now(), by: desk.annotatorId(), label, role, of, changes }
    remember(step)
    desk.place(applyChanges(now.dataset, changes), step)
    saver.push(step)
    return true
  }

  return {
    saver,
    commit: (label, changes) => write(label, changes, 'do', null),
    edit(itemId, label, edit) {
      const { dataset } = desk.open()
      const item = get(dataset.items, itemId)
      if (!item) return false
      const before = judgementOf(dataset, itemId, desk.annotatorId())
      const base = before ?? createJudgement(itemId, desk.annotatorId())
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
      return write(label, [change], 'do', null)
    },
    async reverse(which) {
      const { past, future } = desk.open().history
      const deed = (which === 'undo' ? past : future).at(-1)
      if (!deed) return null
      const step = recent.get(deed.id) ?? (await store.step(deed.id))
      if (!step) {
        deps.notify({ tone: 'bad', sentence: `“${deed.label}” is no longer in the history.` })
        return null
      }
      const changes = which === 'undo' ? invert(step.changes) : step.changes
      const words = `${which === 'undo' ? 'Undone' : 'Repeated'}: ${deed.label}`
      if (!write(words, changes, which, deed.id)) return null
      deps.notify({ tone: 'plain', sentence: words, key: 'undo' })
      const [first] = step.changes
      const subject = first?.after ?? first?.before
      return step.changes.length === 1 && subject?.kind === 'judgement' ? subject.value.itemId : null
    },
    async receive(stepIds) {
      for (const id of stepIds) {
        const step = recent.has(id) ? null : await store.step(id)
        if (!step) continue
        remember(step)
        desk.place(applyChanges(desk.open().dataset, step.changes), step)
      }
    },
    catchUp: (dataset) =>
      applyChanges(
        dataset,
        [...recent.values()].flatMap((step) => step.changes),
      ),
  }
}
