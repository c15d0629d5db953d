/** Keeps what was made last, so that several questions share it; what failed is made again. */
export function keepRecent<Made>(most: number): (key: string, make: () => Promise<Made>) => Promise<Made> {
  const kept = new Map<string, Made>()
  return async (key, make) => {
    const made = kept.get(key) ?? (await make())
    kept.delete(key)
    kept.set(key, made)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return made
  }
}
