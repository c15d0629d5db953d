import { createCanvas, type Canvas } from '@napi-rs/canvas'
import type { Size } from '../../src/domain/geometry.ts'
import type { ExportDesk } from '../../src/formats/target.ts'

/** Real pictures of the size that was asked for, drawn in place of kept ones. */
export const drawnDesk: ExportDesk = {
  kept: (picture) => Promise.resolve(encoded(drawn(picture), picture.type)),
  render(picture, { part, size, frame, as }) {
    const whole = drawn(picture)
    const context = whole.getContext('2d')
    if (frame) {
      const { x1, y1, x2, y2 } = frame.rect
      context.strokeStyle = frame.colour
      context.lineWidth = frame.width
      context.strokeRect(x1, y1, x2 - x1, y2 - y1)
    }
    const from = part ?? { x1: 0, y1: 0, x2: picture.width, y2: picture.height }
    const [width, height] = [from.x2 - from.x1, from.y2 - from.y1]
    const made = createCanvas(size?.width ?? width, size?.height ?? height)
    made.getContext('2d').drawImage(whole, from.x1, from.y1, width, height, 0, 0, made.width, made.height)
    return Promise.resolve(encoded(made, as))
  },
}

function drawn({ width, height }: Size): Canvas {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const shade = context.createLinearGradient(0, 0, width, height)
  shade.addColorStop(0, '#204060')
  shade.addColorStop(1, '#e0c080')
  context.fillStyle = shade
  context.fillRect(0, 0, width, height)
  return canvas
}

const encoded = (canvas: Canvas, type: string): Blob => {
  const bytes = type === 'image/jpeg' ? canvas.encodeSync('jpeg', 95) : canvas.encodeSync('png')
  return new Blob([new Uint8Array(bytes)], { type })
}
