import { useEffect, useRef, useState } from 'react'
import { duplicatePairs, groupsOf } from '../../../domain/duplicateItems.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { groupedBy } from '../../../domain/nearDuplicates.ts'
import { rows } from '../../../domain/table.ts'
import { useOpen, usePrints } from '../../../state/useApp.ts'
import { breath } from '../useFacts.ts'

type Groups = ReadonlyMap<string, string>
const noGroups: Groups = new Map()

/** Longest that a key waits, and how long nothing has to change before it is worked out again, in milliseconds. */
const longest = 12
const rest = 800

/**
 * By item id the group of duplicates that it is in, worked out while nothing else is to be done: by the words and places
 * of the questions, and by the looks of the pictures as far as those were compared. None while nobody wants to know.
 */
export function useDuplicates(facts: readonly ItemFacts[], isWanted: boolean): Groups {
  const pictures = useOpen(({ dataset }) => dataset.pictures)
  const apart = useOpen(({ dataset }) => dataset.project.apart)
  const { alike } = usePrints()
  const [groups, setGroups] = useState(noGroups)
  const isKnown = useRef(false)
  useEffect(() => {
    if (!isWanted) return
    const control = new AbortController()
    const pairs = duplicatePairs(facts, groupedBy(rows(pictures), alike, apart), apart)
    const timer = setTimeout(
      () => {
        void workOut(pairs, control.signal).then((found) => {
          if (!found) return
          isKnown.current = true
          setGroups((before) => (isSame(before, found) ? before : found))
        })
      },
      isKnown.current ? rest : 0,
    )
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [facts, pictures, alike, apart, isWanted])
  return groups
}

async function workOut(
  pairs: ReturnType<typeof duplicatePairs>,
  signal: AbortSignal,
): Promise<Groups | null> {
  let since = performance.now()
  for (;;) {
    const next = pairs.next()
    if (next.done) return groupsOf(next.value)
    if (performance.now() - since < longest) continue
    await breath()
    if (signal.aborted) return null
    since = performance.now()
  }
}

const isSame = (a: Groups, b: Groups): boolean =>
  a.size === b.size && [...b].every(([id, group]) => a.get(id) === group)
