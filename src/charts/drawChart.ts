import { plot } from '@observablehq/plot'
import type { ChartLook, ChartSpec } from './chartSpec.ts'

export const chartFont = "'Inter Variable', Inter, system-ui, sans-serif"

/** Draws a chart as one SVG element that needs nothing from around it. */
export function drawChart({ drawing, name }: ChartSpec, look: ChartLook): SVGSVGElement {
  const drawn = plot({
    ...drawing(look),
    width: look.width,
    className: 'chart-drawing',
    ariaLabel: name,
  })
  const svg = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector('svg')
  if (!svg) throw new Error('The chart was not drawn.')
  // Its rules would hold for the whole page, and every saved drawing says the same with attributes.
  for (const style of svg.querySelectorAll('style')) style.remove()
  // Groups without a role must not have a name; what they hold is named by itself.
  for (const unnamed of svg.querySelectorAll('g[aria-label]')) unnamed.removeAttribute('aria-label')
  svg.setAttribute('color', look.colours.ink)
  svg.setAttribute('font-family', chartFont)
  svg.setAttribute('font-size', '12')
  return svg
}
