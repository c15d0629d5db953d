/** Passes calls on, but no more often than every `ms`; the others are dropped. */
export function lately<T>(
  act: (value: T) => void,
  ms = 100,
  now: () => number = () => performance.now(),
): (value: T) => void {
  let last = -Infinity
  return (value) => {
    if (now() - last < ms) return
    last = now()
    act(value)
  }
}
