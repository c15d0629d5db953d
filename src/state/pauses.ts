/** Lets the page do what waits. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Does something in a while; answers with what calls it off. */
export function later(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}
