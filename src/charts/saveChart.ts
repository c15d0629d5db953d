import { csvLine } from '../formats/csvCells.ts'
import type { ChartSpec, ChartTable } from './chartSpec.ts'
import { drawChart } from './drawChart.ts'
import { palettes, type Palette, type Scheme } from './palettes.ts'

const svgSpace = 'http://www.w3.org/2000/svg'

/** A chart as an SVG file that needs nothing from anywhere: colours, sizes and names stand in it. */
export function svgFile(spec: ChartSpec, width: number, scheme: Scheme): string {
  const svg = drawnOnGround(spec, width, palettes[scheme])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`
}

/** A chart as it stands inside a report. */
export const svgInReport = (spec: ChartSpec, width: number, palette: Palette): string =>
  new XMLSerializer().serializeToString(drawChart(spec, { width, colours: palette }))

function drawnOnGround(spec: ChartSpec, width: number, palette: Palette): SVGSVGElement {
  const svg = drawChart(spec, { width, colours: palette })
  svg.setAttribute('role', 'img')
  const ground = document.createElementNS(svgSpace, 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', palette.ground)
  const title = document.createElementNS(svgSpace, 'title')
  title.textContent = spec.name
  const description = document.createElementNS(svgSpace, 'desc')
  description.textContent = spec.definition
  svg.prepend(title, description, ground)
  return svg
}

/** Twice as many pixels as the drawing has on the page, for slides and print. */
const pngScale = 2

export const pngFile = async (spec: ChartSpec, width: number, scheme: Scheme): Promise<Blob> =>
  await pngOfSvg(svgFile(spec, width, scheme))

/** An SVG file that needs nothing from anywhere, as pixels. */
export async function pngOfSvg(text: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const picture = new Image()
    picture.src = url
    await picture.decode()
    const canvas = document.createElement('canvas')
    canvas.width = picture.naturalWidth * pngScale
    canvas.height = picture.naturalHeight * pngScale
    const context = canvas.getContext('2d')
    if (!context)
      throw new Error('This browser gives no canvas to draw the picture on; save the SVG instead.')
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (blob) =>
          blob ? resolve(blob) : reject(new Error('The picture could not be made; save the SVG instead.')),
        'image/png',
      )
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}

export const csvFile = ({ columns, rows }: ChartTable): string => [columns, ...rows].map(csvLine).join('')
