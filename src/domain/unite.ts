/** Puts together what the pairs say belongs together, and answers with one name for all that does (union–find). */
export function unite(pairs: Iterable<readonly [string, string]>): (key: string) => string {
  const parents = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let above = parents.get(root); above !== undefined; above = parents.get(root)) root = above
    for (let at = key; at !== root;) {
      const above = parents.get(at) ?? root
      parents.set(at, root)
      at = above
    }
    return root
  }
  for (const [a, b] of pairs) {
    const [first, second] = [rootOf(a), rootOf(b)]
    if (first === second) continue
    if (first < second) parents.set(second, first)
    else parents.set(first, second)
  }
  return rootOf
}
