import { dim, tint } from '../../colour.ts'
import { across, down, glow } from '../../light.ts'
import { box, clipped, disc, fillBox, line, outline, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { mottle } from '../../texture.ts'
import { floor } from './plan.ts'

const arches = [130, 990, 1850, 2710, 3570, 4430].map((x) => box(x + 20, 520, 520, floor - 520 - 120))

/** An aeroplane from the side, nose to the left; x, y is the middle of its body. */
function drawPlane(pen: Pen, x: number, y: number, scale: number, tail: string): void {
  pen.save()
  pen.translate(x, y)
  pen.scale(scale, scale)
  pen.fillStyle = tail
  outline(pen, 150, -14, 196, -92, 236, -92, 222, -8)
  pen.fill()
  pen.fillStyle = down(pen, box(0, -26, 1, 52), [
    [0, '#f3ece2'],
    [0.5, '#c9bdb4'],
    [1, '#6a6068'],
  ])
  pen.beginPath()
  pen.moveTo(-240, 4)
  pen.quadraticCurveTo(-226, -26, -170, -27)
  pen.lineTo(180, -24)
  pen.quadraticCurveTo(236, -18, 246, -12)
  pen.quadraticCurveTo(170, 24, -150, 24)
  pen.quadraticCurveTo(-232, 22, -240, 4)
  pen.fill()
  pen.fillStyle = '#2a3044'
  for (let window = -190; window < 170; window += 15) pen.fillRect(window, -10, 7, 9)
  pen.fillStyle = '#8d8790'
  outline(pen, -40, 10, 30, 10, 120, 44, 84, 46)
  pen.fill()
  pen.fillStyle = '#4a4650'
  pen.beginPath()
  pen.roundRect(-30, 24, 74, 24, 11)
  pen.fill()
  pen.strokeStyle = '#3a3640'
  pen.lineWidth = 5
  for (const leg of [-170, 20]) line(pen, leg, 20, leg, 62)
  pen.restore()
}

export function drawWindows(pen: Pen, random: Random): void {
  for (const [index, arch] of arches.entries()) {
    const middle = (arch.x1 + arch.x2) / 2
    const half = (arch.x2 - arch.x1) / 2
    const opening = (grow: number) => (): void => {
      pen.beginPath()
      pen.moveTo(arch.x1 - grow, arch.y2)
      pen.lineTo(arch.x1 - grow, arch.y1 + half)
      pen.arc(middle, arch.y1 + half, half + grow, Math.PI, 0)
      pen.lineTo(arch.x2 + grow, arch.y2)
      pen.closePath()
    }
    opening(44)()
    pen.fillStyle = across(pen, arch, [
      [0, '#c9a680'],
      [0.5, '#a9835e'],
      [1, '#6a4f3c'],
    ])
    pen.fill()
    opening(20)()
    pen.fillStyle = '#4a362a'
    pen.fill()
    clipped(pen, opening(0), () => {
      pen.fillStyle = down(pen, arch, [
        [0, '#2d3f74'],
        [0.35, '#7a6a9a'],
        [0.6, '#e08a6a'],
        [0.78, '#ffc27a'],
        [1, '#ffe2ac'],
      ])
      fillBox(pen, arch)
      mottle(pen, arch, random, { dark: '#4a4078', light: '#ffc9a0', cell: [500, 90], alpha: 0.5, grain: 6 })
      const apron = arch.y2 - 230
      pen.fillStyle = '#5a4a5a'
      pen.beginPath()
      pen.moveTo(arch.x1, apron)
      for (let x = arch.x1; x <= arch.x2; x += 30)
        pen.lineTo(x, apron - 26 - Math.sin(x / 190) * 18 - random.between(0, 8))
      pen.lineTo(arch.x2, apron)
      pen.fill()
      pen.fillStyle = down(pen, box(0, apron, 1, 230), [
        [0, '#a5806a'],
        [1, '#5a4440'],
      ])
      fillBox(pen, box(arch.x1, apron, arch.x2 - arch.x1, 230))
      if (index % 2 === 0)
        drawPlane(
          pen,
          middle + random.between(-90, 90),
          apron + 40,
          1.1,
          random.pick(['#2d5f8a', '#a83a34', '#3a6a4f']),
        )
      for (let lamp = 0; lamp < 9; lamp++)
        glow(
          pen,
          random.between(arch.x1, arch.x2),
          apron + random.between(-8, 120),
          random.between(18, 50),
          random.pick(['#ffe9b8', '#8fd0ff', '#ff9a7a']),
          0.9,
        )
      pen.strokeStyle = '#33261f'
      pen.lineWidth = 15
      for (const share of [0.25, 0.5, 0.75])
        line(pen, arch.x1 + half * 2 * share, arch.y1, arch.x1 + half * 2 * share, arch.y2)
      pen.lineWidth = 11
      for (let y = arch.y1 + half; y < arch.y2; y += 210) line(pen, arch.x1, y, arch.x2, y)
      disc(pen, middle, arch.y1 + half, half * 0.55)
      pen.stroke()
    })
    pen.fillStyle = dim('#c9a680', 0.1)
    fillBox(pen, box(arch.x1 - 60, arch.y2, half * 2 + 120, 36))
    pen.fillStyle = tint('#000000', 0.4)
    fillBox(pen, box(arch.x1 - 52, arch.y2 + 36, half * 2 + 104, 18))
    glow(pen, middle, arch.y2 - 300, 700, '#ffb87a', 0.3)
  }
}
