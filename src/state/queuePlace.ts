/**
 * Finds where an item stands in a queue; -1 when it does not. Remembers its last answer and looks outward from there,
 * for one mostly stays or moves to a neighbour: the length of the queue costs nothing then.
 */
export function createPlaceFinder(): (queue: readonly string[], itemId: string | null) => number {
  let lastQueue: readonly string[] = []
  let lastId: string | null = null
  let last = -1
  return (queue, itemId) => {
    if (queue !== lastQueue || itemId !== lastId) {
      last = itemId === null ? -1 : placeNear(queue, itemId, Math.max(0, last))
      lastQueue = queue
      lastId = itemId
    }
    return last
  }
}

function placeNear(queue: readonly string[], itemId: string, near: number): number {
  const farthest = Math.max(near, queue.length - 1 - near)
  for (let distance = 0; distance <= farthest; distance += 1) {
    if (near + distance < queue.length && queue[near + distance] === itemId) return near + distance
    if (near >= distance && queue[near - distance] === itemId) return near - distance
  }
  return -1
}
