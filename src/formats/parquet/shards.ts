/** A shard ends at about this many bytes, as datasets on the hub are cut. */
const shardBytes = 500_000_000

/** The rows in runs of about so many bytes each, by what each row is thought to take; at least one run. */
export function shardsOf<Row>(
  rows: readonly Row[],
  weigh: (row: Row) => number,
  limit: number = shardBytes,
): readonly (readonly Row[])[] {
  const shards: Row[][] = [[]]
  let weight = 0
  for (const row of rows) {
    const own = weigh(row)
    if (weight > 0 && weight + own > limit) {
      shards.push([])
      weight = 0
    }
    shards.at(-1)?.push(row)
    weight += own
  }
  return shards
}

/** `data/test-00000-of-00002.parquet`: so named, its split is known without a card (FORMATS §4.14). */
export const shardName = (split: string, place: number, count: number): string =>
  `data/${split}-${five(place)}-of-${five(count)}.parquet`

const five = (number: number): string => String(number).padStart(5, '0')
