import { Button } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconFocusCentered,
  IconMinus,
  IconPencilBolt,
  IconPlus,
  IconSquareDashed,
  IconZoomScan,
} from '@tabler/icons-react'
import type { Level } from '../../canvas/level.ts'
import type { Aids } from '../../canvas/PictureStage.tsx'
import { RegionStage } from '../../canvas/RegionStage.tsx'
import { useValue } from '../../canvas/value.ts'
import {
  areaRatio,
  frameOf,
  heightOf,
  widthOf,
  type Point,
  type Rect,
  type Size,
} from '../../domain/geometry.ts'
import type { Picture } from '../../domain/picture.ts'
import { useHanging } from '../../state/useApp.ts'
import { runCommand } from '../../ui/commands.ts'
import { IconAction } from '../../ui/IconAction.tsx'
import { LookMenu, ToneMenu } from './LookTools.tsx'
import { smallestScale, useGlobalViewport, useRegionalViewport, type Hover, type View } from './useView.ts'
import { ViewMessage, ViewPane } from './ViewPane.tsx'

interface PictureViewProps {
  readonly itemId: string
  readonly picture: Picture
  readonly region: Rect | null
  readonly view: View
  /** False while the overlays are held away, or the region must not be seen yet. */
  readonly outlined: boolean
}

const noLevels: readonly Level[] = []

// Kept the same from one drawing to the next, so that the buttons around them need not be drawn again.
const iconPencilBolt = <IconPencilBolt size={16} />
const iconSquareDashed = <IconSquareDashed size={16} />
const iconZoomScan = <IconZoomScan size={16} />
const iconArrowsMaximize = <IconArrowsMaximize size={16} />
const iconMinus = <IconMinus size={16} />
const iconPlus = <IconPlus size={16} />

/** The whole picture. */
export function GlobalView(props: PictureViewProps & { onRegion: ((rect: Rect) => void) | undefined }) {
  const { itemId, picture, region, view, outlined, onRegion } = props
  const hanging = useHanging(picture.id)
  const levels = hanging?.kind === 'ready' ? hanging.open.levels : noLevels
  const viewport = useGlobalViewport(view, itemId, picture, region)
  const hover = useValue(view.hover)
  return (
    <ViewPane
      title="Global view"
      detail={pictureWords(picture)}
      actions={
        <>
          <IconAction command="view.region" active={view.tool === 'region'}>
            {iconPencilBolt}
          </IconAction>
          <IconAction command="view.outline" active={view.outline}>
            {iconSquareDashed}
          </IconAction>
          <IconAction command="view.evidence">{iconZoomScan}</IconAction>
          <IconAction command="view.fit">{iconArrowsMaximize}</IconAction>
          <ToneMenu tone={view.tone} onTone={view.setTone} />
          <LookMenu />
        </>
      }
    >
      {(pane) => (
        <Hung hanging={hanging} picture={picture}>
          <RegionStage
            label={`Whole picture ${picture.name}, ${picture.width} by ${picture.height} pixels${regionWords(region, picture)}`}
            pane={pane}
            picture={picture}
            levels={levels}
            viewport={viewport(pane)}
            onViewport={view.moveGlobal}
            smallest={smallestScale(frameOf(picture), pane, view.turn)}
            tone={view.tone}
            aids={view.aids}
            region={region}
            outlined={outlined}
            marker={markIn(hover, 'regional', itemId)}
            onHover={(point) => view.hover.set(point && { from: 'global', itemId, point })}
            onRegion={onRegion}
          />
        </Hung>
      )}
    </ViewPane>
  )
}

