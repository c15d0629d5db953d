import { useDeferredValue, useMemo, useState } from 'react'
import { boxOf, levelOf } from '../../../domain/boxes.ts'
import { chainsOf } from '../../../domain/chains.ts'
import { areaRatio, type Size } from '../../../domain/geometry.ts'
import type { Box, Judgement } from '../../../domain/judgement.ts'
import { defaultNestMeasure, nestProblemsOf, type NestMeasure } from '../../../domain/nestProblems.ts'
import { chainName, shareText, shownChain, sizeText, withPreview } from './boxWords.ts'
import { LevelMark } from './LevelMark.tsx'
import { LevelTable, levelTerms } from './LevelTable.tsx'
import { modelRows, modelTerms } from './modelRows.ts'
import { ModelTable, type ShownCells } from './ModelTable.tsx'
import { NestProblems } from './NestProblems.tsx'
import styles from './Numbers.module.css'

interface NumbersProps {
  readonly picture: Size
  readonly judgement: Judgement
  readonly selectedIds: readonly string[]
  readonly onSelect: (ids: readonly string[]) => void
  /** Boxes in the hand as they would be, and one that is being drawn; null while nothing is. */
  readonly preview: readonly Box[] | null
  /** Largest share of the picture that a box may cover before it is told (the project's threshold). */
  readonly largestShare: number
  readonly measure?: NestMeasure
  /** The chain to show where the box belongs to several: the id of its b1. */
  readonly chainId?: string | null
  readonly shownCells: ShownCells | null
  readonly onShowCells: (cells: ShownCells | null) => void
}

/** What can be measured about the selected box and its chain; it follows a drag. */
export function Numbers(props: NumbersProps) {
  const { picture, judgement, selectedIds, onSelect, preview, largestShare } = props
  const { measure = defaultNestMeasure, chainId = null, shownCells, onShowCells } = props
  const boxes = useMemo(() => withPreview(judgement.boxes, preview), [judgement.boxes, preview])
  // Sentences may come a moment after the numbers, so that a drag among thousands of boxes does not wait for them.
  const settled = useDeferredValue(boxes)
  const problems = useMemo(() => nestProblemsOf(settled, measure), [settled, measure])
  const [explained, setExplained] = useState(false)
  const drawn = preview?.find(({ id }) => !boxOf(judgement.boxes, id)) ?? null
  const box = drawn ?? boxOf(boxes, selectedIds.at(-1) ?? '')
  const chain = shownChain(boxes, box?.id ?? null, chainId)
  if (!chain) {
    return (
      <section className={styles.numbers} aria-label="Numbers">
        <p className={styles.none}>The numbers of a box are shown here once one is drawn.</p>
      </section>
    )
  }
  const chains = chainsOf(boxes)
  return (
    <section className={styles.numbers} aria-label="Numbers">
      {box ? <BoxNumbers boxes={boxes} box={box} picture={picture} largestShare={largestShare} /> : null}
      <LevelTable
        title={chains.length > 1 ? chainName(chains.indexOf(chain)) : 'Levels'}
        boxes={boxes}
        chain={chain}
        picture={picture}
        selectedIds={box ? [box.id] : selectedIds}
        onSelect={onSelect}
      />
      <NestProblems judgement={judgement} problems={problems} onSelect={onSelect} />
      {box ? (
        <ModelNumbers box={box} picture={picture} shownCells={shownCells} onShowCells={onShowCells} />
      ) : (
        <p className={styles.none}>Select a box to see how models get it.</p>
      )}
      <button
        type="button"
        className={styles.explain}
        aria-expanded={explained}
        onClick={() => setExplained(!explained)}
      >
        {explained ? 'Hide what the columns mean' : 'What the columns mean'}
      </button>
      {explained ? (
        <dl className={styles.terms}>
          {[...levelTerms, ...(box ? modelTerms : [])].map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  )
}

interface BoxNumbersProps {
  readonly boxes: readonly Box[]
  readonly box: Box
  readonly picture: Size
  readonly largestShare: number
}

function BoxNumbers({ boxes, box, picture, largestShare }: BoxNumbersProps) {
  const share = areaRatio(box.rect, picture)
  const isMinimal = levelOf(boxes, box.id) === 1
  const large = isMinimal && share > largestShare
  return (
    <div className={styles.box}>
      <LevelMark level={levelOf(boxes, box.id)} />
      <span className={styles.size}>{sizeText(box.rect)} px</span>
      <span className={styles.share} data-large={large}>
        {shareText(share)} of the picture
        {isMinimal
          ? large
            ? `, over the limit of ${shareText(largestShare)}`
            : `, limit ${shareText(largestShare)}`
          : ''}
      </span>
    </div>
  )
}

type ModelNumbersProps = Pick<NumbersProps, 'picture' | 'shownCells' | 'onShowCells'> & { readonly box: Box }

function ModelNumbers({ box: { rect }, picture, shownCells, onShowCells }: ModelNumbersProps) {
  const { width, height } = picture
  const rows = useMemo(() => modelRows(rect, { width, height }), [rect, width, height])
  return (
    <>
      <ModelTable title="In the whole picture" rows={rows.picture} shown={shownCells} onShow={onShowCells} />
      <ModelTable title="As a crop" rows={rows.crop} />
    </>
  )
}
