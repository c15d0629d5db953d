import { tint, dim, lit } from '../../colour.ts'
import { linear, radial } from '../../light.ts'
import { blob, box, clipped, disc, fillBox, line } from '../../pen.ts'
import { mottle } from '../../texture.ts'
import { metal, type Draw } from './metal.ts'

export const bust: Draw = (pen, random) => {
  const bronze = '#7a5230'
  const head = (): void => {
    blob(pen, [
      { x: -0.03, y: 0 },
      { x: 0.17, y: 0.02 },
      { x: 0.26, y: 0.12 },
      { x: 0.27, y: 0.22 },
      { x: 0.33, y: 0.3 },
      { x: 0.28, y: 0.32 },
      { x: 0.28, y: 0.38 },
      { x: 0.24, y: 0.44 },
      { x: 0.1, y: 0.46 },
      { x: 0.1, y: 0.54 },
      { x: 0.36, y: 0.62 },
      { x: 0.46, y: 0.72 },
      { x: 0.38, y: 0.84 },
      { x: 0.1, y: 0.88 },
      { x: -0.18, y: 0.87 },
      { x: -0.44, y: 0.8 },
      { x: -0.44, y: 0.66 },
      { x: -0.2, y: 0.56 },
      { x: -0.16, y: 0.44 },
      { x: -0.27, y: 0.34 },
      { x: -0.29, y: 0.16 },
      { x: -0.2, y: 0.04 },
    ])
  }
  pen.fillStyle = metal(pen, '#33231a')
  fillBox(pen, box(-0.22, 0.93, 0.44, 0.07))
  fillBox(pen, box(-0.12, 0.84, 0.24, 0.1))
  pen.fillStyle = linear(pen, -0.4, 0, 0.5, 0.9, [
    [0, lit(bronze, 0.42)],
    [0.3, bronze],
    [0.6, dim(bronze, 0.4)],
    [1, dim(bronze, 0.7)],
  ])
  clipped(
    pen,
    () => {
      head()
      pen.fill()
    },
    () => {
      mottle(pen, box(-0.5, 0, 1, 1), random, {
        dark: '#25150c',
        light: '#4f9a7c',
        cell: [0.16, 0.14],
        alpha: 0.5,
        grain: 0.012,
      })
      pen.fillStyle = tint('#3a2112', 0.85)
      blob(pen, [
        { x: -0.34, y: 0.3 },
        { x: -0.34, y: 0.04 },
        { x: -0.05, y: -0.05 },
        { x: 0.22, y: -0.02 },
        { x: 0.24, y: 0.1 },
        { x: 0.08, y: 0.13 },
        { x: -0.02, y: 0.2 },
        { x: -0.1, y: 0.34 },
        { x: -0.2, y: 0.4 },
      ])
      pen.fill()
      for (let curl = 0; curl < 150; curl++) {
        const x = random.between(-0.3, 0.2)
        const y = random.between(0, 0.09 + Math.max(0, 0.05 - x) * 0.72)
        pen.strokeStyle = random.pick([
          tint('#1c0f07', 0.8),
          tint('#8a5c34', 0.8),
          tint('#e0a868', 0.5),
          tint('#5aa488', 0.4),
        ])
        pen.lineWidth = 0.009
        pen.beginPath()
        pen.arc(x, y, random.between(0.012, 0.022), random.between(0, 3), random.between(3.6, 6))
        pen.stroke()
      }
      pen.fillStyle = radial(pen, 0.1, 0.3, 0.24, [
        [0, tint('#ffcf94', 0.22)],
        [1, tint('#ffcf94', 0)],
      ])
      fillBox(pen, box(-0.5, 0, 1, 1))
      pen.fillStyle = linear(pen, -0.05, 0.42, 0.1, 0.56, [
        [0, tint('#140a04', 0.24)],
        [1, tint('#140a04', 0)],
      ])
      fillBox(pen, box(-0.3, 0.43, 0.55, 0.14))
      pen.strokeStyle = tint('#24140b', 0.75)
      pen.lineWidth = 0.016
      line(pen, 0.16, 0.21, 0.26, 0.2)
      line(pen, 0.2, 0.375, 0.28, 0.37)
      disc(pen, 0.19, 0.245, 0.026, 0.014)
      pen.stroke()
      disc(pen, -0.04, 0.27, 0.035, 0.05)
      pen.stroke()
      for (const [x1, y1, x2, y2] of [
        [-0.4, 0.7, 0.1, 0.86],
        [-0.2, 0.6, 0.2, 0.86],
        [0.3, 0.64, 0.12, 0.84],
      ] as const) {
        pen.beginPath()
        pen.moveTo(x1, y1)
        pen.quadraticCurveTo((x1 + x2) / 2 - 0.05, (y1 + y2) / 2 + 0.05, x2, y2)
        pen.stroke()
      }
      pen.fillStyle = radial(pen, -0.16, 0.12, 0.3, [
        [0, tint('#ffe2b0', 0.55)],
        [0.4, tint('#ffd29a', 0.16)],
        [1, tint('#ffd29a', 0)],
      ])
      fillBox(pen, box(-0.5, 0, 1, 1))
    },
  )
}
