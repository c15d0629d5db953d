import { IconZoomScan } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { FittedStage } from '../../../canvas/FittedStage.tsx'
import type { Level } from '../../../canvas/level.ts'
import type { Outline } from '../../../canvas/OverlaidStage.tsx'
import { areaRatio, frameOf, heightOf, widthOf, type Rect } from '../../../domain/geometry.ts'
import type { Picture } from '../../../domain/picture.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { useHanging } from '../../../state/useApp.ts'
import { useHeldKey } from '../../../ui/commands.ts'
import { IconAction } from '../../../ui/IconAction.tsx'
import { countText } from '../../../ui/quantity.ts'
import { cropOf, drawnBoxes, outlinesIn, regionOutline } from './drawnBoxes.ts'
import styles from './ItemPictures.module.css'

interface ItemPicturesProps {
  readonly itemId: string
  readonly picture: Picture
  readonly region: Rect | null
  /** Whose boxes are drawn. */
  readonly inHand: ItemAnswer | null
  readonly isCloser: boolean
}

const noLevels: readonly Level[] = []
const nothing: readonly Outline[] = []
const zoomIcon = <IconZoomScan size={16} />

/** The whole picture with the region outlined, and the region cut from its original pixels; H holds the lines away. */
export function ItemPictures({ itemId, picture, region, inHand, isCloser }: ItemPicturesProps) {
  const away = useHeldKey('KeyH')
  const isKnown = picture.sha256 !== null && picture.width > 0
  const crop = isKnown ? cropOf(region, picture) : null
  const boxes = useMemo(() => drawnBoxes(inHand, isKnown ? picture : null), [inHand, isKnown, picture])
  const outlines = useMemo(
    () => (away ? nothing : [...regionOutline(region), ...boxes.outlines]),
    [away, region, boxes],
  )
  const drawn = boxes.outlines.length
  const boxWords =
    drawn > 0
      ? `${countText(drawn, 'box', 'boxes')} of ${inHand?.label.slice(0, 40) ?? ''}${boxes.unplaced > 0 ? `, ${boxes.unplaced} outside the picture` : ''}`
      : boxes.unplaced > 0
        ? `${countText(boxes.unplaced, 'box', 'boxes')} that cannot be placed`
        : null
  return (
    <div className={styles.views}>
      <View
        title="Global view"
        detail={[picture.name, isKnown ? `${picture.width} × ${picture.height} px` : null, boxWords]
          .filter((each) => each !== null)
          .join(' · ')}
        actions={
          <IconAction command="answers.closer" active={isCloser}>
            {zoomIcon}
          </IconAction>
        }
      >
        <Pictured
          itemId={itemId}
          label={`Whole picture ${picture.name}${region ? ' with the region outlined' : ''}${boxWords === null ? '' : `, ${boxWords}`}`}
          picture={picture}
          outlines={outlines}
          frame={frameOf(picture)}
          closer={isCloser ? crop : null}
        />
      </View>
      <View
        title="Regional view"
        detail={
          crop
            ? `${Math.round(widthOf(crop))} × ${Math.round(heightOf(crop))} px · ${shareText(areaRatio(crop, picture))}`
            : ''
        }
      >
        {crop ? (
          <Pictured
            itemId={itemId}
            label={`The region of ${picture.name}`}
            picture={picture}
            outlines={away ? nothing : outlinesIn(boxes.outlines, crop)}
            frame={crop}
            closer={null}
          />
        ) : (
          <p className={styles.message}>
            {region ? 'The region cannot be shown without the picture.' : 'This item has no region.'}
          </p>
        )}
      </View>
    </div>
  )
}

const shareText = (share: number): string =>
  `${share >= 0.1 ? Math.round(share * 100) : (share * 100).toPrecision(2)} % of it`

function View(props: {
  readonly title: string
  readonly detail: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={styles.view} aria-label={props.title}>
      <header className={styles.head}>
        <h3>{props.title}</h3>
        <span className={styles.detail}>{props.detail.slice(0, 300)}</span>
        {props.actions}
      </header>
      <div className={styles.well}>{props.children}</div>
    </section>
  )
}

interface PicturedProps {
  readonly itemId: string
  readonly label: string
  readonly picture: Picture
  readonly outlines: readonly Outline[]
  readonly frame: Rect
  /** What is shown close up instead of the whole frame. */
  readonly closer: Rect | null
}

/** A picture as far as it is decoded; a sentence where it is missing, or cannot be shown. */
function Pictured({ itemId, picture, ...shown }: PicturedProps) {
  const hanging = useHanging(picture.id)
  // Without pixels nobody knows its size, and nothing can be fitted.
  if (picture.sha256 === null) {
    return <p className={styles.message}>The picture {picture.name} is missing; import it to see it here.</p>
  }
  if (hanging?.kind === 'failed') return <p className={styles.message}>{hanging.sentence}</p>
  const levels = hanging?.kind === 'ready' ? hanging.open.levels : noLevels
  return (
    <FittedStage
      {...shown}
      picture={picture}
      levels={levels}
      aim={shown.closer === null ? itemId : `${itemId} closer`}
    />
  )
}
