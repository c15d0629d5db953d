import { describe, expect, it } from 'vitest'
import { pictureEdge } from '../domain/boxLimits.ts'
import { lockBox } from '../domain/boxEdits.ts'
import { exampleJudgement } from '../domain/example.ts'
import {
  at,
  box,
  click,
  down,
  drag,
  during,
  move,
  play,
  rect,
  scene,
  street,
} from './boxGesture.test-data.ts'
import { emptyHand, preview } from './boxPreview.ts'
import { snapToLines, type BoxScene } from './boxScene.ts'

const shown = (...given: Parameters<typeof during>) => preview(...during(...given))
const held = (from: ReturnType<typeof at>, to: ReturnType<typeof at>, over: Partial<BoxScene> = {}) =>
  shown([down(from), move(to)], over)

describe('what is shown in the hand', () => {
  it('is nothing before a press becomes a drag', () => {
    expect(shown([])).toEqual(emptyHand)
    expect(shown([down(at(300, 200))])).toEqual(emptyHand)
  })

  it('is the moved box with all that it carries', () => {
    const { rects, blockedBy } = held(at(210, 160), at(220, 170))
    expect(rects).toEqual(
      new Map([
        ['sign', rect(210, 160, 410, 260)],
        ['text', rect(260, 190, 360, 230)],
      ]),
    )
    expect(blockedBy).toBeNull()
  })

  it('stops a move at the parent, or at the edge of the picture, and names it', () => {
    const inside = held(at(210, 160), at(900, 170), { selected: ['sign'] })
    expect(inside.rects.get('sign')).toEqual(rect(300, 160, 500, 260))
    expect(inside.blockedBy).toBe('front')
    const outermost = held(at(120, 380), at(-900, 380), { selected: ['front'] })
    expect(outermost.rects.get('front')).toEqual(rect(0, 100, 400, 400))
    expect(outermost.rects.get('text')).toEqual(rect(150, 180, 250, 220))
    expect(outermost.blockedBy).toBe(pictureEdge)
  })

  it('stops a resize at the parent and at the child, and names it', () => {
    const outward = held(at(400, 250), at(900, 260), { selected: ['sign'] })
    expect(outward.rects).toEqual(new Map([['sign', rect(200, 150, 500, 260)]]))
    expect(outward.blockedBy).toBe('front')
    const inward = held(at(400, 250), at(210, 260), { selected: ['sign'] })
    expect(inward.rects.get('sign')).toEqual(rect(200, 150, 350, 260))
    expect(inward.blockedBy).toBe('text')
  })

  it('leaves a pixel when a leaf is turned inside out', () => {
    expect(held(at(350, 220), at(100, 100), { selected: ['text'] }).rects.get('text')).toEqual(
      rect(250, 180, 251, 181),
    )
  })

  it('names the lock that stops a move', () => {
    const { boxes } = lockBox(exampleJudgement({ boxes: street }), 'text', true)
    expect(held(at(210, 160), at(250, 160), { boxes }).blockedBy).toBe('text')
  })

  it('is the rect that is drawn, by drag or to the next point', () => {
    expect(held(at(700, 100), at(740, 150), { tool: 'draw' }).drawn).toEqual(rect(700, 100, 740, 150))
    const pointing = shown([...click(at(700, 100)), move(at(650, 40))], { tool: 'two-click' })
    expect(pointing).toMatchObject({ drawn: rect(650, 40, 700, 100), points: [at(700, 100)] })
  })

  it('is the marquee with the boxes that it would select', () => {
    const { marquee, chosen } = held(at(590, 490), at(620, 520))
    expect(marquee).toEqual(rect(590, 490, 620, 520))
    expect(chosen).toEqual(['dot'])
  })

  it('is nothing when the box is gone meanwhile', () => {
    const [gesture] = during([down(at(210, 160)), move(at(220, 170))])
    expect(preview(gesture, scene({ boxes: [] }))).toEqual(emptyHand)
  })
})

describe('snapping', () => {
  const boxes = [box('a', null, rect(100, 100, 200, 200)), box('b', null, rect(300, 100, 400, 200))]
  const snap = snapToLines(boxes, { width: 1000, height: 800 }, null)
  const mod = { mod: true }
  const over = { boxes, snap }

  it('works only while its key is held', () => {
    expect(play(drag(at(150, 150), at(246, 153)), over).edits).toEqual([
      { kind: 'move', id: 'a', dx: 96, dy: 3 },
    ])
    expect(play(drag(at(150, 150), at(246, 153), mod), over).edits).toEqual([
      { kind: 'move', id: 'a', dx: 100, dy: 0 },
    ])
  })

  it('snaps held edges, and drawn ones, and says which lines they met', () => {
    const [gesture, at2] = during([down(at(200, 150)), move(at(297, 150), mod)], { ...over, selected: ['a'] })
    expect(preview(gesture, at2)).toMatchObject({
      rects: new Map([['a', rect(100, 100, 300, 200)]]),
      guides: { x: 300, y: null },
    })
    expect(play(drag(at(197, 403), at(305, 500), mod), { ...over, tool: 'draw' }).edits).toEqual([
      { kind: 'draw', rect: rect(200, 403, 300, 500) },
    ])
  })

  it('meets the lines of a grid between whole pixels', () => {
    const grid = snapToLines(boxes, { width: 1000, height: 800 }, { width: 32.5, height: 32.5 })
    expect(play(drag(at(500, 500), at(586, 586), mod), { boxes, snap: grid, tool: 'draw' }).edits).toEqual([
      { kind: 'draw', rect: rect(500, 500, 585, 585) },
    ])
    expect(play(drag(at(420, 420), at(453, 453), mod), { boxes, snap: grid, tool: 'draw' }).edits).toEqual([
      { kind: 'draw', rect: rect(422.5, 422.5, 455, 455) },
    ])
  })
})
