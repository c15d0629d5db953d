/** Splits the active time on an item into the time for each act on its boxes. */
export interface Laps {
  /** Milliseconds since the last act on this item, given all that was spent on it until now. */
  next(itemId: string, spentMs: number): number
}

export function createLaps(): Laps {
  let last = { itemId: '', spentMs: 0 }
  return {
    next(itemId, spentMs) {
      // The clock of an item starts anew when it is decided, and each item has its own.
      const before = last.itemId === itemId && last.spentMs <= spentMs ? last.spentMs : 0
      last = { itemId, spentMs }
      return spentMs - before
    },
  }
}
