import { Checkbox } from '@mantine/core'
import type { Target } from '../../formats/target.ts'
import { targets } from '../../formats/targets.ts'
import { numberText } from '../../ui/quantity.ts'
import { tickLooks } from './choiceLooks.ts'
import { Disclosure } from './Disclosure.tsx'
import styles from './ExportForm.module.css'
import type { Plans } from './usePlans.ts'

interface ExportTargetsProps {
  readonly chosen: ReadonlySet<string>
  readonly plans: Plans | null
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

const groups: readonly { readonly group: Target['group']; readonly name: string }[] = [
  { group: 'benchmark', name: 'Benchmarks' },
  { group: 'training', name: 'Training sets' },
  { group: 'interchange', name: 'Other annotation tools' },
  { group: 'records', name: 'Records' },
]

/** Everything that can be written, in groups; those with something chosen stand open. */
export function ExportTargets({ chosen, plans, onChoose }: ExportTargetsProps) {
  return groups.map(({ group, name }) => {
    const members = targets.filter((target) => target.group === group)
    const count = members.filter(({ id }) => chosen.has(id)).length
    return members.length === 0 ? null : (
      <Disclosure
        key={group}
        code={group}
        initiallyOpen={count > 0}
        summary={
          <>
            <span className={styles.heading}>{name}</span>
            <span className={styles.count}>{count > 0 ? `${count} of ${members.length}` : ''}</span>
          </>
        }
      >
        {() => (
          <ul className={styles.targets}>
            {members.map((target) => (
              <li key={target.id} className={styles.target}>
                <Checkbox
                  size="xs"
                  label={target.label}
                  description={target.detail}
                  checked={chosen.has(target.id)}
                  onChange={({ currentTarget: { checked } }) =>
                    onChoose(withTarget(chosen, target.id, checked))
                  }
                  classNames={tickLooks}
                />
                <span className={styles.count}>{totalText(target.id, plans)}</span>
              </li>
            ))}
          </ul>
        )}
      </Disclosure>
    )
  })
}

function totalText(id: string, plans: Plans | null): string {
  const plan = plans?.byTarget.get(id)
  return plan ? numberText(plan.total) : ''
}

function withTarget(chosen: ReadonlySet<string>, id: string, is: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  if (is) next.add(id)
  else next.delete(id)
  return next
}
