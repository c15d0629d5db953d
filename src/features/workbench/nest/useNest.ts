import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { emptyHand, type InHand } from '../../../canvas/boxPreview.ts'
import { snapToLines, type BoxEdit, type BoxTool } from '../../../canvas/boxScene.ts'
import type { Level } from '../../../canvas/level.ts'
import { trimToContent } from '../../../canvas/trimToContent.ts'
import { createValue, type Value } from '../../../canvas/value.ts'
import { drawBox, moveBox, resizeBox, spendOnBox } from '../../../domain/boxEdits.ts'
import { boxOf } from '../../../domain/boxes.ts'
import type { Rect } from '../../../domain/geometry.ts'
import { ghostsOf, openGhosts, type Ghost } from '../../../domain/ghosts.ts'
import type { Item } from '../../../domain/item.ts'
import { contentOf, type Judgement } from '../../../domain/judgement.ts'
import type { Picture } from '../../../domain/picture.ts'
import type { RewardChoices } from '../../../domain/reward.ts'
import { defaultChoices } from '../../../domain/reward.ts'
import { useAppActions } from '../../../state/useApp.ts'
import type { Assistance } from './assist/useAssistance.ts'
import { boxActs, type BoxActs } from './boxActs.ts'
import type { ShownCells } from './ModelTable.tsx'
import { createLaps } from './laps.ts'
import { cellSizeOf } from './shownCells.ts'

/** What a person holds while drawing boxes on one item: a selection, a tool, a probe. None of it is data. */
export interface Nest {
  readonly selectedIds: readonly string[]
  readonly select: (ids: readonly string[]) => void
  readonly tool: BoxTool
  readonly setTool: (tool: BoxTool) => void
  readonly ghosts: readonly Ghost[]
  readonly acts: BoxActs
  readonly onEdit: (edit: BoxEdit) => void
  readonly snap: ReturnType<typeof snapToLines>
  readonly probe: Value<Rect | null>
  /** Whether the probe is out; unlike its place, this seldom changes. */
  readonly probing: boolean
  readonly inHand: Value<InHand>
  readonly chainId: string | null
  readonly setChainId: (id: string | null) => void
  readonly cells: ShownCells | null
  readonly setCells: (cells: ShownCells | null) => void
  readonly choices: RewardChoices
  readonly setChoices: (choices: RewardChoices) => void
}

const noIds: readonly string[] = []

export function useNest(
  item: Item,
  picture: Picture,
  judgement: Judgement,
  levels: readonly Level[],
  assist: Pick<Assistance, 'ghosts' | 'texts'>,
): Nest {
  const app = useAppActions()
  const { boxes } = judgement
  const [selected, setSelected] = useState<{
    readonly itemId: string
    readonly ids: readonly string[]
  } | null>(null)
  const [tool, setTool] = useState<BoxTool>('draw')
  const [chainId, setChainId] = useState<string | null>(null)
  const [cells, setCells] = useState<ShownCells | null>(null)
  const [choices, setChoices] = useState(defaultChoices)
  const [values] = useState(() => ({
    probe: createValue<Rect | null>(null),
    inHand: createValue<InHand>(emptyHand),
  }))
  const [laps] = useState(createLaps)
  const modHeld = useModAtRelease()
  const ids = selected?.itemId === item.id ? selected.ids : noIds
  const selectedIds = useMemo(() => ids.filter((id) => boxOf(boxes, id) !== null), [ids, boxes])
  const select = useCallback(
    (next: readonly string[]) => setSelected({ itemId: item.id, ids: next }),
    [item.id],
  )

  const lap = useCallback(() => laps.next(item.id, app.session().activeMs()), [app, laps, item.id])

  const edit = useCallback(
    (label: string, change: (judgement: Judgement) => Judgement) =>
      app.session().edit(item.id, label, change),
    [app, item.id],
  )

  const acts = useMemo(
    () =>
      boxActs({
        picture,
        boxes,
        selectedIds,
        edit,
        newId: app.deps.newId,
        select,
        say: (sentence, when) => {
          if (when === 'now') app.deps.notify({ tone: 'plain', key: 'boxes', sentence })
        },
        lap,
      }),
    [app, picture, boxes, selectedIds, edit, select, lap],
  )

  const onEdit = useCallback(
    (change: BoxEdit) => {
      const ms = lap()
      switch (change.kind) {
        case 'draw': {
          const id = app.deps.newId()
          const rect = (modHeld.get() && trimToContent(levels, picture, change.rect)) || change.rect
          if (edit('Draw a box', (it) => drawBox(it, id, rect, picture, '', ms))) select([id])
          return
        }
        case 'move':
          edit('Move a box', (it) =>
            spent(it, moveBox(it, change.id, change.dx, change.dy, picture), change.id, ms),
          )
          return
        case 'resize':
          edit('Resize a box', (it) =>
            spent(it, resizeBox(it, change.id, change.rect, picture), change.id, ms),
          )
      }
    },
    [app, edit, lap, picture, select, modHeld, levels],
  )

  const content = contentOf(item, judgement.revision)
  const ghosts = useMemo(
    () => openGhosts([...ghostsOf(item, { region: content.region }), ...assist.ghosts], boxes, picture),
    [item, content.region, assist.ghosts, boxes, picture],
  )
  const snap = useMemo(
    () => snapToLines(boxes, picture, cells && cellSizeOf(cells, picture), assist.texts),
    [boxes, picture, cells, assist.texts],
  )

  const probing = useSyncExternalStore(values.probe.subscribe, () => values.probe.get() !== null)

  return useMemo(
    () => ({
      ...values,
      selectedIds,
      select,
      tool,
      setTool,
      ghosts,
      acts,
      onEdit,
      snap,
      probing,
      chainId,
      setChainId,
      cells,
      setCells,
      choices,
      setChoices,
    }),
    [values, selectedIds, select, tool, ghosts, acts, onEdit, snap, probing, chainId, cells, choices],
  )
}

/** Whether Ctrl or ⌘ was held when the pointer was let go last: it makes a drawn box shrink to its content. */
function useModAtRelease(): Value<boolean> {
  const [held] = useState(() => createValue(false))
  useEffect(() => {
    const onUp = (event: PointerEvent) => held.set(event.ctrlKey || event.metaKey)
    window.addEventListener('pointerup', onUp, { capture: true })
    return () => window.removeEventListener('pointerup', onUp, { capture: true })
  }, [held])
  return held
}

/** Counts time on a box only where the edit did something to it. */
const spent = (before: Judgement, after: Judgement, id: string, ms: number): Judgement =>
  after === before ? before : { ...spendOnBox(after, id, ms), rev: after.rev }
