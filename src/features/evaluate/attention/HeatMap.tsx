import { useMemo, useState } from 'react'
import { CropCanvas } from '../../../canvas/CropCanvas.tsx'
import { GridCanvas } from '../../../canvas/GridCanvas.tsx'
import { heatMapPixels, type HeatSpread } from '../../../canvas/heatScale.ts'
import type { Level } from '../../../canvas/level.ts'
import { fit } from '../../../canvas/viewport.ts'
import type { MeasuredMap } from '../../../domain/attentionMap.ts'
import { edgesOf } from '../../../domain/attentionTarget.ts'
import { frameOf, type Rect, type Size } from '../../../domain/geometry.ts'
import { cellAt, cellSentence, movedCell, pathOf, rectPath, totalOf, type Cell } from './heatCells.ts'
import styles from './HeatMap.module.css'

/** How a map is laid over its picture. */
export interface HeatLook {
  readonly spread: HeatSpread
  /** 0 to 1. */
  readonly opacity: number
  readonly region: boolean
  readonly tokens: boolean
  readonly counted: boolean
}

/** What is drawn: the map, and what it is measured against. */
export interface HeatScene {
  readonly map: MeasuredMap
  readonly size: Size
  readonly target: Rect | null
  readonly tokens: readonly number[]
  readonly counted: readonly number[]
}

interface HeatMapProps {
  readonly scene: HeatScene
  readonly look: HeatLook
  readonly levels: readonly Level[]
  readonly pane: Size
  readonly label: string
}

/** A map over its picture. Every cell is read under the pointer, and with the arrow keys. */
export function HeatMap({ scene, look, levels, pane, label }: HeatMapProps) {
  const { map, size, tokens } = scene
  const [cell, setCell] = useState<Cell | null>(null)
  const [heard, setHeard] = useState('')
  const pixels = useMemo(() => heatMapPixels(map, look.spread), [map, look.spread])
  const isTarget = useMemo(() => new Set(tokens), [tokens])
  const total = useMemo(() => totalOf(map), [map])
  const { scale } = fit(frameOf(size), { width: pane.width, height: pane.height - readoutHeight })
  const shown = { width: Math.max(1, size.width * scale), height: Math.max(1, size.height * scale) }
  // Another map may have fewer cells.
  const current = cell && cell.column < map.columns && cell.row < map.rows ? cell : null
  const sentenceOf = (of: Cell): string =>
    cellSentence(of, map, { total, isTarget: isTarget.has(of.row * map.columns + of.column) })

  return (
    <div className={styles.stage}>
      {/* Arrow keys walk over cells here, which only an application may take from a screen reader. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={styles.frame}
        style={shown}
        role="application"
        aria-label={`${label}. Arrow keys go from cell to cell, Home to the strongest.`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- cells are read with the arrow keys
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
          const next = movedCell(event.key, current, map)
          if (next === undefined) return
          event.preventDefault()
          setCell(next)
          setHeard(next ? sentenceOf(next) : '')
        }}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          setCell(cellAt((event.clientX - box.x) / box.width, (event.clientY - box.y) / box.height, map))
        }}
        onPointerLeave={() => setCell(null)}
      >
        {levels.length > 0 ? (
          <CropCanvas
            levels={levels}
            picture={size}
            rect={frameOf(size)}
            pixels={size}
            shown={shown}
            label={label}
          />
        ) : null}
        <GridCanvas
          columns={map.columns}
          rows={map.rows}
          pixels={pixels}
          className={styles.heat ?? ''}
          style={{ opacity: look.opacity }}
        />
        <Outlines scene={scene} look={look} cell={current} />
      </div>
      <p className={styles.readout}>
        {current ? sentenceOf(current) : 'Point at a cell, or focus the map and use the arrow keys.'}
      </p>
      <span className={styles.heard} role="status">
        {heard}
      </span>
    </div>
  )
}

/** Pixels kept free below the map for what is said of a cell. */
const readoutHeight = 28

interface OutlinesProps {
  readonly scene: HeatScene
  readonly look: HeatLook
  readonly cell: Cell | null
}

function Outlines({ scene: { map, size, target, tokens, counted }, look, cell }: OutlinesProps) {
  const paths = useMemo(
    () => ({
      tokens: pathOf(edgesOf(tokens, map)),
      counted: pathOf(edgesOf(counted, map)),
      region: target ? rectPath(target, size, map) : '',
    }),
    [tokens, counted, target, size, map],
  )
  const drawn = [
    { kind: 'counted', path: look.counted ? paths.counted : '' },
    { kind: 'tokens', path: look.tokens ? paths.tokens : '' },
    { kind: 'region', path: look.region ? paths.region : '' },
    { kind: 'cell', path: cell ? pathOf(edgesOf([cell.row * map.columns + cell.column], map)) : '' },
  ].filter(({ path }) => path !== '')
  return (
    <svg
      className={styles.outlines}
      viewBox={`0 0 ${map.columns} ${map.rows}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {drawn.map(({ kind, path }) => (
        <g key={kind}>
          <path d={path} className={styles.halo} />
          <path d={path} className={styles.line} data-kind={kind} />
        </g>
      ))}
    </svg>
  )
}
