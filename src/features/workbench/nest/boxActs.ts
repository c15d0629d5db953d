import { duplicateBox, pasteBoxes } from '../../../domain/boxCopies.ts'
import {
  deleteBox,
  deleteSubtree,
  insertBox,
  labelBox,
  lockBox,
  nestBox,
  reorderBox,
  setRect,
  unnestBox,
} from '../../../domain/boxEdits.ts'
import { placeLimit } from '../../../domain/boxLimits.ts'
import { topmostOf } from '../../../domain/boxPicking.ts'
import { boxOf, parentOf, siblingsOf, subtreeOf } from '../../../domain/boxes.ts'
import { areaOf, contains, sameRect, type Rect, type Size } from '../../../domain/geometry.ts'
import { adoptGhost, type Ghost } from '../../../domain/ghosts.ts'
import { growOutward, type Growth } from '../../../domain/growing.ts'
import type { Box, Judgement } from '../../../domain/judgement.ts'
import { countText } from '../../../ui/quantity.ts'
import { boxClipboard } from './boxClipboard.ts'
import { pasteOffset, placeInside } from './boxPlaces.ts'
import { shortName, stoppedWords } from './boxWords.ts'

/** What the acts below work on. */
export interface BoxDesk {
  readonly picture: Size
  readonly boxes: readonly Box[]
  /** The box that the last key or click was about comes last. */
  readonly selectedIds: readonly string[]
  /** False when the rules refused. */
  readonly edit: (label: string, edit: (judgement: Judgement) => Judgement) => boolean
  readonly newId: () => string
  readonly select: (ids: readonly string[]) => void
  /** Says a sentence now, or along with what the edit just made changed. */
  readonly say: (sentence: string, when: 'now' | 'with-change') => void
  /** Active milliseconds since the last act on a box; they count for the box that is made. */
  readonly lap?: () => number
}

/** Everything that can be done to boxes without a pointer. Each works on the selection unless it names a box. */
export interface BoxActs {
  readonly copy: () => void
  readonly paste: () => void
  readonly duplicate: () => void
  /** `all` deletes what is inside as well; `only` lets it move up. */
  readonly remove: (what: 'all' | 'only') => void
  /** Locks the boxes, or unlocks them when all of them are locked. */
  readonly lock: (ids?: readonly string[]) => void
  readonly reorder: (by: 1 | -1) => void
  readonly takeOut: () => void
  /** Into the smallest box beside it that holds it wholly. */
  readonly putIn: () => void
  readonly drawAround: (growth: Growth) => void
  readonly addInside: () => void
  readonly adopt: (ghost: Ghost) => void
  readonly label: (id: string, text: string) => void
  readonly place: (id: string, rect: Rect) => void
}

/** The ids that deleting would take away. */
export const goneWith = (
  boxes: readonly Box[],
  ids: readonly string[],
  what: 'all' | 'only',
): ReadonlySet<string> =>
  new Set(what === 'only' ? ids : ids.flatMap((id) => subtreeOf(boxes, id).map((box) => box.id)))

