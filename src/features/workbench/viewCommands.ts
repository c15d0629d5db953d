import { useMemo } from 'react'
import { moved, resized } from '../../canvas/gesture.ts'
import { turnedBack } from '../../canvas/viewport.ts'
import { frameOf, type Rect } from '../../domain/geometry.ts'
import { contentOf } from '../../domain/judgement.ts'
import { reviseRegion } from '../../domain/revisions.ts'
import { useAppActions } from '../../state/useApp.ts'
import type { Command } from '../../ui/commands.ts'
import type { Bench } from './bench.ts'
import { goCommands, sightCommands } from './sightCommands.ts'

const nudges: readonly (readonly [string, number, number])[] = [
  ['ArrowLeft', -1, 0],
  ['ArrowRight', 1, 0],
  ['ArrowUp', 0, -1],
  ['ArrowDown', 0, 1],
]

/** The corner of the picture's region that lies lower right on the screen, by turn. */
const lowerRight = ['se', 'ne', 'nw', 'sw'] as const

/** Going from item to item, looking, and adjusting the region. */
export function useViewCommands({ item, picture, judgement, phase, view }: Bench): readonly Command[] {
  const app = useAppActions()
  return useMemo(() => {
    const session = app.session()
    const { region } = contentOf(item, judgement.revision)
    const mayDraw = phase === 'judge' && picture.sha256 !== null
    const list: Command[] = [
      ...goCommands(session),
      ...sightCommands(view, region !== null && phase !== 'answer-global'),
      {
        id: 'item.undecided',
        label: 'Next item without a decision',
        group: 'Go',
        keys: ['Shift+ArrowRight'],
        run() {
          if (!session.nextUndecided())
            app.deps.notify({ tone: 'good', sentence: 'Every item in this queue has a decision.' })
        },
      },
      {
        id: 'view.narrower',
        label: 'Less context around the region',
        group: 'Look',
        keys: ['BracketLeft'],
        repeats: true,
        run: () => view.widen(-1),
      },
      {
        id: 'view.wider',
        label: 'More context around the region',
        group: 'Look',
        keys: ['BracketRight'],
        repeats: true,
        run: () => view.widen(1),
      },
      {
        id: 'view.scale',
        label: 'Regional view at ×2, or fitted',
        group: 'Look',
        keys: ['KeyT'],
        run: view.toggleScale,
      },
      {
        id: 'view.outline',
        label: view.outline ? 'Hide the region outline' : 'Show the region outline',
        group: 'Look',
        keys: ['KeyO'],
        run: view.toggleOutline,
      },
      {
        id: 'view.region',
        label: view.tool === 'region' ? 'Stop drawing the region' : 'Draw or adjust the region',
        group: 'Look',
        keys: ['KeyR'],
        enabled: mayDraw,
        run: () => view.setTool(view.tool === 'region' ? 'look' : 'region'),
      },
    ]
    if (view.tool === 'region') {
      const set = (label: string, next: Rect) =>
        void session.edit(item.id, label, (it) => reviseRegion(it, item, next, picture))
      const frame = frameOf(picture)
      list.push({
        id: 'region.done',
        label: 'Done with the region',
        group: 'Region',
        keys: ['Escape', 'Enter'],
        unlisted: true,
        run: () => view.setTool('look'),
      })
      if (region) {
        // The keys mean directions on the screen, and the screen may be turned.
        const corner = lowerRight[view.turn]
        for (const [key, right, down] of nudges) {
          const { x: dx, y: dy } = turnedBack({ x: right, y: down }, view.turn)
          const name = key.replace('Arrow', '').toLowerCase()
          list.push(
            {
              id: `region.move.${name}`,
              label: `Move the region ${name} by 1 px`,
              group: 'Region',
              keys: [key],
              repeats: true,
              unlisted: true,
              run: () => set('Move the region', moved(region, dx, dy, frame)),
            },
            {
              id: `region.jump.${name}`,
              label: `Move the region ${name} by 10 px`,
              group: 'Region',
              keys: [`Shift+${key}`],
              repeats: true,
              unlisted: true,
              run: () => set('Move the region', moved(region, dx * 10, dy * 10, frame)),
            },
            {
              id: `region.size.${name}`,
              label: `Resize the region ${name} by 1 px`,
              group: 'Region',
              keys: [`Mod+${key}`],
              repeats: true,
              unlisted: true,
              run: () => set('Resize the region', resized(region, corner, dx, dy, frame)),
            },
          )
        }
      }
    }
    return list
  }, [app, item, picture, judgement.revision, phase, view])
}
