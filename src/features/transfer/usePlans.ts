import { useEffect, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import { planTarget } from '../../formats/exportSelection.ts'
import type { ExportOptions, ExportScope, TargetPlan } from '../../formats/target.ts'
import { targets } from '../../formats/targets.ts'

/** What each target would write with these options, by its id. */
export interface Plans {
  readonly options: ExportOptions
  readonly byTarget: ReadonlyMap<string, TargetPlan>
  /** Why a target could not even be planned. */
  readonly failures: ReadonlyMap<string, string>
}

/**
 * Plans every target, one after the other with the page alive in between. While options change the plans are still those
 * of the options before; null until there are any. No options, no new plans.
 */
export function usePlans(scope: ExportScope, options: ExportOptions | null): Plans | null {
  const [plans, setPlans] = useState<Plans | null>(null)
  useEffect(() => {
    if (!options) return undefined
    const stop = new AbortController()
    planAll(scope, options, stop.signal).then(setPlans, () => undefined)
    return () => stop.abort()
  }, [scope, options])
  return plans
}

async function planAll(scope: ExportScope, options: ExportOptions, signal: AbortSignal): Promise<Plans> {
  const byTarget = new Map<string, TargetPlan>()
  const failures = new Map<string, string>()
  for (const target of targets) {
    await new Promise((resolve) => setTimeout(resolve))
    signal.throwIfAborted()
    try {
      byTarget.set(target.id, planTarget(target, scope, options))
    } catch (failure) {
      failures.set(target.id, sentenceOf(failure))
    }
  }
  return { options, byTarget, failures }
}