export function boxActs(desk: BoxDesk): BoxActs {
  const { picture, boxes, edit, newId, select, say, lap = () => 0 } = desk
  const selected = desk.selectedIds.filter((id) => boxOf(boxes, id) !== null)
  const topmost = topmostOf(boxes, selected)
  const primary = boxOf(boxes, selected.at(-1) ?? '')

  /** Makes one box, which is then selected. */
  function make(label: string, change: (judgement: Judgement, id: string) => Judgement): void {
    const id = newId()
    if (edit(label, (it) => change(it, id))) select([id])
  }

  return {
    copy() {
      if (topmost.length === 0) return
      const copied = topmost.flatMap((box) => subtreeOf(boxes, box.id))
      boxClipboard.set(copied)
      say(`${countText(copied.length, 'box', 'boxes')} copied.`, 'now')
    },
    paste() {
      const copied = boxClipboard.get()
      if (copied.length === 0) {
        say('Nothing was copied yet.', 'now')
        return
      }
      const ids = copied.map(() => newId())
      const ms = lap()
      const known = new Set(copied.map(({ id }) => id))
      const offset = pasteOffset(boxes, copied, picture)
      const label = copied.length > 1 ? `Paste ${copied.length} boxes` : 'Paste a box'
      if (!edit(label, (it) => pasteBoxes(it, copied, offset, ids, picture, ms))) return
      select(ids.filter((_, place) => !known.has(copied[place]?.parentId ?? '')))
    },
    duplicate() {
      const copies = topmost.map(({ id }) => ({ id, ids: subtreeOf(boxes, id).map(() => newId()) }))
      if (copies.length === 0) return
      const change = (judgement: Judgement) =>
        copies.reduce((it, copy) => duplicateBox(it, copy.id, copy.ids, picture), judgement)
      const label = copies.length > 1 ? `Duplicate ${copies.length} boxes` : 'Duplicate a box'
      if (edit(label, change)) select(copies.flatMap(({ ids }) => ids.slice(0, 1)))
    },
    remove(what) {
      if (selected.length === 0) return
      const change = (judgement: Judgement) =>
        what === 'all'
          ? topmost.reduce((it, { id }) => deleteSubtree(it, id), judgement)
          : selected.reduce(deleteBox, judgement)
      const gone = goneWith(boxes, selected, what)
      if (edit(gone.size > 1 ? `Delete ${gone.size} boxes` : 'Delete a box', change)) select([])
    },
    lock(ids = selected) {
      if (ids.length === 0) return
      const locked = !ids.every((id) => boxOf(boxes, id)?.locked)
      const label = `${locked ? 'Lock' : 'Unlock'} ${ids.length > 1 ? `${ids.length} boxes` : 'a box'}`
      edit(label, (judgement) => ids.reduce((it, id) => lockBox(it, id, locked), judgement))
    },
    reorder(by) {
      if (!primary) return
      const siblings = siblingsOf(boxes, primary.id)
      const place = siblings.indexOf(primary) + by
      if (place >= 0 && place < siblings.length) {
        if (edit('Reorder the boxes', (it) => reorderBox(it, primary.id, place)))
          say(`The box is now ${place + 1} of ${siblings.length} here.`, 'with-change')
      } else {
        const end = by < 0 ? 'the first' : 'the last'
        const among = siblings.length > 1 ? end : 'the only one'
        say(`${shortName(boxes, primary.id)} is ${among} here.`, 'now')
      }
    },
    takeOut() {
      if (!primary) return
      const parent = parentOf(boxes, primary.id)
      if (!parent) say(`${shortName(boxes, primary.id)} lies directly in the picture already.`, 'now')
      else edit('Take a box out of another', (it) => unnestBox(it, primary.id))
    },
    putIn() {
      if (!primary) return
      const [target] = siblingsOf(boxes, primary.id)
        .filter((box) => box !== primary && contains(box.rect, primary.rect))
        .toSorted((a, b) => areaOf(a.rect) - areaOf(b.rect))
      if (target) edit('Put a box into another', (it) => nestBox(it, primary.id, target.id))
      else say(`No box beside ${shortName(boxes, primary.id)} holds it wholly.`, 'now')
    },
    drawAround(growth) {
      if (!primary) return
      const ms = lap()
      make('Draw a box around', (it, id) => growOutward(it, primary.id, growth, id, picture, ms))
    },
    addInside() {
      const parentId = primary?.id ?? null
      const rect = placeInside(boxes, parentId, picture)
      const ms = lap()
      make('Add a box inside', (it, id) =>
        insertBox(it, { id, parentId, rect, label: '', locked: false }, ms),
      )
    },
    adopt(ghost) {
      const ms = lap()
      make(ghost.suggested ? 'Adopt a suggested box' : 'Adopt a source box', (it, id) =>
        adoptGhost(it, ghost, id, picture, ms),
      )
    },
    label: (id, text) => void edit('Label a box', (it) => labelBox(it, id, text)),
    place(id, rect) {
      const was = boxOf(boxes, id)
      const limit = placeLimit(boxes, id, rect, picture)
      if (!edit('Place a box', (it) => setRect(it, id, rect, picture)) || !was || !limit) return
      const stopped = stoppedWords(boxes, id, limit.blockedBy)
      if (stopped !== '') say(stopped, sameRect(limit.rect, was.rect) ? 'now' : 'with-change')
    },
  }
}
