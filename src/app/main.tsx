import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../ui/tokens.css'
import { notifications } from '@mantine/notifications'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startEvaluator } from '../evaluation/client.ts'
import { offeredModels } from '../inference/offered.ts'
import { startPictures } from '../pictures/client.ts'
import { createApp } from '../state/app.ts'
import type { Notice } from '../state/deps.ts'
import { createStorage } from '../storage/browserStorage.ts'
import { learnKeyboard } from '../ui/commands.ts'
import { App } from './App.tsx'
import { fakeModelIn, offering } from './fakeModel.ts'
import { lateInference } from './lateInference.ts'
import { browserTabs } from './tabs.ts'

const colors: Readonly<Record<Notice['tone'], string>> = { plain: 'gray', good: 'green', bad: 'red' }

function notify({ tone, sentence, key }: Notice): void {
  const notice = {
    message: sentence,
    color: colors[tone],
    // A long sentence takes longer to read.
    autoClose: tone === 'bad' || sentence.length > 80 ? 7000 : 2500,
    withBorder: true,
    ...(key === undefined ? {} : { id: key }),
  }
  if (key !== undefined) notifications.hide(key)
  notifications.show(notice)
}

const fakeModel = fakeModelIn(window.location.search)

const app = createApp({
  storage: createStorage(),
  pictures: startPictures(),
  inference: lateInference(async () => (await import('../inference/client.ts')).startInference()),
  evaluator: startEvaluator(),
  offeredModels: [...offeredModels, ...(fakeModel ? [offering(fakeModel)] : [])],
  examineFolder: async (files) => (await import('./pickedModel.ts')).pickedModel(files),
  tabs: browserTabs,
  shelf: window.localStorage,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  notify,
})

if (fakeModel) app.models.choose(fakeModel.id)

void learnKeyboard()

/** Files that are dropped where nobody waits for them would be opened by the browser in place of this page. */
function refuseFiles(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'none'
}
window.addEventListener('dragover', refuseFiles)
window.addEventListener('drop', refuseFiles)

// A page that goes away with unwritten work asks first; everything else needs no asking.
window.addEventListener('beforeunload', (event) => {
  const { open } = app.store.getState()
  if (open && open.saving.kind !== 'saved') event.preventDefault()
})

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place to draw in.')
createRoot(root).render(
  <StrictMode>
    <App app={app} />
  </StrictMode>,
)
