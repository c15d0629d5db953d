import { useCallback, useMemo } from 'react'
import type { Level } from '../../../canvas/level.ts'
import { useValue } from '../../../canvas/value.ts'
import { boxOf } from '../../../domain/boxes.ts'
import type { Chain } from '../../../domain/chains.ts'
import { contentOf, type Judgement } from '../../../domain/judgement.ts'
import { isMultipleChoice, letterAt, type Item } from '../../../domain/item.ts'
import { defaultNestMeasure } from '../../../domain/nestProblems.ts'
import type { Picture } from '../../../domain/picture.ts'
import { useOpen } from '../../../state/useApp.ts'
import { BoxTree } from './BoxTree.tsx'
import { shownChain, withPreview } from './boxWords.ts'
import { ChainList } from './ChainList.tsx'
import { CropPreview } from './CropPreview.tsx'
import styles from './NestPanel.module.css'
import { handBoxes } from './handBoxes.ts'
import { Numbers } from './Numbers.tsx'
import { ProbePanel } from './ProbePanel.tsx'
import type { Nest } from './useNest.ts'
import type { Stop } from './useSpoken.ts'

interface NestPanelProps {
  readonly item: Item
  readonly picture: Picture
  readonly judgement: Judgement
  readonly nest: Nest
  readonly levels: readonly Level[]
  /** What last stopped a box. */
  readonly stop: Stop | null
}

/** The question, its boxes as a tree, and what they measure. */
export function NestPanel({ item, picture, judgement, nest, levels, stop }: NestPanelProps) {
  const { boxes } = judgement
  const thresholds = useOpen(({ dataset }) => dataset.project.thresholds)
  const nesting = useOpen(({ dataset }) => dataset.project.nesting)
  const measure = useMemo(
    () => ({ ...defaultNestMeasure, minSide: thresholds.minSide, levels: nesting.levels.length }),
    [thresholds.minSide, nesting.levels.length],
  )
  const probe = useValue(nest.probe)
  const hand = useValue(nest.inHand)
  const preview = useMemo(() => handBoxes(boxes, hand), [boxes, hand])
  const { select, setChainId } = nest
  const showChain = useCallback(
    ({ id }: Chain) => {
      setChainId(id)
      select([id])
    },
    [select, setChainId],
  )
  const primaryId = nest.selectedIds.at(-1) ?? null
  const chain = shownChain(boxes, primaryId, nest.chainId)
  const seen = withPreview(boxes, preview)
  const shown = preview?.find(({ id }) => boxOf(boxes, id) === null) ?? boxOf(seen, primaryId ?? '')
  return (
    <section className={styles.panel} aria-label="Question and boxes">
      <Asked item={item} judgement={judgement} />
      <BoxTree
        item={item}
        picture={picture}
        judgement={judgement}
        selectedIds={nest.selectedIds}
        onSelect={nest.select}
        ghosts={nest.ghosts}
        stop={stop}
        levelNames={nesting.levels}
      />
      <ChainList
        picture={picture}
        boxes={boxes}
        chain={chain}
        onChain={showChain}
        wanted={nesting.levels.length}
      />
      {probe ? (
        <ProbePanel
          picture={picture}
          boxes={boxes}
          chain={chain}
          probe={probe}
          onProbe={nest.probe.set}
          choices={nest.choices}
          onChoices={nest.setChoices}
        />
      ) : null}
      <CropPreview picture={picture} levels={levels} rect={shown?.rect ?? null} />
      <Numbers
        picture={picture}
        judgement={judgement}
        selectedIds={nest.selectedIds}
        onSelect={nest.select}
        preview={preview}
        largestShare={thresholds.areaRatio}
        measure={measure}
        chainId={nest.chainId}
        shownCells={nest.cells}
        onShowCells={nest.setCells}
      />
    </section>
  )
}

/** The question and its answer, to be read while boxing. */
function Asked({ item, judgement }: { item: Item; judgement: Judgement }) {
  const content = contentOf(item, judgement.revision)
  return (
    <div className={styles.asked}>
      <p className={styles.question} dir="auto">
        {content.question}
      </p>
      <p className={styles.answer} dir="auto">
        {content.answerLetter === null ? '' : `${content.answerLetter}. `}
        {content.answerText}
        {isMultipleChoice(content) ? (
          <span className={styles.others}>
            {' '}
            not{' '}
            {content.options
              .filter((_, index) => letterAt(index) !== content.answerLetter)
              .map((option) => `“${option}”`)
              .join(', ')}
          </span>
        ) : null}
      </p>
    </div>
  )
}
