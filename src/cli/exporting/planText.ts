import type { PlannedTarget } from '../../formats/manifest.ts'
import { countText } from '../../ui/quantity.ts'
import { onOneLine, problemText } from '../problemText.ts'

/** What a target would write and leave, for programs. */
export const planJson = ({ target, plan }: PlannedTarget) => ({
  id: target.id,
  items: plan.total,
  files: plan.files,
  loses: target.loses,
  losses: plan.losses,
  held: plan.held,
  warnings: plan.warnings,
})

/** The same for a person; with `isWhole`, every item that is held and every warning has a line of its own. */
export function planText({ target, plan }: PlannedTarget, isWhole: boolean): string {
  const lines = [
    `${target.label} (${target.id}): ${countText(plan.total, 'item')}, ${countText(plan.files, 'file')}`,
  ]
  if (target.loses.length > 0) lines.push(`  does not carry: ${target.loses.join(', ')}`)
  for (const loss of plan.losses) lines.push(`  ${loss}`)
  for (const [code, held] of grouped(plan.held)) {
    lines.push(`  left out, ${code}: ${held.length}. ${held[0]?.sentence ?? ''}`)
    if (isWhole) for (const { itemId, sentence } of held) lines.push(`    ${itemId}: ${sentence}`)
  }
  if (!isWhole) {
    for (const [code, warnings] of grouped(plan.warnings))
      lines.push(`  warning, ${code}: ${warnings.length}. ${warnings[0]?.sentence ?? ''}`)
  }
  if (isWhole) for (const warning of plan.warnings) lines.push(`    ${problemText(warning)}`)
  return `${lines.map((line) => line.replace(/\S.*$/u, onOneLine)).join('\n')}\n`
}

function grouped<T extends { readonly code: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const each of all) groups.set(each.code, [...(groups.get(each.code) ?? []), each])
  return groups
}
