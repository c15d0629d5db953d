import { openDownloadFolder, roomLeft } from './downloadFolder.ts'
import { usualPace } from './reach.ts'
import { serveRemote } from './serveRemote.ts'

serveRemote(
  {
    fetch: (input, init) => fetch(input, init),
    pace: usualPace,
    openFolder: openDownloadFolder,
    roomLeft,
    now: () => performance.now(),
  },
  globalThis,
)
