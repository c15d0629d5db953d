import type { Tabs } from '../state/deps.ts'
import { followWrites } from '../storage/changes.ts'
import { holdWriter, takeOver } from '../storage/lock.ts'

/** Which tab writes, over Web Locks and a BroadcastChannel. */
export const browserTabs: Tabs = {
  hold: (projectId, onLost) => holdWriter(projectId, { onTaken: onLost }),
  takeOver: (projectId, onLost) => takeOver(projectId, { onTaken: onLost }),
  follow: (projectId, onSteps) => followWrites(projectId, onSteps),
}
