import type { Writer } from '../storage/storage.ts'
import type { Tabs } from './deps.ts'

/** Why a follower is refused whatever would be kept. */
export const writtenElsewhere =
  'Another tab is writing this project. Take over here first, at the top of the page.'

/** Whether this tab writes the project, or follows another one that does. */
export interface Seat {
  isWriter(): boolean
  /** Becomes the writer whoever is. */
  takeOver(): Promise<void>
  release(): void
}

/** Sits down at a project: as its writer if nobody is, else as a follower. */
export async function takeSeat(
  tabs: Tabs,
  projectId: string,
  onRole: (role: 'writer' | 'follower') => void,
): Promise<Seat> {
  let held: Writer | null = null
  let released = false
  let taking: Promise<void> | null = null

  async function take(ask: (onLost: () => void) => Promise<Writer | null>): Promise<void> {
    let mine: Writer | null = null
    let lost = false
    const onLost = () => {
      lost = true
      if (mine === null || held !== mine) return
      held = null
      if (!released) onRole('follower')
    }
    mine = await ask(onLost)
    if (released) mine?.release()
    else if (mine && !lost) {
      held = mine
      onRole('writer')
    }
  }

  await take((onLost) => tabs.hold(projectId, onLost))
  return {
    isWriter: () => held !== null,
    takeOver() {
      if (held) return Promise.resolve()
      taking ??= take((onLost) => tabs.takeOver(projectId, onLost)).finally(() => {
        taking = null
      })
      return taking
    },
    release() {
      released = true
      held?.release()
      held = null
    },
  }
}
