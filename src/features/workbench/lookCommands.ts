import { useMemo } from 'react'
import { isPlain, plainTone, toned } from '../../canvas/tone.ts'
import type { Preferences } from '../../state/preferences.ts'
import { useApp, useAppActions } from '../../state/useApp.ts'
import type { Command } from '../../ui/commands.ts'
import type { Bench } from './bench.ts'

/** How much one key press zooms, and moves a view as a share of its sides. */
const zoomStep = 1.5
const panStep = 0.2

type Aid = 'magnifier' | 'crosshair' | 'minimap' | 'pixelGrid'

const aids: readonly { readonly name: Aid; readonly words: string; readonly keys?: readonly string[] }[] = [
  { name: 'magnifier', words: 'the magnifier beside the pointer', keys: ['KeyL'] },
  { name: 'crosshair', words: 'the crosshair', keys: ['KeyK'] },
  { name: 'minimap', words: 'the minimap', keys: ['KeyM'] },
  { name: 'pixelGrid', words: 'the pixel grid (from 800 %)' },
]

const only = (aid: Aid, on: boolean): Partial<Pick<Preferences, Aid>> => {
  switch (aid) {
    case 'magnifier':
      return { magnifier: on }
    case 'crosshair':
      return { crosshair: on }
    case 'minimap':
      return { minimap: on }
    case 'pixelGrid':
      return { pixelGrid: on }
  }
}

const pans: readonly (readonly [words: string, key: string, across: number, down: number])[] = [
  ['left', 'ArrowLeft', panStep, 0],
  ['right', 'ArrowRight', -panStep, 0],
  ['up', 'ArrowUp', 0, panStep],
  ['down', 'ArrowDown', 0, -panStep],
]

/** Turning, lighting and moving the views, and what helps the eye. */
export function useLookCommands({ view }: Pick<Bench, 'view'>): readonly Command[] {
  const app = useAppActions()
  const preferences = useApp((state) => state.preferences)
  return useMemo(() => {
    const { tone } = view
    const look = (command: Omit<Command, 'group'>): Command => ({ group: 'Look', ...command })
    return [
      look({
        id: 'view.zoomIn',
        label: 'Zoom in',
        keys: ['Equal', 'Shift+Equal', 'NumpadAdd'],
        repeats: true,
        run: () => view.zoom(zoomStep),
      }),
      look({
        id: 'view.zoomOut',
        label: 'Zoom out',
        keys: ['Minus', 'NumpadSubtract'],
        repeats: true,
        run: () => view.zoom(1 / zoomStep),
      }),
      ...pans.map(([words, key, across, down]) =>
        look({
          id: `view.pan.${words}`,
          label: `Look further ${words}`,
          keys: [`Shift+Alt+${key}`],
          repeats: true,
          unlisted: true,
          run: () => view.pan(across, down),
        }),
      ),
      look({
        id: 'view.turn',
        label: 'Turn the views clockwise',
        keys: ['Shift+KeyR'],
        run: () => view.turnBy(1),
      }),
      look({ id: 'view.turnBack', label: 'Turn the views anticlockwise', run: () => view.turnBy(-1) }),
      ...aids.map(({ name, words, keys }) =>
        look({
          id: `view.${name}`,
          label: `${preferences[name] ? 'Hide' : 'Show'} ${words}`,
          ...(keys ? { keys } : {}),
          run: () => app.prefer(only(name, !preferences[name])),
        }),
      ),
      look({
        id: 'view.brighter',
        label: 'Brighter',
        run: () => view.setTone(toned(tone, { brightness: 1 })),
      }),
      look({ id: 'view.darker', label: 'Darker', run: () => view.setTone(toned(tone, { brightness: -1 })) }),
      look({
        id: 'view.moreContrast',
        label: 'More contrast',
        run: () => view.setTone(toned(tone, { contrast: 1 })),
      }),
      look({
        id: 'view.lessContrast',
        label: 'Less contrast',
        run: () => view.setTone(toned(tone, { contrast: -1 })),
      }),
      look({
        id: 'view.plainTone',
        label: 'Brightness and contrast as they are',
        enabled: !isPlain(tone),
        run: () => view.setTone(plainTone),
      }),
    ]
  }, [app, preferences, view])
}
