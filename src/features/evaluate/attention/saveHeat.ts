import { drawPart } from '../../../canvas/drawPart.ts'
import { heatColour, heatMapPixels, heatRange, heatValue } from '../../../canvas/heatScale.ts'
import type { Level } from '../../../canvas/level.ts'
import { edgesOf } from '../../../domain/attentionTarget.ts'
import { frameOf, type Size } from '../../../domain/geometry.ts'
import { weightText } from './attentionWords.ts'
import { pathOf, rectPath } from './heatCells.ts'
import type { HeatLook, HeatScene } from './HeatMap.tsx'

/** Longest side of a saved map in pixels, and the least width, so that its legend can be read. */
const longest = 1600
const leastWidth = 640
const strip = 64

/** The size at which a picture is saved. */
export function savedSize({ width, height }: Size): Size {
  const scale = Math.min(longest / Math.max(width, height), Math.max(1, leastWidth / width))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The map over its picture with its outlines, and below it the legend and what it is; as it is shown, but larger. */
export async function heatPng(
  scene: HeatScene,
  look: HeatLook,
  levels: readonly Level[],
  caption: string,
): Promise<Blob> {
  const { map, size } = scene
  const drawn = savedSize(size)
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width
  canvas.height = drawn.height + strip
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no canvas to draw the map on.')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  context.fillRect(0, 0, drawn.width, drawn.height)
  drawPart(context, levels, size, frameOf(size), drawn)
  drawGrid(context, scene, look, drawn)
  drawOutlines(context, scene, look, drawn)
  drawLegend(context, scene, look, { width: drawn.width, height: drawn.height }, caption)
  return await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob
          ? resolve(blob)
          : reject(new Error(`The map of ${map.columns} × ${map.rows} cells could not be saved.`)),
      'image/png',
    )
  })
}

function drawGrid(context: CanvasRenderingContext2D, { map }: HeatScene, look: HeatLook, drawn: Size): void {
  const pixels = heatMapPixels(map, look.spread)
  if (!pixels) return
  const grid = document.createElement('canvas')
  grid.width = map.columns
  grid.height = map.rows
  grid.getContext('2d')?.putImageData(new ImageData(pixels, map.columns, map.rows), 0, 0)
  context.globalAlpha = look.opacity
  context.imageSmoothingEnabled = false
  context.drawImage(grid, 0, 0, drawn.width, drawn.height)
  context.globalAlpha = 1
}

function drawOutlines(
  context: CanvasRenderingContext2D,
  scene: HeatScene,
  look: HeatLook,
  drawn: Size,
): void {
  const { map, size, target, tokens, counted } = scene
  const inPixels = new DOMMatrix([drawn.width / map.columns, 0, 0, drawn.height / map.rows, 0, 0])
  const stroke = (path: string, colour: string, dash: readonly number[] = []): void => {
    const placed = new Path2D()
    placed.addPath(new Path2D(path), inPixels)
    context.setLineDash([])
    context.strokeStyle = 'rgb(0 0 0 / 75%)'
    context.lineWidth = 5
    context.stroke(placed)
    context.setLineDash([...dash])
    context.strokeStyle = colour
    context.lineWidth = 2.5
    context.stroke(placed)
    context.setLineDash([])
  }
  if (look.counted && counted.length > 0) stroke(pathOf(edgesOf(counted, map)), '#fff', [7, 5])
  if (look.tokens && tokens.length > 0) stroke(pathOf(edgesOf(tokens, map)), '#5ce1ff')
  if (look.region && target) stroke(rectPath(target, size, map), '#ffb224')
}

function drawLegend(
  context: CanvasRenderingContext2D,
  { map }: HeatScene,
  look: HeatLook,
  { width, height }: Size,
  caption: string,
): void {
  const range = heatRange(map)
  const [left, bar] = [12, Math.min(320, width - 24)]
  if (range) {
    const gradient = context.createLinearGradient(left, 0, left + bar, 0)
    for (let step = 0; step <= 16; step += 1)
      gradient.addColorStop(step / 16, `rgb(${heatColour(step / 16).join(' ')})`)
    context.fillStyle = gradient
    context.fillRect(left, height + 8, bar, 12)
    context.fillStyle = '#1b1d22'
    context.font = '12px system-ui, sans-serif'
    context.textBaseline = 'top'
    for (const [share, align] of [
      [0, 'left'],
      [0.5, 'center'],
      [1, 'right'],
    ] as const) {
      context.textAlign = align
      context.fillText(weightText(heatValue(share, range, look.spread)), left + bar * share, height + 24)
    }
  }
  context.textAlign = 'left'
  context.textBaseline = 'top'
  context.fillStyle = '#1b1d22'
  context.font = '12px system-ui, sans-serif'
  context.fillText(caption, left, height + 44, width - 24)
}
