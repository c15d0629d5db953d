/** What `lastDecoded` holds on to. */
export interface Decoded {
  readonly pixels: number
  close(): void
}

export interface LastDecoded<T extends Decoded> {
  /** What was put last, for the one who asks to use and put back; null when it is of another picture, or in use. */
  take(of: string): T | null
  put(of: string, decoded: T): void
  /** Closes what is held. */
  drop(): void
}

/** How long it is held: the next crop of the same picture is asked for at once, or not at all. */
const heldMs = 2000
/** Larger ones are not held: some 100 MB as RGBA. */
const mostPixels = 25_000_000

/** Holds the picture that was decoded last for a moment, so that several things made of it cost one decoding. */
export function lastDecoded<T extends Decoded>(): LastDecoded<T> {
  let held: {
    readonly of: string
    readonly decoded: T
    readonly timer: ReturnType<typeof setTimeout>
  } | null = null
  const drop = (): void => {
    if (!held) return
    clearTimeout(held.timer)
    held.decoded.close()
    held = null
  }
  return {
    take(of) {
      if (held?.of !== of) return null
      const { decoded, timer } = held
      clearTimeout(timer)
      held = null
      return decoded
    },
    put(of, decoded) {
      drop()
      if (decoded.pixels > mostPixels) decoded.close()
      else held = { of, decoded, timer: setTimeout(drop, heldMs) }
    },
    drop,
  }
}
