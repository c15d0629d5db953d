import { groupedBy } from './groupedBy.ts'
import { storedAs } from './exportPixels.ts'
import { seededOrder } from '../domain/seeded.ts'
import type { Picture } from '../domain/picture.ts'
import { unite } from '../domain/unite.ts'
import type { Split } from './target.ts'

export type Side = 'bench' | 'train'

/**
 * Which side each picture is on, by id. Pictures with the same bytes, and those of one group, are always on the same;
 * as many of the items as can be are for training as were wished. `pictures` has one for each item. It follows from the
 * seed and the pictures alone, not from their order.
 */
export function splitPictures(pictures: readonly Picture[], split: Split): ReadonlyMap<string, Side> {
  const groups = grouped(pictures, split.groups)
  const order = seededOrder(groups, split.seed, ({ key }) => key)
  const wish = Math.round(Math.min(1, Math.max(0, split.train)) * pictures.length)
  const training = nearest(
    order.map(({ items }) => items),
    wish,
  )
  return new Map(
    order.flatMap(({ ids }, place) =>
      [...ids].map((id): [string, Side] => [id, training.has(place) ? 'train' : 'bench']),
    ),
  )
}

interface Group {
  /** The least of its hashes: the same however it was found. */
  readonly key: string
  readonly ids: ReadonlySet<string>
  readonly items: number
}

function grouped(pictures: readonly Picture[], groups: Split['groups']): readonly Group[] {
  const pairs = pictures.flatMap((picture): [string, string][] => {
    const group = groups.get(picture.id)
    return group === undefined ? [] : [[`sha256 ${storedAs(picture)}`, `group ${group}`]]
  })
  const rootOf = unite(pairs)
  const found = groupedBy(pictures, (picture) => rootOf(`sha256 ${storedAs(picture)}`))
  return [...found.values()].map((members) => ({
    key: members.map(storedAs).reduce((least, sha256) => (sha256 < least ? sha256 : least)),
    ids: new Set(members.map(({ id }) => id)),
    items: members.length,
  }))
}

/** Up to here every sum is looked at; far from the wish the groups are taken as they come. */
const window = 4096

/**
 * Places of sizes whose sum is as near to the wish as can be; of two equally near sums the smaller. Sizes that come
 * first are taken first, so that which groups go does not depend on how large they are.
 */
export function nearest(sizes: readonly number[], wish: number): ReadonlySet<number> {
  const taken = new Set<number>()
  let left = wish
  let start = 0
  for (; start < sizes.length && left > window; start += 1) {
    const size = sizes[start] ?? 0
    if (size > left) continue
    taken.add(start)
    left -= size
  }
  const rest = sizes.map((size, place) => ({ size, place })).filter(({ place }) => !taken.has(place))
  const most = left + rest.reduce((largest, { size }) => Math.max(largest, size), 0)
  /** For each sum, the last of the groups that make it; those before it made what is left without it. */
  const last = new Int32Array(most + 1).fill(-1)
  let reached = 0
  for (const [index, { size }] of rest.entries()) {
    if (last[left] !== -1 || left === 0) break
    reached = Math.min(most, reached + size)
    for (let sum = reached; sum >= size; sum -= 1) {
      const without = sum - size
      if (last[sum] === -1 && sum !== 0 && (without === 0 || last[without] !== -1)) last[sum] = index
    }
  }
  for (let sum = closest(last, left); sum > 0;) {
    const chosen = rest[last[sum] ?? -1]
    if (!chosen) break
    taken.add(chosen.place)
    sum -= chosen.size
  }
  return taken
}

/** The sum that can be made and is nearest to the wish. */
function closest(last: Int32Array, wish: number): number {
  for (let off = 0; off < last.length; off += 1) {
    if (wish - off === 0 || (last[wish - off] ?? -1) !== -1) return wish - off
    if ((last[wish + off] ?? -1) !== -1) return wish + off
  }
  return 0
}
