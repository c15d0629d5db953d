import { SegmentedControl, Select } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { Chart } from '../../../charts/Chart.tsx'
import { placesIn, type PairPart } from '../../../domain/evaluationFiguresPairs.ts'
import { views } from '../../../domain/preview.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { useEvaluation } from '../../../state/useApp.ts'
import { crossing, pairingOf } from './chartsBasis.ts'
import styles from './ChartsPage.module.css'
import { ItemList } from './ItemList.tsx'
import { questionOf, shownText } from './itemsCsv.ts'
import { pairChart, pairFinding, partNames, sideNames } from './pairCharts.ts'
import { PairTable } from './PairTable.tsx'
import type { SectionProps } from './sectionProps.ts'
import { useSame } from './useSame.ts'
import { useSliced } from './useSliced.ts'

/** Who is right where: the two views of one model, or two models in one view, with the items behind each part. */
export function PairSection(props: SectionProps) {
  const { basis, choice, shown, nameOf, change, projectId } = props
  const { order } = basis
  const { cross, first, second, crossView, part } = choice
  const found = useMemo(
    () => pairingOf(basis, { ...choice, cross, first, second, crossView }),
    [basis, choice, cross, first, second, crossView],
  )
  const pairing = useSame(found?.pairing ?? null)
  const one = found?.columns?.first.right
  const other = found?.columns?.second.right
  const begin = useMemo(() => (one && other ? () => crossing(one, other, basis) : null), [one, other, basis])
  const counted = useSliced(begin)
  const isOfThese = counted?.first === one && counted?.second === other
  const figures = isOfThese ? (counted?.figures ?? null) : null
  const chart = useMemo(
    () => (pairing && figures ? pairChart(pairing, figures, order.map(nameOf)) : null),
    [pairing, figures, order, nameOf],
  )
  const { category } = shown
  const group = category === 'all' ? null : order.indexOf(category.id)
  const pick = (picked: PairPart | null, of: number | null = group): void =>
    change({ part: picked, category: of === null ? 'all' : { id: order[of] ?? null } })

  return (
    <section className={styles.section} aria-label="Who is right where">
      <header className={styles.sectionHead}>
        <h2>Who is right where</h2>
        <PairPicker {...props} pairing={pairing} />
      </header>
      {!pairing ? (
        <p className={styles.soft}>There are not two models to compare.</p>
      ) : !one || !other ? (
        <p className={styles.soft}>
          {pairing.kind === 'views'
            ? `${shownText(pairing.model)} did not answer in both views under one budget. Import its answers in the other view, or choose another model.`
            : `Not both of these models answered in the ${viewNames[pairing.view].toLowerCase()} view. Choose another view or model.`}
        </p>
      ) : chart && figures ? (
        <>
          <div className={styles.pairCharts}>
            <PairTable
              name={`${chart.spec.name}, ${group === null ? 'all items' : nameOf(order[group] ?? null)}`}
              names={partNames(pairing)}
              sides={sideNames(pairing)}
              counts={(group === null ? null : figures.categories[group]) ?? figures.overall}
              picked={part}
              onPick={(picked) => pick(picked === part ? null : picked)}
            />
            <Chart
              spec={chart.spec}
              finding={pairFinding(pairing, figures)}
              onPick={(row) => {
                const picked = chart.rows[row]
                if (picked) pick(picked.part, picked.group)
              }}
            />
          </div>
          {part === null ? (
            <p className={styles.soft}>Pick a part to see its items.</p>
          ) : (
            <Behind
              {...props}
              projectId={projectId}
              title={`${partNames(pairing)[part]} · ${group === null ? 'all items' : shownText(nameOf(order[group] ?? null))}`}
              one={one}
              other={other}
              part={part}
              group={group}
              sides={sideNames(pairing)}
              onClose={() => pick(null, null)}
            />
          )}
        </>
      ) : null}
    </section>
  )
}

type Pairing = NonNullable<ReturnType<typeof pairingOf>>['pairing']

function PairPicker({ basis, choice, change, pairing }: SectionProps & { readonly pairing: Pairing | null }) {
  const models = basis.labels.map((label) => ({ value: label, label: shownText(label) }))
  const first = pairing?.kind === 'views' ? pairing.model : (pairing?.first ?? null)
  return (
    <div className={styles.pickers}>
      <SegmentedControl
        size="xs"
        aria-label="What is crossed"
        value={choice.cross}
        onChange={(cross) => change({ cross, part: null })}
        data={[
          { value: 'views', label: 'Two views' },
          { value: 'models', label: 'Two models', disabled: models.length < 2 },
        ]}
      />
      <Select
        size="xs"
        aria-label="Model"
        data={models}
        value={first}
        allowDeselect={false}
        searchable
        onChange={(label) => change({ first: label })}
      />
      {pairing?.kind === 'models' ? (
        <>
          <Select
            size="xs"
            aria-label="Other model"
            data={models.filter(({ value }) => value !== first)}
            value={pairing.second}
            allowDeselect={false}
            searchable
            onChange={(label) => change({ second: label })}
          />
          <Select
            size="xs"
            w={110}
            aria-label="View in which they are compared"
            data={views
              .filter((view) => basis.views.includes(view))
              .map((view) => ({ value: view, label: viewNames[view] }))}
            value={pairing.view}
            allowDeselect={false}
            onChange={(view) => {
              const crossView = views.find((each) => each === view)
              if (crossView) change({ crossView })
            }}
          />
        </>
      ) : null}
    </div>
  )
}

interface BehindProps extends SectionProps {
  readonly title: string
  readonly one: Float64Array
  readonly other: Float64Array
  readonly part: PairPart
  readonly group: number | null
  readonly sides: readonly [string, string]
  readonly onClose: () => void
}

/** The items of a part. */
function Behind({ basis, nameOf, projectId, one, other, part, group, ...rest }: BehindProps) {
  const known = useEvaluation((state) => state.items)
  const { places, scored } = basis
  const itemOf = useCallback(
    (place: number) => {
      const id = scored.itemIds[place] ?? ''
      return {
        id,
        question: questionOf(known.get(id)),
        category: nameOf(scored.categories[place] ?? null),
        first: one[place] ?? Number.NaN,
        second: other[place] ?? Number.NaN,
      }
    },
    [scored, known, nameOf, one, other],
  )
  const behind = useMemo(() => placesIn(one, other, part, places, group), [one, other, part, places, group])
  return <ItemList projectId={projectId} places={behind} itemOf={itemOf} {...rest} />
}
