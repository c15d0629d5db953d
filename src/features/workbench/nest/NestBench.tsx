import { useCallback, useEffect, useMemo, useState } from 'react'
import { Panel } from 'react-resizable-panels'
import { BoxStage } from '../../../canvas/BoxStage.tsx'
import type { PointedOut } from '../../../canvas/boxScene.ts'
import { holdSpace } from '../../../canvas/usePaneInput.ts'
import { boxOf } from '../../../domain/boxes.ts'
import { frameOf } from '../../../domain/geometry.ts'
import type { Item } from '../../../domain/item.ts'
import { contentOf } from '../../../domain/judgement.ts'
import type { Picture } from '../../../domain/picture.ts'
import { useHanging, useJudgement } from '../../../state/useApp.ts'
import { useHeldKey } from '../../../ui/commands.ts'
import { IconAction } from '../../../ui/IconAction.tsx'
import { Split, SplitLine } from '../../../ui/Split.tsx'
import {
  IconArrowsMaximize,
  IconEyeOff,
  IconFocus2,
  IconSparkles,
  IconTextScan2,
  IconZoomScan,
} from '@tabler/icons-react'
import { LookMenu, ToneMenu } from '../LookTools.tsx'
import { Hung, pictureWords } from '../PictureViews.tsx'
import { smallestScale, useGlobalViewport, useView } from '../useView.ts'
import { ViewPane } from '../ViewPane.tsx'
import styles from '../Workbench.module.css'
import { HelpWords } from './assist/HelpWords.tsx'
import { isPointedOut } from './assist/suggestions.ts'
import { useAssistance } from './assist/useAssistance.ts'
import { NestBar } from './NestBar.tsx'
import { NestPanel } from './NestPanel.tsx'
import { tokenCellsOf } from './shownCells.ts'
import { useNest } from './useNest.ts'
import { useNestCommands } from './useNestCommands.ts'
import type { Stop } from './useSpoken.ts'

interface NestBenchProps {
  readonly item: Item
  readonly picture: Picture
  readonly onAllBoxed: () => void
}

/** Drawing the nested boxes of one item: the canvas, the same boxes as a tree, and what the numbers say. */
export function NestBench({ item, picture, onAllBoxed }: NestBenchProps) {
  const judgement = useJudgement(item)
  const { boxes } = judgement
  const content = contentOf(item, judgement.revision)
  const hanging = useHanging(picture.id)
  const levels = useMemo(() => (hanging?.kind === 'ready' ? hanging.open.levels : []), [hanging])
  const assist = useAssistance(item, picture)
  const nest = useNest(item, picture, judgement, levels, assist)
  const primary = boxOf(boxes, nest.selectedIds.at(-1) ?? '')
  const focus = primary?.rect ?? content.region
  const view = useView(item.id, picture, focus)
  const viewport = useGlobalViewport(view, item.id, picture, focus)
  const hidden = useHeldKey('KeyH')
  const panning = useHeldKey('Space')
  const [stop, setStop] = useState<Stop | null>(null)
  const [pushed, setPushed] = useState<Stop | null>(null)
  const flash = useMemo(() => pushed && { id: pushed.by }, [pushed])
  // A drag has shown what stops it already; a key has not.
  const onPushed = useCallback((next: Stop) => {
    setStop(next)
    setPushed(next)
  }, [])
  useEffect(() => holdSpace(panning), [panning])

  useNestCommands({ item, picture, judgement, nest, assist, view, levels, onPushed, onAllBoxed })

  const onPointOut = (what: PointedOut) => {
    const found = nest.ghosts.find(isPointedOut)
    // A second click at the same place takes what the first one found.
    if ('again' in what && what.again && found) nest.acts.adopt(found)
    else assist.pointOut(what, { selected: primary?.rect ?? null, region: content.region })
  }

  const tokens = useMemo(() => {
    if (!nest.cells) return null
    const rects = nest.selectedIds.flatMap((id) => boxOf(boxes, id)?.rect ?? [])
    return tokenCellsOf(nest.cells, picture, rects)
  }, [nest.cells, nest.selectedIds, boxes, picture])

  return (
    <div className={styles.bench} data-item={item.id} data-task="nest" data-boxes={boxes.length}>
      <div className={styles.views}>
        <Split id="nest" orientation="horizontal" panelIds={['canvas', 'boxes']}>
          <Panel id="canvas" defaultSize="66%" minSize="240px">
            <ViewPane
              title="Picture"
              detail={
                <>
                  {pictureWords(picture)} <HelpWords waiting={assist.waiting} />
                </>
              }
              actions={
                <>
                  <IconAction command="nest.read">
                    <IconTextScan2 size={16} />
                  </IconAction>
                  <IconAction command="nest.propose">
                    <IconSparkles size={16} />
                  </IconAction>
                  <IconAction command="nest.suggestions" active={assist.hidden}>
                    <IconEyeOff size={16} />
                  </IconAction>
                  <IconAction command="nest.probe" active={nest.probing}>
                    <IconFocus2 size={16} />
                  </IconAction>
                  <IconAction command="view.evidence">
                    <IconZoomScan size={16} />
                  </IconAction>
                  <IconAction command="view.fit">
                    <IconArrowsMaximize size={16} />
                  </IconAction>
                  <ToneMenu tone={view.tone} onTone={view.setTone} />
                  <LookMenu />
                </>
              }
            >
              {(pane) => (
                <Hung hanging={hanging} picture={picture}>
                  <BoxStage
                    key={item.id}
                    label={`Picture ${picture.name} with ${boxes.length} boxes; they are in the box tree beside it`}
                    pane={pane}
                    picture={picture}
                    levels={levels}
                    viewport={viewport(pane)}
                    onViewport={view.moveGlobal}
                    smallest={smallestScale(frameOf(picture), pane, view.turn)}
                    tone={view.tone}
                    aids={view.aids}
                    boxes={boxes}
                    selected={nest.selectedIds}
                    ghosts={nest.ghosts}
                    tool={nest.tool}
                    snap={nest.snap}
                    hiddenOverlays={hidden}
                    onSelect={nest.select}
                    onEdit={nest.onEdit}
                    onPointOut={onPointOut}
                    onHover={assist.onHover}
                    probe={nest.probe}
                    onStopped={(id, by) => setStop({ id, by })}
                    inHand={nest.inHand}
                    tokens={tokens}
                    flash={flash}
                  />
                </Hung>
              )}
            </ViewPane>
          </Panel>
          <SplitLine label="Width of the boxes" />
          <Panel id="boxes" minSize="300px">
            <NestPanel
              item={item}
              picture={picture}
              judgement={judgement}
              nest={nest}
              levels={levels}
              stop={stop}
            />
          </Panel>
        </Split>
      </div>
      <NestBar judgement={judgement} tool={nest.tool} />
    </div>
  )
}
