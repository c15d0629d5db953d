import { dim, lit, tint } from '../../colour.ts'
import { dressed, person } from '../../figures.ts'
import { across, blended, down, glow, pool, vignette } from '../../light.ts'
import { box, disc, fillBox, line, placed, type Pen } from '../../pen.ts'
import { randomFor, type Random } from '../../random.ts'
import { courses, filmGrain, mottle } from '../../texture.ts'
import { drawHouse } from './houses.ts'
import { ground, houses, kerb, moon, size, walkers } from './plan.ts'
import { drawClock, drawGarlands, drawLamps, drawRidge } from './posts.ts'

function drawSky(pen: Pen, random: Random): void {
  const sky = box(0, 0, size.width, ground)
  pen.fillStyle = down(pen, sky, [
    [0, '#16204a'],
    [0.18, '#2c3a74'],
    [0.34, '#6b5590'],
    [0.46, '#c67a86'],
    [0.56, '#f3a870'],
    [0.7, '#ffd08a'],
  ])
  fillBox(pen, sky)
  mottle(pen, box(0, -80, size.width, 1500), random, {
    dark: '#3a3568',
    light: '#ffb98a',
    cell: [1900, 250],
    alpha: 0.34,
    grain: 8,
  })
  for (let star = 0; star < 110; star++) {
    pen.fillStyle = tint('#fff6e0', random.between(0.2, 0.8))
    disc(pen, random.between(0, size.width), random.between(0, 420), random.between(0.8, 2.4))
    pen.fill()
  }
  glow(pen, moon.x, moon.y, 420, '#ffe9c4', 0.55)
  pen.fillStyle = '#fff3d8'
  disc(pen, moon.x, moon.y, moon.radius)
  pen.fill()
  mottle(pen, box(moon.x - 40, moon.y - 40, 80, 80), random, {
    dark: '#cdb894',
    light: '#fff6e2',
    cell: [40, 40],
    alpha: 0.35,
    grain: 2,
  })
}

function drawPavement(pen: Pen, random: Random): void {
  const walk = box(0, ground, size.width, kerb - ground)
  courses(pen, walk, random, { base: '#6c6470', mortar: '#37323f', brick: [190, 44], joint: 3, vary: 0.08 })
  pen.fillStyle = down(pen, walk, [
    [0, tint('#ffb873', 0.42)],
    [1, tint('#1b1730', 0.25)],
  ])
  fillBox(pen, walk)
  const road = box(0, kerb, size.width, size.height - kerb)
  pen.fillStyle = down(pen, road, [
    [0, '#2b2736'],
    [1, '#14131d'],
  ])
  fillBox(pen, road)
  const mirror = pen.canvas
  pen.save()
  pen.beginPath()
  pen.rect(0, kerb + 16, size.width, size.height)
  pen.clip()
  pen.globalAlpha = 0.5
  pen.filter = 'blur(9px)'
  pen.translate(0, kerb + 16)
  pen.scale(1, -0.62)
  pen.drawImage(mirror, 0, kerb - 760, size.width, 760, 0, -760, size.width, 760)
  pen.restore()
  for (let y = kerb + 16, row = 0; y < size.height; row++) {
    const step = 13 + (y - kerb) * 0.045
    for (let x = -40 + (row % 2) * step; x < size.width; x += step * 2) {
      pen.fillStyle = tint(random.chance(0.5) ? '#0c0b14' : '#ffe2bd', random.between(0.02, 0.15))
      pen.beginPath()
      pen.roundRect(x, y, step * 1.85, step * 0.84, step * 0.24)
      pen.fill()
    }
    y += step
  }
  pen.fillStyle = '#7d7682'
  fillBox(pen, box(0, kerb, size.width, 16))
  pen.fillStyle = tint('#0b0a12', 0.7)
  fillBox(pen, box(0, kerb + 16, size.width, 8))
}

function drawUmbrella(pen: Pen, x: number, y: number, hex: string): void {
  pen.strokeStyle = '#1a1a1a'
  pen.lineWidth = 4
  line(pen, x, y, x, y + 130)
  pen.fillStyle = across(pen, box(x - 80, 0, 160, 1), [
    [0, lit(hex, 0.3)],
    [0.5, hex],
    [1, dim(hex, 0.5)],
  ])
  pen.beginPath()
  pen.moveTo(x - 84, y + 34)
  pen.quadraticCurveTo(x, y - 76, x + 84, y + 34)
  for (let rib = 0; rib < 4; rib++) pen.quadraticCurveTo(x + 63 - rib * 42, y + 16, x + 42 - rib * 42, y + 34)
  pen.fill()
}

export function drawStreet(pen: Pen): void {
  const random = randomFor('street')
  drawSky(pen, random)
  for (const house of houses) drawHouse(pen, house, random)
  drawRidge(pen, random)
  drawPavement(pen, random)
  drawClock(pen)
  drawLamps(pen)
  for (const walker of walkers) {
    pool(pen, walker.x, walker.y, 70, 13, 0.6)
    blended(pen, 'source-over', 0.26, () =>
      placed(pen, walker.x, walker.y, 0, 1, () => {
        pen.scale(1, -0.7)
        person(pen, 0, 0, walker.height, {
          coat: '#15141d',
          legs: '#15141d',
          skin: '#3a2c2c',
          hair: '#15141d',
        })
      }),
    )
    person(pen, walker.x, walker.y, walker.height, dressed(random), walker.facing)
    if (walker.umbrella !== null)
      drawUmbrella(pen, walker.x + 10 * walker.facing, walker.y - walker.height - 30, walker.umbrella)
  }
  drawGarlands(pen, random)
  vignette(pen, size, 0.62, '#0a0718')
  filmGrain(pen, size, random, 0.03)
}
