import { budgetName } from '../../../domain/budgetName.ts'
import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { Size } from '../../../domain/geometry.ts'
import { budgetCode, offeredBudgets, type Budget } from '../../../domain/preview.ts'
import { Chosen } from './ModelPicker.tsx'
import styles from './PreviewHead.module.css'
import { budgetTerms } from './previewWords.ts'

interface BudgetPickerProps {
  readonly budget: Budget
  /** Null while nobody knows its size. */
  readonly picture: Size | null
  readonly onPick: (budget: Budget) => void
}

/** Under which limit the whole picture is shown, with what becomes of it. */
export function BudgetPicker({ budget, picture, onPick }: BudgetPickerProps) {
  const code = budgetCode(budget)
  const offered = offeredBudgets.some((each) => budgetCode(each) === code)
    ? offeredBudgets
    : [budget, ...offeredBudgets]
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <button
          type="button"
          className={`${styles.pick} ${styles.fixed}`}
          aria-label={`Budget: ${budgetName(budget)}`}
        >
          <span>{budgetName(budget)}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((each, index) => (
          <Fragment key={budgetCode(each)}>
            {index > 0 && offered[index - 1]?.kind !== each.kind ? <Menu.Divider /> : null}
            <Menu.Item
              {...(budgetCode(each) === code ? { 'aria-current': true } : {})}
              leftSection={<Chosen on={budgetCode(each) === code} />}
              onClick={() => onPick(each)}
            >
              <span className={styles.entry}>
                {budgetName(each)}
                <span className={styles.aside}>{budgetTerms(each, picture)}</span>
              </span>
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
