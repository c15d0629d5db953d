import { createImageAnnotator } from '@annotorious/annotorious'
import '@annotorious/annotorious/annotorious.css'
import type { Box } from '../../../src/domain/judgement.ts'
import { pane, type Contender } from './contender.ts'
import { annotationOf, widthIn } from './annotation.ts'

/** Annotorious over an `<img>`. It cannot pan or zoom by itself, so the page moves it with a CSS transform. */
export const contender: Contender = {
  start: async (host, { picture, boxes, drawn }) => {
    const image = new Image()
    image.src = URL.createObjectURL(picture)
    image.style.cssText = `display:block;width:${pane.width}px;height:${pane.height}px`
    const mover = document.createElement('div')
    mover.style.cssText = 'transform-origin:0 0'
    mover.append(image)
    host.append(mover)
    await image.decode()
    drawn()
    const annotator = createImageAnnotator(image, { drawingEnabled: false })
    annotator.setAnnotations(boxes.map((box: Box) => annotationOf(box)))

    let view = { scale: 1, x: 0, y: 0 }
    let from: { readonly x: number; readonly y: number } | null = null
    let selected = ''
    const move = (next: typeof view) => {
      view = next
      mover.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`
    }
    host.addEventListener('pointerdown', (event) => {
      if (event.button === 1) from = { x: event.clientX, y: event.clientY }
    })
    host.addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
      if (!from) return
      move({ ...view, x: view.x + x - from.x, y: view.y + y - from.y })
      from = { x, y }
    })
    host.addEventListener('pointerup', () => (from = null))
    host.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault()
        const factor = 1.0018 ** -event.deltaY
        const [x, y] = [event.clientX, event.clientY]
        move({
          scale: view.scale * factor,
          x: x - (x - view.x) * factor,
          y: y - (y - view.y) * factor,
        })
      },
      { passive: false },
    )
    return {
      panButton: 1,
      reset: () => {
        annotator.setSelected()
        move({ scale: 1, x: 0, y: 0 })
      },
      select: (id) => {
        selected = id
        annotator.setSelected(id)
      },
      look: () => ({
        left: view.x,
        scale: view.scale,
        held: selected ? widthIn(annotator.getAnnotationById(selected)) : 0,
      }),
    }
  },
}
