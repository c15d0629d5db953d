import { NumberInput, Switch } from '@mantine/core'
import type { Project } from '../../../domain/project.ts'
import type { Kind, Selection } from '../../../domain/selection.ts'
import type { SelectionPlan } from '../../../domain/selectionPlan.ts'
import { selectionWords } from '../../../domain/selectionSentences.ts'
import { numberText } from '../../../ui/quantity.ts'
import { askedFor, listedCategories, withCount, withKinds } from './planEdits.ts'
import styles from './SelectionPage.module.css'

interface TargetTableProps {
  readonly project: Pick<Project, 'categories'>
  readonly plan: SelectionPlan
  readonly selection: Selection | null
  readonly onChange: (plan: SelectionPlan) => void
}

const kindNames: Readonly<Record<Kind, string>> = { choice: 'Multiple choice', open: 'Open' }
const kinds = ['choice', 'open'] as const

/** What is wanted of each category and kind, beside what there is and what is taken. */
export function TargetTable({ project, plan, selection, onChange }: TargetTableProps) {
  const pool = selection?.pool ?? []
  const { categoryName: nameOf } = selectionWords(project, [])
  const { kinds: wantedKinds } = plan
  const asked = askedFor(plan)
  const askedKinds = wantedKinds ? wantedKinds.choice + wantedKinds.open : asked
  return (
    <section className={styles.targets} aria-label="Targets">
      <table className={styles.table}>
        <caption>Targets</caption>
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col">Available</th>
            <th scope="col">Wanted</th>
            <th scope="col">Taken</th>
            <th scope="col">Lacks</th>
          </tr>
        </thead>
        <tbody>
          {listedCategories(project.categories, plan, pool).map((category) => {
            const line = pool.find((each) => each.category === category)
            const wanted = plan.categories.find((each) => each.category === category)?.count ?? 0
            return (
              <Line
                key={category ?? ''}
                name={nameOf(category)}
                available={(line?.choice ?? 0) + (line?.open ?? 0)}
                taken={selection?.categories.find((each) => each.category === category)?.taken ?? 0}
                wanted={wanted}
                onWant={(count) => onChange(withCount(plan, category, count))}
              />
            )
          })}
        </tbody>
        <tbody>
          {kinds.map((kind) => (
            <Line
              key={kind}
              name={kindNames[kind]}
              available={pool.reduce((sum, line) => sum + line[kind], 0)}
              taken={selection?.kinds[kind].taken ?? 0}
              wanted={wantedKinds?.[kind] ?? null}
              onWant={(count) =>
                wantedKinds && onChange({ ...plan, kinds: { ...wantedKinds, [kind]: count } })
              }
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td>{numberText(pool.reduce((sum, line) => sum + line.choice + line.open, 0))}</td>
            <td>{numberText(asked)}</td>
            <td>{numberText(selection?.taken ?? 0)}</td>
            <td>{numberText(Math.max(0, (selection?.wanted ?? 0) - (selection?.taken ?? 0)))}</td>
          </tr>
        </tfoot>
      </table>
      {isCrowded(plan, selection) ? (
        <p className={styles.note}>
          * There are more to choose from, but another target or limit leaves no room.
        </p>
      ) : null}
      <Switch
        size="xs"
        label="Say how many are multiple choice and how many are open"
        checked={wantedKinds !== null}
        onChange={({ currentTarget: { checked } }) => onChange(withKinds(plan, checked, pool))}
      />
      {asked === askedKinds ? null : (
        <p className={styles.note}>
          The categories ask for {numberText(asked)} and the kinds for {numberText(askedKinds)}: at most the
          lesser of the two is taken.
        </p>
      )}
    </section>
  )
}

/** Whether a target lacks items although there are more. */
function isCrowded({ kinds: wanted }: SelectionPlan, selection: Selection | null): boolean {
  const lines = selection ? [...selection.categories, ...(wanted ? Object.values(selection.kinds) : [])] : []
  return lines.some((line) => line.taken < Math.min(line.wanted ?? 0, line.available))
}

interface LineProps {
  readonly name: string
  readonly available: number
  readonly taken: number
  /** Null where nothing is asked in numbers. */
  readonly wanted: number | null
  readonly onWant: (count: number) => void
}

function Line({ name, available, taken, wanted, onWant }: LineProps) {
  const lacks = wanted === null ? 0 : Math.max(0, wanted - taken)
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td>{numberText(available)}</td>
      <td>
        {wanted === null ? (
          <span className={styles.soft}>any</span>
        ) : (
          <NumberInput
            size="xs"
            aria-label={`${name} wanted`}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            hideControls
            className={styles.count ?? ''}
            value={wanted}
            onChange={(value) => onWant(typeof value === 'number' ? Math.max(0, Math.floor(value)) : 0)}
          />
        )}
      </td>
      <td>{numberText(taken)}</td>
      <td>
        {lacks > 0 ? (
          <strong className={styles.lacks}>
            {numberText(lacks)}
            {taken < available ? '*' : ''}
          </strong>
        ) : (
          <span className={styles.soft}>–</span>
        )}
      </td>
    </tr>
  )
}
