import { between, dim, lit, tint } from '../../colour.ts'
import { linear, pool, radial } from '../../light.ts'
import { blob, disc, line, placed, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import type { Kind } from './plan.ts'

interface Look {
  readonly hexes: readonly string[]
  /** Radius in picture pixels; breadth and height as shares of it. */
  readonly radius: number
  readonly shape: readonly [number, number]
  readonly gloss: number
}

export const looks: Readonly<Record<Kind, Look>> = {
  apple: { hexes: ['#b3262b', '#c8343a', '#9e1f2d', '#cc5440'], radius: 54, shape: [1, 0.95], gloss: 0.7 },
  'green apple': { hexes: ['#86a83a', '#98b848', '#76992f'], radius: 54, shape: [1, 0.95], gloss: 0.65 },
  orange: { hexes: ['#e58a1e', '#ee9a2c', '#d97a14'], radius: 58, shape: [1, 0.98], gloss: 0.4 },
  plum: { hexes: ['#4a2a5e', '#5b3470', '#3a2150', '#6a3c6c'], radius: 42, shape: [1, 0.92], gloss: 0.45 },
  lemon: { hexes: ['#f0ce3a', '#f6d94f', '#e6bf2c'], radius: 46, shape: [1.16, 0.88], gloss: 0.45 },
  pear: { hexes: ['#b9b04a', '#c9bd58', '#a8993c', '#bfa24a'], radius: 52, shape: [0.9, 1.1], gloss: 0.4 },
  tomato: { hexes: ['#cf3a22', '#dd4b2c', '#bb2d1e'], radius: 60, shape: [1.08, 0.84], gloss: 0.85 },
  peach: { hexes: ['#eea05e', '#e8835a', '#f2b473'], radius: 52, shape: [1, 0.96], gloss: 0.2 },
  aubergine: { hexes: ['#33203f', '#41264e', '#2a1934'], radius: 58, shape: [0.82, 1.25], gloss: 0.9 },
  cabbage: { hexes: ['#5f8a4c', '#4f7a44', '#739a58'], radius: 96, shape: [1.05, 0.9], gloss: 0.15 },
  pepper: {
    hexes: ['#d43f20', '#e8b52a', '#4f8f3a', '#d96a20'],
    radius: 58,
    shape: [0.92, 1.06],
    gloss: 0.9,
  },
  lime: { hexes: ['#5f9a34', '#74ad40', '#4c852a'], radius: 38, shape: [1.08, 0.92], gloss: 0.5 },
  onion: { hexes: ['#c98b4a', '#b97838', '#d69c5c'], radius: 50, shape: [1.05, 0.92], gloss: 0.5 },
  mushroom: { hexes: ['#8a5a34', '#9c6a40', '#74492a'], radius: 44, shape: [1.1, 0.74], gloss: 0.3 },
  cherry: { hexes: ['#8f1626', '#a51d2c', '#7a1020'], radius: 24, shape: [1, 0.96], gloss: 0.9 },
  melon: { hexes: ['#b8b26a', '#c8bf7c', '#a69e56'], radius: 104, shape: [1.06, 0.95], gloss: 0.2 },
  fig: { hexes: ['#473048', '#573a54', '#3a2a44', '#5c4a58'], radius: 38, shape: [0.94, 1.04], gloss: 0.3 },
}

/** One fruit, lit from the upper left, with a soft shadow under it. */
export function drawFruit(pen: Pen, kind: Kind, x: number, y: number, random: Random, scale = 1): void {
  const look = looks[kind]
  const hex = random.pick(look.hexes)
  const radius = look.radius * scale * random.between(0.92, 1.06)
  const [breadth, height] = look.shape
  pool(pen, x + radius * 0.16, y + radius * 0.42, radius * 1.25, radius * 1.05, 0.62, '#1c0f08')
  placed(pen, x, y, random.between(-0.35, 0.35), radius, () => {
    pen.fillStyle = radial(pen, -0.32, -0.4, 1.65, [
      [0, lit(hex, 0.36)],
      [0.28, lit(hex, 0.08)],
      [0.6, dim(hex, 0.22)],
      [1, dim(hex, 0.66)],
    ])
    if (kind === 'pear' || kind === 'aubergine' || kind === 'fig') {
      blob(pen, [
        { x: -0.34, y: -height * 0.86 },
        { x: 0.34, y: -height * 0.86 },
        { x: 0.66 * breadth, y: -0.2 },
        { x: breadth * 1.12, y: 0.46 },
        { x: 0.5, y: height * 1.04 },
        { x: -0.5, y: height * 1.04 },
        { x: -breadth * 1.12, y: 0.46 },
        { x: -0.66 * breadth, y: -0.2 },
      ])
    } else disc(pen, 0, 0, breadth, height)
    pen.fill()
    if (kind === 'lemon') {
      disc(pen, breadth * 0.98, 0, 0.16, 0.14)
      pen.fill()
    }
    drawMarks(pen, kind, hex, random)
    pen.fillStyle = radial(pen, -0.36, -0.44, 0.42, [
      [0, tint('#ffffff', look.gloss)],
      [0.35, tint('#ffffff', look.gloss * 0.35)],
      [1, tint('#ffffff', 0)],
    ])
    disc(pen, -0.36, -0.44, 0.42)
    pen.fill()
    pen.fillStyle = linear(pen, 0, 0.2, 0.7, 1, [
      [0, tint('#000000', 0)],
      [1, tint('#ffb27a', 0.16)],
    ])
    disc(pen, 0, 0, breadth, height)
    pen.fill()
  })
}

function drawMarks(pen: Pen, kind: Kind, hex: string, random: Random): void {
  pen.lineCap = 'round'
  if (kind === 'apple' || kind === 'green apple' || kind === 'pear' || kind === 'cherry' || kind === 'plum') {
    pen.fillStyle = dim(hex, 0.55, 0.7)
    disc(pen, 0.04, -0.66, 0.22, 0.08)
    pen.fill()
    pen.strokeStyle = '#3a2616'
    pen.lineWidth = kind === 'cherry' ? 0.07 : 0.08
    line(pen, 0.04, -0.66, 0.16, kind === 'cherry' ? -1.7 : -1.06)
    for (let fleck = 0; fleck < 9; fleck++) {
      pen.fillStyle = tint('#fff0c0', 0.25)
      disc(pen, random.between(-0.6, 0.6), random.between(-0.5, 0.7), 0.018)
      pen.fill()
    }
  } else if (kind === 'orange' || kind === 'lemon' || kind === 'lime') {
    for (let pore = 0; pore < 26; pore++) {
      pen.fillStyle = dim(hex, 0.4, 0.2)
      disc(pen, random.between(-0.8, 0.8), random.between(-0.7, 0.7), 0.025)
      pen.fill()
    }
    pen.fillStyle = '#6d7d34'
    disc(pen, 0.1, -0.3, 0.07, 0.05)
    pen.fill()
  } else if (kind === 'tomato' || kind === 'pepper' || kind === 'aubergine') {
    if (kind === 'tomato' || kind === 'pepper') {
      pen.strokeStyle = dim(hex, 0.5, 0.35)
      pen.lineWidth = 0.05
      for (const dx of [-0.42, 0.05, 0.5]) {
        pen.beginPath()
        pen.moveTo(dx * 0.3, -0.6)
        pen.quadraticCurveTo(dx * 1.7, -0.1, dx, 0.7)
        pen.stroke()
      }
    }
    pen.fillStyle = '#4f7a34'
    for (let leaf = 0; leaf < 5; leaf++) {
      placed(pen, 0.02, -0.64, leaf * 1.256, 1, () => {
        disc(pen, 0, 0.16, 0.07, 0.2)
        pen.fill()
      })
    }
    pen.strokeStyle = '#3d5f2a'
    pen.lineWidth = 0.12
    line(pen, 0.02, -0.64, 0.08, -0.96)
  } else if (kind === 'cabbage') {
    for (let leaf = 0; leaf < 9; leaf++) {
      placed(pen, 0, 0.1, leaf * 0.7, 1, () => {
        pen.fillStyle = between(hex, leaf % 2 === 0 ? '#dbe8b0' : '#2f5a34', 0.35, 0.7)
        disc(pen, 0.34, -0.3, 0.46, 0.42)
        pen.fill()
        pen.strokeStyle = tint('#e6efc8', 0.5)
        pen.lineWidth = 0.03
        for (const end of [-0.5, -0.2, 0.1]) line(pen, 0.1, -0.1, 0.6, end - 0.2)
      })
    }
  } else if (kind === 'melon') {
    pen.strokeStyle = tint('#efe6bd', 0.55)
    pen.lineWidth = 0.022
    for (let net = 0; net < 46; net++) {
      const x = random.between(-0.8, 0.8)
      const y = random.between(-0.8, 0.8)
      line(pen, x, y, x + random.between(-0.2, 0.2), y + random.between(-0.2, 0.2))
    }
  } else if (kind === 'onion' || kind === 'fig') {
    pen.strokeStyle = dim(hex, 0.35, 0.4)
    pen.lineWidth = 0.03
    for (const dx of [-0.6, -0.25, 0.15, 0.5]) {
      pen.beginPath()
      pen.moveTo(dx * 0.1, -0.95)
      pen.quadraticCurveTo(dx * 1.9, 0, dx * 0.2, 0.9)
      pen.stroke()
    }
  } else if (kind === 'mushroom') {
    pen.fillStyle = '#e8dcc0'
    pen.beginPath()
    pen.roundRect(-0.3, 0.3, 0.6, 0.7, 0.2)
    pen.fill()
  }
}
