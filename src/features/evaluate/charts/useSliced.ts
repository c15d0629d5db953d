import { useEffect, useState } from 'react'
import type { Slices } from '../../../domain/slices.ts'
import { inSlices } from '../../../state/slices.ts'

/**
 * What the work comes to, done in slices; null until it is done for the first time. What came of other work before stays
 * until then, so whoever shows it takes from it alone what it is about. `begin` must be the same function as long as the
 * work is the same.
 */
export function useSliced<T>(begin: (() => Slices<T>) | null): T | null {
  const [found, setFound] = useState<{ readonly value: T } | null>(null)
  useEffect(() => {
    if (!begin) return undefined
    const control = new AbortController()
    inSlices(begin(), control.signal).then(
      (value) => {
        if (!control.signal.aborted) setFound({ value })
      },
      (failure: unknown) => {
        if (!control.signal.aborted) throw failure
      },
    )
    return () => control.abort()
  }, [begin])
  return begin ? (found?.value ?? null) : null
}
