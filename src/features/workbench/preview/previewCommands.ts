import { useMemo } from 'react'
import { useApp, useAppActions } from '../../../state/useApp.ts'
import type { Command } from '../../../ui/commands.ts'
import { answersQuestions } from './ModelPicker.tsx'
import { useChosenModel } from './usePreview.ts'

/** Asking models about the item in sight. */
export function usePreviewCommands(
  itemId: string,
  onDialog: (dialog: 'run' | 'forget') => void,
): readonly Command[] {
  const app = useAppActions()
  const shown = useApp((state) => state.preferences.previewShown)
  const auto = useApp((state) => state.preferences.preview.auto)
  const entry = useChosenModel()
  const canAsk = entry !== null && answersQuestions(entry)
  return useMemo(() => {
    const group = 'Preview'
    const previews = () => app.session().previews
    const show = () => {
      if (!app.store.getState().preferences.previewShown) app.prefer({ previewShown: true })
    }
    return [
      {
        id: 'preview.toggle',
        label: shown ? 'Hide the preview' : 'Show the preview',
        group,
        keys: ['Shift+KeyP'],
        run: () => app.prefer({ previewShown: !app.store.getState().preferences.previewShown }),
      },
      {
        id: 'preview.ask',
        label: 'Ask the model',
        group,
        keys: ['KeyP'],
        enabled: canAsk,
        run() {
          show()
          previews().ask(itemId)
        },
      },
      {
        id: 'preview.again',
        label: 'Ask again in all views',
        group,
        enabled: canAsk,
        run() {
          show()
          previews().ask(itemId, undefined, true)
        },
      },
      { id: 'preview.stop', label: 'Stop asking', group, run: () => previews().stop() },
      {
        id: 'preview.auto',
        label: auto ? 'Ask only when told to' : 'Ask about every item that comes into sight',
        group,
        run: () => app.prefer({ preview: { ...app.store.getState().preferences.preview, auto: !auto } }),
      },
      {
        id: 'preview.run',
        label: 'Ask about many items…',
        group,
        enabled: canAsk,
        run: () => onDialog('run'),
      },
      {
        id: 'preview.resolution',
        label: 'Find the resolution',
        group,
        enabled: canAsk,
        run() {
          show()
          previews().selectResolution(itemId)
        },
      },
      {
        id: 'preview.forget',
        label: 'Forget all answers of this project',
        group,
        run: () => onDialog('forget'),
      },
    ]
  }, [app, itemId, shown, auto, canAsk, onDialog])
}
