import { tint } from '../../colour.ts'
import { casting, down, linear } from '../../light.ts'
import { letter } from '../../lettering.ts'
import { box, fillBox, inset, line, roundBox, strokeBox, type Pen } from '../../pen.ts'
import type { Random } from '../../random.ts'
import { board, cell, fields, flapsOf, flights } from './plan.ts'

function drawFlap(pen: Pen, x: number, y: number, text: string, ink: string, random: Random): void {
  const rect = box(x, y, cell.width, cell.height)
  pen.fillStyle = down(pen, rect, [
    [0, '#3a3a3d'],
    [0.48, '#26262a'],
    [0.52, '#1a1a1d'],
    [1, '#2c2c30'],
  ])
  roundBox(pen, rect, 4)
  pen.fill()
  if (text.trim() !== '')
    letter(pen, text, box(x + 4, y + 9, cell.width - 8, cell.height - 18), { fill: ink, weight: 600 })
  pen.fillStyle = tint('#000000', 0.75)
  pen.fillRect(x, y + cell.height / 2 - 1, cell.width, 2)
  if (random.chance(0.1)) {
    pen.fillStyle = tint('#ffffff', 0.05)
    fillBox(pen, rect)
  }
}

export function drawBoard(pen: Pen, random: Random): void {
  pen.strokeStyle = '#16130f'
  pen.lineWidth = 18
  for (const x of [board.x1 + 260, board.x2 - 260]) line(pen, x, 180, x, board.y1)
  casting(pen, { blur: 90, dy: 50, alpha: 0.75 }, () => {
    pen.fillStyle = '#1b1a1d'
    roundBox(pen, board, 18)
    pen.fill()
  })
  pen.strokeStyle = linear(pen, board.x1, board.y1, board.x2, board.y2, [
    [0, '#c9a86a'],
    [0.5, '#6a5230'],
    [1, '#b8935a'],
  ])
  pen.lineWidth = 16
  strokeBox(pen, inset(board, 8))
  pen.fillStyle = '#101013'
  fillBox(pen, inset(board, 22))
  letter(pen, 'DEPARTURES', box(board.x1 + 60, board.y1 + 46, 520, 48), {
    fill: '#f3d34a',
    weight: 700,
    tracking: 0.08,
    align: 'left',
  })
  for (const [at, name] of ['TIME', 'TO', 'FLIGHT', 'GATE', 'REMARKS'].entries()) {
    const field = fields[at]
    if (field)
      letter(pen, name, box(field.x, board.y1 + 116, 240, 19), {
        fill: '#a9a69c',
        weight: 500,
        tracking: 0.16,
        align: 'left',
      })
  }
  for (const [row, flight] of flights.entries()) {
    for (const field of fields) {
      const text = flight[field.key].padEnd(field.cells)
      const from = flapsOf(row, field.key)
      const ink =
        field.key === 'time'
          ? '#f3d34a'
          : field.key === 'status' && flight.status === 'DELAYED'
            ? '#ff8a5a'
            : '#f2eee2'
      for (let at = 0; at < field.cells; at++)
        drawFlap(pen, from.x1 + at * cell.pitch, from.y1, text.charAt(at), ink, random)
    }
  }
  pen.fillStyle = linear(pen, board.x1, board.y1, board.x2, board.y2, [
    [0, tint('#ffffff', 0.06)],
    [0.35, tint('#ffffff', 0)],
    [0.7, tint('#ffffff', 0.03)],
    [1, tint('#ffffff', 0)],
  ])
  fillBox(pen, board)
}
