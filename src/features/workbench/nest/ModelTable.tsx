import { ActionIcon, Tooltip } from '@mantine/core'
import { IconGridDots } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { ModelFamily } from '../../../domain/modelViews.ts'
import { numberText } from '../../../ui/quantity.ts'
import { modelTerms, type ModelRow } from './modelRows.ts'
import styles from './ModelTable.module.css'

/** Whose token cells are drawn over the picture. */
export interface ShownCells {
  readonly family: ModelFamily
  readonly budget: number
}

interface ModelTableProps {
  readonly title: string
  readonly rows: readonly ModelRow[]
  readonly shown?: ShownCells | null
  /** Draws the cells of a line over the picture, or none; without it the lines have no button. */
  readonly onShow?: (cells: ShownCells | null) => void
}

/** How each model lays out what it is given, and how much of that the box gets. */
export function ModelTable({ title, rows, shown = null, onShow }: ModelTableProps) {
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {modelTerms.map(([term, meaning]) => (
            <Tooltip key={term} label={meaning} multiline w={240}>
              <th scope="col">
                <abbr>{term}</abbr>
              </th>
            </Tooltip>
          ))}
          {onShow ? (
            <th className={styles.act}>
              <span className={styles.heard}>Cells</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <Fragment key={`${row.family.id} ${row.budget}`}>
            {rows[place - 1]?.family === row.family ? null : (
              <tr className={styles.family}>
                <th colSpan={onShow ? 7 : 6} scope="rowgroup">
                  {row.family.name}
                </th>
              </tr>
            )}
            {row.numbers || rows[place - 1]?.refusal !== row.refusal ? (
              <Line row={row} shown={shown} onShow={onShow} />
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

interface LineProps {
  readonly row: ModelRow
  readonly shown: ShownCells | null
  readonly onShow: ((cells: ShownCells | null) => void) | undefined
}

function Line({ row, shown, onShow }: LineProps) {
  const { family, budget, numbers } = row
  // A refusal is the same under every budget.
  if (!numbers) {
    return (
      <tr>
        <td className={styles.refusal} colSpan={onShow ? 7 : 6}>
          {row.refusal}
        </td>
      </tr>
    )
  }
  const isShown = shown?.family.id === family.id && shown.budget === budget
  const cells = `the cells of ${family.name} at ${numberText(budget)} tokens`
  return (
    <tr data-shown={isShown}>
      <th scope="row">{numberText(budget)}</th>
      <td>{numbers.resized}</td>
      <td>{numbers.tokens}</td>
      <Tooltip label={`${numbers.block} cells`}>
        <td>{numbers.cells}</td>
      </Tooltip>
      <td>{numbers.minSide}</td>
      <td data-low={numbers.underToken}>{numbers.minSideInTokens}</td>
      {onShow ? (
        <td className={styles.act}>
          <Tooltip label={`${isShown ? 'Hide' : 'Show'} the cells that it touches`}>
            <ActionIcon
              className={styles.show ?? ''}
              variant="subtle"
              color="gray"
              size={24}
              aria-label={`Show ${cells}`}
              aria-pressed={isShown}
              onClick={() => onShow(isShown ? null : { family, budget })}
            >
              <IconGridDots size={14} />
            </ActionIcon>
          </Tooltip>
        </td>
      ) : null}
    </tr>
  )
}
