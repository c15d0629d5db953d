import { Tooltip } from '@mantine/core'
import { levelOf } from '../../../domain/boxes.ts'
import { measuresOf, type Chain } from '../../../domain/chains.ts'
import type { Size } from '../../../domain/geometry.ts'
import type { Box } from '../../../domain/judgement.ts'
import { sizeText, shareText } from './boxWords.ts'
import { LevelMark } from './LevelMark.tsx'
import styles from './LevelTable.module.css'

interface LevelTableProps {
  readonly title: string
  readonly boxes: readonly Box[]
  readonly chain: Chain
  readonly picture: Size
  readonly selectedIds: readonly string[]
  readonly onSelect: (ids: readonly string[]) => void
}

export const levelTerms: readonly (readonly [term: string, meaning: string])[] = [
  ['Level', 'b1 is the minimal region; each level lies around the one before.'],
  ['Size', 'Width × height in pixels of the picture.'],
  ['Share', 'Share of the picture that the level covers.'],
  ['of b1', 'Share of b1 that the level covers; 100 % in a sound chain.'],
  ['IoU', 'Intersection over union with the next level out; above 0.9 they say nearly the same.'],
]

/** The levels of a chain beside one another. */
export function LevelTable({ title, boxes, chain, picture, selectedIds, onSelect }: LevelTableProps) {
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {levelTerms.map(([term, meaning]) => (
            <Tooltip key={term} label={meaning} multiline w={240}>
              <th scope="col">
                <abbr>{term}</abbr>
              </th>
            </Tooltip>
          ))}
        </tr>
      </thead>
      <tbody>
        {measuresOf(chain, picture).map(({ box, share, coverage, iouOutward }) => (
          <tr key={box.id} data-selected={selectedIds.includes(box.id)}>
            <th scope="row">
              <button type="button" className={styles.level} onClick={() => onSelect([box.id])}>
                <LevelMark level={levelOf(boxes, box.id)} />
                <span className={styles.heard}>b{levelOf(boxes, box.id)}</span>
                <span className={styles.label} dir="auto">
                  {box.label}
                </span>
              </button>
            </th>
            <td>{sizeText(box.rect)}</td>
            <td>{shareText(share)}</td>
            <td data-low={coverage < 1 - 1e-9}>{coverage >= 1 - 1e-9 ? '100 %' : shareText(coverage)}</td>
            <td data-low={iouOutward !== null && iouOutward > 0.9}>
              {iouOutward === null ? '–' : iouText(iouOutward)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `0.42`, `0.0031`: two digits at least that say something. */
export const iouText = (iou: number): string =>
  iou === 0 || iou >= 0.095 ? iou.toFixed(2) : String(Number(iou.toPrecision(2)))
