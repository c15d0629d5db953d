import { SegmentedControl } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { Chart } from '../../../charts/Chart.tsx'
import { itemMeasures, type ItemMeasures } from '../../../domain/evaluationFiguresBins.ts'
import { useEvaluation } from '../../../state/useApp.ts'
import { binChart, binFinding, type BinMeasure } from './binCharts.ts'
import { binnedRates } from './chartsBasis.ts'
import styles from './ChartsPage.module.css'
import { mostBinModels } from './looks.ts'
import type { SectionProps } from './sectionProps.ts'
import { useSliced } from './useSliced.ts'

/** Accuracy against the size of the evidence and of the picture. */
export function BinSection(props: SectionProps) {
  const { basis, choice, shown, change } = props
  const { itemIds } = basis.scored
  const known = useEvaluation((state) => state.items)
  const measures = useSliced(useCallback(() => itemMeasures(itemIds, known), [itemIds, known]))
  return (
    <section className={styles.section} aria-label="Size of the evidence and of the picture">
      <header className={styles.sectionHead}>
        <h2>Size of the evidence and of the picture</h2>
        <div className={styles.pickers}>
          <SegmentedControl
            size="xs"
            aria-label="Bins"
            value={choice.binning}
            onChange={(binning) => change({ binning })}
            data={[
              { value: 'steps', label: 'Logarithmic bins' },
              { value: 'equal', label: 'Equal counts' },
            ]}
          />
          <SegmentedControl
            size="xs"
            aria-label="Resolution as"
            value={choice.resolution}
            onChange={(resolution) => change({ resolution })}
            data={[
              { value: 'megapixels', label: 'Megapixels' },
              { value: 'longestSide', label: 'Longest side' },
            ]}
          />
        </div>
      </header>
      {shown.models.length > mostBinModels ? (
        <p className={styles.soft}>
          Drawn are the first {mostBinModels} of the models chosen above; leave out some to see others.
        </p>
      ) : null}
      {measures?.areaRatio.length === itemIds.length ? (
        <div className={styles.charts}>
          <Binned {...props} measures={measures} measure="areaRatio" />
          <Binned {...props} measures={measures} measure={choice.resolution} />
        </div>
      ) : null}
    </section>
  )
}

interface BinnedProps extends SectionProps {
  readonly measures: ItemMeasures
  readonly measure: BinMeasure
}

function Binned({ basis, choice: { binning }, shown: { models, views }, measures, measure }: BinnedProps) {
  const begin = useCallback(
    () => binnedRates(basis, { models, views }, measures, { measure, binning }),
    [basis, models, views, measures, measure, binning],
  )
  const binned = useSliced(begin)
  const spec = useMemo(() => binned && binChart(binned), [binned])
  return spec && binned ? <Chart spec={spec} finding={binFinding(binned)} /> : null
}
