import { Canvas, FabricImage, Rect, type Point } from 'fabric'
import { heightOf, widthOf } from '../../../src/domain/geometry.ts'
import { fitScale, pane, type Contender } from './contender.ts'

/** fabric with one object for each box. It has no panning or zooming of its own; its guide's handlers are used. */
export const contender: Contender = {
  start: async (host, { picture, boxes, drawn }) => {
    const element = document.createElement('canvas')
    host.append(element)
    const canvas = new Canvas(element, {
      ...pane,
      renderOnAddRemove: false,
      selection: false,
      fireMiddleClick: true,
    })
    canvas.setViewportTransform([fitScale, 0, 0, fitScale, 0, 0])
    canvas.backgroundImage = await FabricImage.fromURL(
      URL.createObjectURL(picture),
      {},
      { originX: 'left', originY: 'top' },
    )
    canvas.renderAll()
    drawn()
    const colours = ['#ffb224', '#4fd1ff', '#ff8ad0', '#a8e05f', '#c3a6ff']
    const rects = new Map(
      boxes.map(({ id, rect }, index) => {
        const shape = new Rect({
          originX: 'left',
          originY: 'top',
          left: rect.x1,
          top: rect.y1,
          width: widthOf(rect),
          height: heightOf(rect),
          fill: 'transparent',
          stroke: colours[index % colours.length] ?? null,
          strokeWidth: 2 / fitScale,
          strokeUniform: true,
          objectCaching: false,
        })
        return [id, shape]
      }),
    )
    canvas.add(...rects.values())
    canvas.requestRenderAll()

    let from: Point | null = null
    let selected: Rect | undefined
    canvas.on('mouse:down', ({ e, viewportPoint }) => {
      from = e instanceof MouseEvent && e.button === 1 ? viewportPoint : null
    })
    canvas.on('mouse:move', ({ viewportPoint }) => {
      if (!from) return
      canvas.relativePan(viewportPoint.subtract(from))
      canvas.requestRenderAll()
      from = viewportPoint
    })
    canvas.on('mouse:up', () => (from = null))
    canvas.on('mouse:wheel', ({ e, viewportPoint }) => {
      e.preventDefault()
      canvas.zoomToPoint(viewportPoint, canvas.getZoom() * 1.0018 ** -e.deltaY)
      canvas.requestRenderAll()
    })
    return {
      panButton: 1,
      reset: () => {
        canvas.discardActiveObject()
        canvas.setViewportTransform([fitScale, 0, 0, fitScale, 0, 0])
        canvas.requestRenderAll()
      },
      select: (id) => {
        selected = rects.get(id)
        if (selected) canvas.setActiveObject(selected)
        canvas.requestRenderAll()
      },
      look: () => ({
        left: canvas.viewportTransform[4],
        scale: canvas.getZoom(),
        held: selected ? selected.getScaledWidth() : 0,
      }),
    }
  },
}
