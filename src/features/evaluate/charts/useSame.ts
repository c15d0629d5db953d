import { useMemo } from 'react'

/** The value itself as long as it says the same, so that nothing is worked out anew for it; plain data only. */
export function useSame<T>(value: T): T {
  const said = JSON.stringify(value)
  // What it says decides, not which one of those that say the same it is.
  // oxlint-disable-next-line react/exhaustive-deps -- see above
  return useMemo(() => value, [said])
}
