import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Category } from '../../../domain/project.ts'
import type { Selection } from '../../../domain/selection.ts'
import {
  allTargets,
  balancedTargets,
  paperCategories,
  paperTargets,
  paperTotal,
} from '../../../domain/selectionPresets.ts'
import type { SelectionPlan } from '../../../domain/selectionPlan.ts'
import styles from './SelectionPage.module.css'

interface PresetBarProps {
  readonly categories: readonly Category[]
  readonly pool: Selection['pool']
  readonly plan: SelectionPlan
  readonly onChange: (plan: SelectionPlan) => void
}

/** Ways to begin a plan, for as many items as are wanted. */
export function PresetBar({ categories, pool, plan, onChange }: PresetBarProps) {
  const [total, setTotal] = useState<number | null>(null)
  const available = pool.reduce((sum, { choice, open }) => sum + choice + open, 0)
  const wanted = total ?? Math.min(available || paperTotal, paperTotal)
  const hasPaper = paperCategories.every(({ category }) => categories.some(({ id }) => id === category))
  return (
    <section className={styles.presets} aria-label="Presets">
      <NumberInput
        size="xs"
        label="Items wanted"
        min={1}
        max={1_000_000}
        allowDecimal={false}
        className={styles.total ?? ''}
        value={wanted}
        onChange={(value) => typeof value === 'number' && setTotal(Math.max(0, Math.floor(value)))}
      />
      <Button
        size="xs"
        variant="default"
        disabled={!hasPaper}
        title={
          hasPaper
            ? 'The six dimensions and the share of multiple choice as in ZoomBench: 204, 123, 242, 155, 61 and 60 of 845, 621 of them multiple choice.'
            : 'This project does not have the six categories of ZoomBench.'
        }
        onClick={() => onChange({ ...plan, ...paperTargets(wanted) })}
      >
        The paper’s shares
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={available === 0}
        title="The same number of every category; where there are too few, the others give more."
        onClick={() =>
          onChange({
            ...plan,
            ...balancedTargets(
              wanted,
              categories.map(({ id }) => id),
              pool,
            ),
          })
        }
      >
        As balanced as can be
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={available === 0}
        title="As many of each category as are accepted and can be published."
        onClick={() => onChange({ ...plan, ...allTargets(pool), perPicture: null })}
      >
        Everything accepted
      </Button>
    </section>
  )
}
