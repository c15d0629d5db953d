import { useEffect, useMemo } from 'react'
import type { Level } from '../../../canvas/level.ts'
import { trimToContent } from '../../../canvas/trimToContent.ts'
import { boxOf, innerOf, nextInReading, outerOf } from '../../../domain/boxes.ts'
import { moveLimit, resizeLimit } from '../../../domain/boxLimits.ts'
import { centreOf, grow, frameOf } from '../../../domain/geometry.ts'
import { growths, outerFor } from '../../../domain/growing.ts'
import type { Item } from '../../../domain/item.ts'
import { contentOf, type Judgement } from '../../../domain/judgement.ts'
import { nudge, stretch, stretched, type Direction } from '../../../domain/nudging.ts'
import type { Picture } from '../../../domain/picture.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { isTyping, useCommands, type Command } from '../../../ui/commands.ts'
import { useLookCommands } from '../lookCommands.ts'
import { goCommands, sightCommands } from '../sightCommands.ts'
import type { View } from '../useView.ts'
import { assistCommands } from './assist/assistCommands.ts'
import { ghostToAdopt } from './assist/suggestions.ts'
import type { Assistance } from './assist/useAssistance.ts'
import type { Nest } from './useNest.ts'
import type { Stop } from './useSpoken.ts'

interface NestDesk {
  readonly item: Item
  readonly picture: Picture
  readonly judgement: Judgement
  readonly nest: Nest
  readonly assist: Assistance
  readonly view: View
  readonly levels: readonly Level[]
  /** Told when a key could not bring a box where it should. */
  readonly onPushed: (stop: Stop) => void
  readonly onAllBoxed: () => void
}

const arrows: readonly (readonly [key: string, direction: Direction])[] = [
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]

const growthNames: readonly string[] = ['×1.5', '×2.5', '×4', 'the whole picture']

/** The keys of boxing: the left hand draws, grows and goes on, the right hand stays on the mouse. */
export function useNestCommands(desk: NestDesk): void {
  useCommands(useLookCommands(desk))
  useCommands(useBoxCommands(desk))
  useReadingTab(desk)
}

