import type { MeasuredMap } from '../../../domain/attentionMap.ts'
import { attentionScore, type AttentionMeasures } from '../../../domain/attentionMeasures.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './ItemsSection.module.css'
import { measureNames, measureText, shownMeasures, type ShownMeasure } from './attentionWords.ts'

interface ItemMeasuresProps {
  readonly measures: AttentionMeasures
  readonly map: MeasuredMap
  /** Target tokens. */
  readonly tokens: number
  /** One cell stands in, because none met the rule. */
  readonly isNearest: boolean
}

/** The figures of the map that is shown. */
export function ItemMeasures({ measures, map, tokens, isNearest }: ItemMeasuresProps) {
  const valueOf = (measure: ShownMeasure): number =>
    measure === 'score' ? attentionScore(measures.reward) : measures[measure]
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>Grid</dt>
          <dd>
            {numberText(map.columns)} × {numberText(map.rows)}
          </dd>
        </div>
        <div>
          <dt>Target</dt>
          <dd>{countText(tokens, 'token')}</dd>
        </div>
        {shownMeasures.map((measure) => (
          <div key={measure}>
            <dt>{measureNames[measure]}</dt>
            <dd>{measureText(measure, valueOf(measure))}</dd>
          </div>
        ))}
      </dl>
      {isNearest ? (
        <p className={styles.note}>
          No cell meets the rule for target tokens; the one that it covers most stands in.
        </p>
      ) : null}
    </>
  )
}