/** The region, cut from the original pixels, with as much context as is asked for. */
export function RegionalView({
  itemId,
  picture,
  region,
  view,
  hidden,
}: PictureViewProps & { hidden: boolean }) {
  const hanging = useHanging(picture.id)
  const levels = hanging?.kind === 'ready' ? hanging.open.levels : noLevels
  // A missing picture has no size, so nobody knows the share of it.
  const share = region && picture.sha256 !== null ? areaRatio(region, picture) : 0
  const viewport = useRegionalViewport(view, itemId)
  const hover = useValue(view.hover)
  const detail =
    region && !hidden
      ? `${Math.round(widthOf(region))} × ${Math.round(heightOf(region))} px${share > 0 ? ` · ${percent(share)}` : ''}`
      : ''
  return (
    <ViewPane
      title="Regional view"
      detail={detail}
      actions={
        <>
          <IconAction command="view.narrower">{iconMinus}</IconAction>
          <span style={{ minWidth: 42, textAlign: 'center', fontSize: 12, color: 'var(--text-soft)' }}>
            {view.margin === 0 ? 'exact' : `+${Math.round(view.margin * 100)} %`}
          </span>
          <IconAction command="view.wider">{iconPlus}</IconAction>
          <IconAction command="view.scale" active={view.regionalScale === 'double'}>
            <span style={{ fontSize: 12, fontWeight: 600 }}>×2</span>
          </IconAction>
        </>
      }
    >
      {(pane) => {
        if (hidden) {
          return (
            <ViewMessage>
              <IconFocusCentered size={28} stroke={1.25} aria-hidden />
              <span>The region is shown once you have answered from the whole picture.</span>
            </ViewMessage>
          )
        }
        if (!region || !view.clip) {
          return (
            <ViewMessage>
              <span>This item has no region. Draw one in the global view.</span>
              <Button variant="default" onClick={() => runCommand('view.region')}>
                Draw the region
              </Button>
            </ViewMessage>
          )
        }
        return (
          <Hung hanging={hanging} picture={picture}>
            <RegionStage
              label={`Region of ${picture.name}${regionWords(region, picture)}`}
              pane={pane}
              picture={picture}
              levels={levels}
              viewport={viewport(pane)}
              onViewport={view.moveRegional}
              smallest={smallestScale(view.clip, pane, view.turn)}
              tone={view.tone}
              aids={regionalAids(view.aids)}
              clip={view.clip}
              region={region}
              outlined={false}
              marker={markIn(hover, 'global', itemId)}
              onHover={(point) => view.hover.set(point && { from: 'regional', itemId, point })}
            />
          </Hung>
        )
      }}
    </ViewPane>
  )
}

/** The regional view is a part already: a map of it would only hide some. */
const regionalAids = (aids: Aids): Aids => ({ ...aids, minimap: false })

/** The stage once its pixels are there; until then the empty well, so that nothing jumps. */
export function Hung(props: {
  readonly hanging: ReturnType<typeof useHanging>
  readonly picture: Picture
  readonly children: React.ReactNode
}) {
  const { hanging, picture, children } = props
  if (hanging?.kind !== 'failed') return children
  return (
    <ViewMessage>
      <span>{hanging.sentence}</span>
      {picture.sha256 === null ? (
        <Button variant="default" onClick={() => runCommand('project.import')}>
          Find the picture
        </Button>
      ) : null}
    </ViewMessage>
  )
}

/** The spot to mark: what is pointed at in the other view of the same item. */
const markIn = (hover: Hover | null, from: Hover['from'], itemId: string): Point | null =>
  hover?.from === from && hover.itemId === itemId ? hover.point : null

/** The name of a picture and, once its pixels are there, its size. */
export const pictureWords = ({ name, sha256, width, height }: Picture): string =>
  sha256 === null ? name : `${name} · ${width} × ${height} px`

const percent = (share: number): string =>
  share >= 0.1 ? `${Math.round(share * 100)} %` : `${(share * 100).toPrecision(2)} %`

function regionWords(region: Rect | null, size: Size): string {
  if (!region) return ''
  const at = `${Math.round(region.x1)}, ${Math.round(region.y1)}`
  return `; region at ${at}, ${Math.round(widthOf(region))} by ${Math.round(heightOf(region))} pixels, ${percent(areaRatio(region, size))}`
}
