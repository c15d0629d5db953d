/** A region as far as its place in a chain goes. */
export interface Linked {
  readonly id: string | null
  readonly parent: string | null
  readonly level: number | null
}

/** What the ids of a chain have in common: `x` of `x_b1`; null for other ids. */
export const stemOf = (id: string | null): string | null => /^(.+)_b\d{1,3}$/i.exec(id ?? '')?.[1] ?? null

/**
 * Which chain regions belong to, by their ids: those that are linked by relations or parents, or whose ids differ in the
 * level alone (`x_b1`, `x_b2`). Where links branch, or two regions are of one level, there is no one chain: such
 * regions are left to be nested by where they lie.
 */
export function linkedChains(
  regions: readonly Linked[],
  relations: readonly (readonly [from: string, to: string])[],
): ReadonlyMap<string, string> {
  const known = new Set(regions.flatMap(({ id }) => id ?? []))
  const links = new Map<string, readonly [string, string]>()
  const link = (a: string, b: string): void => {
    const isNew = a !== b && known.has(a) && known.has(b) && !links.has(JSON.stringify([b, a]))
    if (isNew) links.set(JSON.stringify([a, b]), [a, b])
  }
  for (const [from, to] of relations) link(from, to)
  for (const { id, parent } of regions) if (id !== null && parent !== null) link(id, parent)

  const chains = joined(regions, [...links.values()])
  const branching = new Set<string | undefined>()
  const [from, to] = [new Set<string>(), new Set<string>()]
  for (const [a, b] of links.values()) {
    if (from.has(a) || to.has(b)) branching.add(chains.get(a))
    from.add(a)
    to.add(b)
  }
  const levels = new Set<string>()
  for (const { id, level } of regions) {
    const chain = id === null ? undefined : chains.get(id)
    if (chain === undefined || level === null) continue
    const key = JSON.stringify([chain, level])
    if (levels.has(key)) branching.add(chain)
    levels.add(key)
  }
  return new Map([...chains].filter(([, chain]) => !branching.has(chain)))
}

/** The id of one region of its chain for each region that has one. */
function joined(
  regions: readonly Linked[],
  links: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> {
  const leader = new Map<string, string>()
  const find = (id: string): string => {
    let top = id
    for (let up = leader.get(top); up !== undefined && up !== top; up = leader.get(top)) top = up
    for (let at = id; at !== top;) {
      const up = leader.get(at) ?? top
      leader.set(at, top)
      at = up
    }
    return top
  }
  const join = (a: string, b: string): void => {
    const [first, second] = [find(a), find(b)]
    leader.set(first, first)
    leader.set(second, first)
  }
  const stems = new Map<string, string>()
  for (const { id } of regions) {
    const stem = stemOf(id)
    if (id === null || stem === null) continue
    join(stems.get(stem) ?? id, id)
    if (!stems.has(stem)) stems.set(stem, id)
  }
  for (const [a, b] of links) join(a, b)
  return new Map([...leader.keys()].map((id) => [id, find(id)]))
}
