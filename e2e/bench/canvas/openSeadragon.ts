import { createOSDAnnotator } from '@annotorious/openseadragon'
import '@annotorious/openseadragon/annotorious-openseadragon.css'
import OpenSeadragon from 'openseadragon'
import { annotationOf, widthIn } from './annotation.ts'
import type { Contender } from './contender.ts'

/** Annotorious over OpenSeadragon, which keeps its own levels of the picture. */
export const contender: Contender = {
  start: async (host, { picture, boxes, drawn }) => {
    const viewer = OpenSeadragon({
      element: host,
      showNavigationControl: false,
      gestureSettingsMouse: { clickToZoom: false },
      // Quicker than its WebGL drawer wherever there is no graphics card.
      drawer: 'canvas',
      tileSources: { type: 'image', url: URL.createObjectURL(picture) },
    })
    viewer.addOnceHandler('tile-loaded', drawn)
    await new Promise<void>((done) => {
      viewer.addOnceHandler('open', () => {
        viewer.world.getItemAt(0).addOnceHandler('fully-loaded-change', () => done())
      })
    })
    const annotator = createOSDAnnotator(viewer, { drawingEnabled: false })
    annotator.setAnnotations(boxes.map((box) => annotationOf(box)))
    let selected = ''
    return {
      panButton: 0,
      reset: () => {
        annotator.setSelected()
        viewer.viewport.goHome(true)
      },
      select: (id) => {
        selected = id
        annotator.setSelected(id)
      },
      look: () => ({
        left: viewer.viewport.getBounds(true).x,
        scale: viewer.viewport.getZoom(true),
        held: selected ? widthIn(annotator.getAnnotationById(selected)) : 0,
      }),
    }
  },
}