function useBoxCommands(desk: NestDesk): readonly Command[] {
  const { item, picture, judgement, nest, assist, view, levels, onPushed, onAllBoxed } = desk
  const app = useAppActions()
  return useMemo(() => {
    const session = app.session()
    const { boxes } = judgement
    const { acts, selectedIds } = nest
    const primary = boxOf(boxes, selectedIds.at(-1) ?? '')
    const group = 'Boxes'
    const some = selectedIds.length > 0
    const outer = primary && outerOf(boxes, primary.id)
    const inner = primary && innerOf(boxes, primary.id)
    const { region } = contentOf(item, judgement.revision)

    const ways: Command[] = [
      {
        id: 'nest.draw',
        label: 'Draw boxes by dragging',
        group,
        keys: ['KeyR'],
        run: () => nest.setTool('draw'),
      },
      {
        id: 'nest.twoClick',
        label: 'Draw boxes by two clicks',
        group,
        keys: ['KeyT'],
        run: () => nest.setTool('two-click'),
      },
      {
        id: 'nest.extreme',
        label: 'Draw boxes by four extreme points',
        group,
        keys: ['KeyE'],
        run: () => nest.setTool('extreme'),
      },
      {
        id: 'nest.select',
        label: 'Select and move boxes',
        group,
        keys: ['KeyV'],
        run: () => nest.setTool('select'),
      },
    ]
    const grows: Command[] = growths.map((growth, index) => ({
      id: `nest.grow.${index}`,
      label: `Next level outward: ${growthNames[index] ?? ''}`,
      group,
      keys: [`Digit${index + 1}`],
      enabled: primary !== null && outerFor(boxes, primary.id, growth, picture) !== null,
      run: () => acts.drawAround(growth),
    }))
    const list: Command[] = [
      ...goCommands(session),
      ...sightCommands(view, primary !== null || region !== null),
      ...ways,
      ...assistCommands(assist, { selected: primary?.rect ?? null, region }, nest.setTool),
      ...grows,
      {
        id: 'nest.outer',
        label: outer ? 'Select the box around' : 'Draw the next level outward (×1.5)',
        group,
        keys: ['BracketRight', 'KeyG'],
        enabled: primary !== null,
        run: () => (outer ? nest.select([outer.id]) : acts.drawAround(1.5)),
      },
      {
        id: 'nest.inner',
        label: 'Select the box inside',
        group,
        keys: ['BracketLeft', 'KeyF'],
        enabled: inner !== null,
        run: () => inner && nest.select([inner.id]),
      },
      {
        id: 'nest.adopt',
        label: nest.ghosts.some(({ suggested }) => suggested)
          ? 'Adopt the suggested box'
          : 'Adopt the source box',
        group,
        keys: ['KeyA'],
        enabled: nest.ghosts.length > 0,
        run() {
          const ghost = ghostToAdopt(nest.ghosts, assist.pointer.current)
          if (ghost) acts.adopt(ghost)
        },
      },
      {
        id: 'nest.delete',
        label: 'Delete the box with all inside',
        group,
        keys: ['Delete', 'KeyD'],
        enabled: some,
        run: () => acts.remove('all'),
      },
      {
        id: 'nest.deleteOnly',
        label: 'Delete only the box',
        group,
        keys: ['Shift+Delete'],
        enabled: some,
        run: () => acts.remove('only'),
      },
      {
        id: 'nest.lock',
        label: 'Lock or unlock the box',
        group,
        keys: ['KeyX'],
        enabled: some,
        run: () => acts.lock(),
      },
      {
        id: 'nest.trim',
        label: 'Trim the box to its content',
        group,
        keys: ['KeyC'],
        enabled: primary !== null,
        run() {
          const rect = primary && trimToContent(levels, picture, primary.rect)
          if (primary && rect) acts.place(primary.id, rect)
          else app.deps.notify({ tone: 'plain', key: 'boxes', sentence: 'There is no even border to trim.' })
        },
      },
      {
        id: 'nest.all',
        label: 'Select all boxes',
        group,
        keys: ['Mod+KeyA'],
        enabled: boxes.length > 0,
        run: () => nest.select(boxes.map(({ id }) => id)),
      },
      { id: 'nest.copy', label: 'Copy the boxes', group, keys: ['Mod+KeyC'], enabled: some, run: acts.copy },
      { id: 'nest.paste', label: 'Paste boxes', group, keys: ['Mod+KeyV'], run: acts.paste },
      {
        id: 'nest.duplicate',
        label: 'Duplicate the boxes',
        group,
        keys: ['Mod+KeyD'],
        enabled: some,
        run: acts.duplicate,
      },
      {
        id: 'nest.probe',
        label: nest.probing ? 'Put the probe away' : 'Try a crop with the probe',
        group,
        keys: ['KeyQ'],
        run() {
          const around = primary?.rect ?? region
          const { x, y } = around ? centreOf(around) : { x: picture.width / 2, y: picture.height / 2 }
          const small = { x1: x - 60, y1: y - 60, x2: x + 60, y2: y + 60 }
          nest.probe.set(nest.probing ? null : grow(around ?? small, 0.15, frameOf(picture)))
          nest.setTool('select')
        },
      },
      {
        id: 'nest.next',
        label: 'Next item whose boxes are not finished',
        group: 'Go',
        keys: ['Enter', 'KeyS'],
        run() {
          if (!session.nextUnfinished()) onAllBoxed()
        },
      },
    ]
    if (some) {
      list.push({
        id: 'nest.none',
        label: 'Select nothing',
        group,
        keys: ['Escape'],
        unlisted: true,
        run: () => nest.select([]),
      })
    }
    if (primary) {
      const edit = (label: string, change: (it: Judgement) => Judgement) =>
        void session.edit(item.id, label, change)
      const push = (direction: Direction, pixels: number) => {
        const [dx, dy] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction]
        const limit = moveLimit(boxes, primary.id, (dx ?? 0) * pixels, (dy ?? 0) * pixels, picture)
        if (limit?.blockedBy) onPushed({ id: primary.id, by: limit.blockedBy })
        edit('Move a box', (it) => nudge(it, primary.id, direction, pixels, picture))
      }
      const pull = (direction: Direction, pixels: number) => {
        const limit = resizeLimit(boxes, primary.id, stretched(primary.rect, direction, pixels), picture)
        if (limit?.blockedBy) onPushed({ id: primary.id, by: limit.blockedBy })
        edit('Resize a box', (it) => stretch(it, primary.id, direction, pixels, picture))
      }
      for (const [key, direction] of arrows) {
        const act = (id: string, label: string, keys: string, run: () => void): Command => ({
          id: `nest.${id}.${direction}`,
          label: `${label} ${direction}`,
          group,
          keys: [keys],
          repeats: true,
          unlisted: true,
          run,
        })
        list.push(
          act('move', 'Move the box by 1 px', key, () => push(direction, 1)),
          act('jump', 'Move the box by 10 px', `Shift+${key}`, () => push(direction, 10)),
          act('size', 'Resize the box by 1 px', `Mod+${key}`, () => pull(direction, 1)),
          act('sizeFar', 'Resize the box by 10 px', `Mod+Shift+${key}`, () => pull(direction, 10)),
        )
      }
    }
    return list
  }, [app, item, picture, judgement, nest, assist, view, levels, onPushed, onAllBoxed])
}

/** Tab goes through the boxes in reading order, but only while nothing else has the focus. */
function useReadingTab({ judgement, nest }: NestDesk): void {
  const { boxes } = judgement
  const { selectedIds, select } = nest
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || event.defaultPrevented || isTyping(event) || boxes.length === 0) return
      if (document.activeElement !== document.body) return
      const next = nextInReading(boxes, selectedIds.at(-1) ?? null, event.shiftKey ? -1 : 1)
      // Past the last box Tab goes on into the page, so that nobody is caught among the boxes.
      if (!next) {
        select([])
        return
      }
      event.preventDefault()
      select([next.id])
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [boxes, selectedIds, select])
}
