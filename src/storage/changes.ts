/** What is used of a `BroadcastChannel`. */
export interface Channel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  close(): void
}

export type OpenChannel = (name: string) => Channel

const browserChannel: OpenChannel = (name) => new BroadcastChannel(name)

const channelName = (projectId: string): string => `saccade-steps-${projectId}`

export interface Announcer {
  /** Tells the other tabs that these steps are written, in this order. */
  announce(stepIds: readonly string[]): void
  close(): void
}

export function createAnnouncer(projectId: string, open: OpenChannel = browserChannel): Announcer {
  const channel = open(channelName(projectId))
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
    announce: (stepIds) => channel.postMessage({ stepIds }),
    close: () => channel.close(),
  }
}

/**
 * Hears of every step that another tab (or another opening of the project in this one) writes from now on; the step
 * itself is read with `ProjectStore.step`. Begin to follow before loading, so that nothing falls between; a step may
 * then be told of that the load has seen already. Returns the function that ends it.
 */
export function followWrites(
  projectId: string,
  onWritten: (stepIds: readonly string[]) => void,
  open: OpenChannel = browserChannel,
): () => void {
  const channel = open(channelName(projectId))
  channel.addEventListener('message', ({ data }) => {
    const stepIds = stepIdsOf(data)
    if (stepIds.length > 0) onWritten(stepIds)
  })
  return () => channel.close()
}

function stepIdsOf(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || !('stepIds' in data)) return []
  const { stepIds } = data
  return Array.isArray(stepIds) ? stepIds.filter((id) => typeof id === 'string') : []
}
