import { describe, expect, it } from 'vitest'
import { lockBox } from '../domain/boxEdits.ts'
import { exampleJudgement } from '../domain/example.ts'
import type { Point } from '../domain/geometry.ts'
import {
  at,
  box,
  cancel,
  click,
  down,
  drag,
  escape,
  move,
  none,
  play,
  rect,
  scene,
  street,
  up,
} from './boxGesture.test-data.ts'
import { cursorFor, step, type BoxInput, type BoxStep } from './boxGesture.ts'
import { idle, type BoxScene } from './boxScene.ts'

const locked = (id: string) => lockBox(exampleJudgement({ boxes: street }), id, true).boxes

describe('a click', () => {
  it('picks the smallest box under the pointer, however large what lies around it', () => {
    expect(play(click(at(300, 200))).selected).toEqual(['text'])
    expect(play(click(at(210, 160))).selected).toEqual(['sign'])
    expect(play(click(at(120, 380))).selected).toEqual(['front'])
  })

  it('goes outward when it is repeated at the same place, and around to the smallest again', () => {
    const here = click(at(300, 200))
    expect(play([...here, ...here]).selected).toEqual(['sign'])
    expect(play([...here, ...here, ...here]).selected).toEqual(['front'])
    expect(play([...here, ...here, ...here, ...here]).selected).toEqual(['text'])
  })

  it('starts from the smallest box again at another place', () => {
    expect(play([...click(at(300, 200)), ...click(at(300, 200)), ...click(at(260, 190))]).selected).toEqual([
      'text',
    ])
  })

  it('counts as the same place after a hover and within the slack, but not after another gesture', () => {
    const hovered = [...click(at(300, 200)), move(at(500, 500)), ...click(at(302, 201))]
    expect(play(hovered).selected).toEqual(['sign'])
    const between = [...click(at(300, 200)), down(at(300, 200)), cancel, ...click(at(300, 200))]
    expect(play(between).selected).toEqual(['text'])
  })

  it('goes outward with Alt or Ctrl, whatever was clicked before', () => {
    expect(play(click(at(300, 200), { alt: true }), { selected: ['text'] }).selected).toEqual(['sign'])
    expect(play(click(at(300, 200), { mod: true }), { selected: ['sign'] }).selected).toEqual(['front'])
  })

  it('adds with Shift and takes away again', () => {
    const first = play(click(at(300, 200), { shift: true }), { selected: ['dot'] })
    expect(first.selected).toEqual(['dot', 'text'])
    expect(play(click(at(300, 200), { shift: true }), first).selected).toEqual(['dot'])
  })

  it('selects nothing on the empty picture, but leaves the selection with Shift', () => {
    expect(play(click(at(900, 700)), { selected: ['text'] }).selected).toEqual([])
    expect(play(click(at(900, 700), { shift: true }), { selected: ['text'] }).selected).toEqual(['text'])
  })

  it('takes a trembling hand for a click, and a finger more so', () => {
    expect(play(drag(at(300, 200), at(302, 202)))).toMatchObject({ selected: ['text'], edits: [] })
    const finger = { coarse: true }
    expect(play(drag(at(300, 200), at(307, 200), finger))).toMatchObject({ selected: ['text'], edits: [] })
  })

  it('meets a box of a few pixels from beside it, and from further off with a finger', () => {
    expect(play(click(at(609, 502))).selected).toEqual(['dot'])
    expect(play(click(at(618, 502))).selected).toEqual([])
    expect(play(click(at(618, 502), { coarse: true })).selected).toEqual(['dot'])
  })

  it('picks in the draw tool too', () => {
    expect(play(click(at(300, 200)), { tool: 'draw' })).toMatchObject({ selected: ['text'], edits: [] })
  })

  it('commits nothing', () => {
    const everywhere = [at(0, 0), at(200, 150), at(300, 200), at(602, 502), at(999, 799)]
    expect(play(everywhere.flatMap((point) => click(point))).edits).toEqual([])
  })
})

describe('a pick', () => {
  it('is never stolen by a handle of the selected box', () => {
    const boxes = [...street, box('bolt', 'front', rect(396, 246, 404, 254))]
    expect(play(click(at(400, 250)), { boxes, selected: ['sign'] }).selected).toEqual(['bolt'])
    expect(play(click(at(400, 250)), { boxes, selected: ['sign'], tool: 'draw' }).selected).toEqual(['bolt'])
  })

  it('is never stolen by the handles, the edge or the label of a box that is not selected', () => {
    const boxes = [...street, box('next', null, rect(504, 90, 540, 99))]
    expect(play(click(at(510, 95)), { boxes, selected: ['front'] }).selected).toEqual(['next'])
    expect(play(drag(at(200, 150), at(240, 190))).edits).toEqual([
      { kind: 'move', id: 'sign', dx: 40, dy: 40 },
    ])
  })

  it('finds the inner box although the outer one is selected and drawn on top', () => {
    expect(play(click(at(300, 200)), { selected: ['front'] }).selected).toEqual(['text'])
  })

  it('finds the inner of two equal boxes first', () => {
    const boxes = [box('outer', null, rect(10, 10, 90, 90)), box('inner', 'outer', rect(10, 10, 90, 90))]
    expect(play(click(at(50, 50)), { boxes }).selected).toEqual(['inner'])
    expect(play([...click(at(50, 50)), ...click(at(50, 50))], { boxes }).selected).toEqual(['outer'])
  })

  it('keeps the box whose handle was clicked where there is nothing else', () => {
    expect(play(click(at(614, 514)), { selected: ['dot'] }).selected).toEqual(['dot'])
  })

  it('ignores what the order of the list is', () => {
    const boxes = street.toReversed()
    expect(play(click(at(300, 200)), { boxes }).selected).toEqual(['text'])
  })
})

describe('a drag in the select tool', () => {
  it('moves the selected box from its inside, past the smaller boxes in it', () => {
    const played = play(drag(at(300, 200), at(310, 190)), { selected: ['sign'] })
    expect(played.edits).toEqual([{ kind: 'move', id: 'sign', dx: 10, dy: -10 }])
    expect(played.selected).toEqual(['sign'])
  })

  it('selects and moves the smallest box that is not selected', () => {
    const played = play(drag(at(300, 200), at(310, 190)))
    expect(played).toMatchObject({
      selected: ['text'],
      edits: [{ kind: 'move', id: 'text', dx: 10, dy: -10 }],
    })
  })

  it('moves by whole pixels', () => {
    const [edit] = play(drag(at(300.4, 200.2), at(310.9, 190.6))).edits
    expect(edit).toEqual({ kind: 'move', id: 'text', dx: 11, dy: -10 })
  })

  it('resizes at a handle or an edge of the selected box, onto whole pixels', () => {
    expect(play(drag(at(400, 250), at(420.3, 260.6)), { selected: ['sign'] }).edits).toEqual([
      { kind: 'resize', id: 'sign', rect: rect(200, 150, 420, 261) },
    ])
    expect(play(drag(at(201, 170), at(181, 300)), { selected: ['sign'] }).edits).toEqual([
      { kind: 'resize', id: 'sign', rect: rect(180, 150, 400, 250) },
    ])
  })

  it('takes the handle of the selected box even where a smaller box lies under it', () => {
    const boxes = [...street, box('bolt', 'front', rect(396, 246, 404, 254))]
    expect(play(drag(at(400, 250), at(420, 260)), { boxes, selected: ['sign'] }).edits).toEqual([
      { kind: 'resize', id: 'sign', rect: rect(200, 150, 420, 260) },
    ])
  })

  it('never takes a handle when several boxes are selected', () => {
    const played = play(drag(at(400, 249), at(420, 260)), { selected: ['sign', 'text'] })
    expect(played.edits).not.toContainEqual(expect.objectContaining({ kind: 'resize' }))
  })

  it('moves a box of a few pixels from its middle and resizes it from outside', () => {
    expect(play(drag(at(602, 502), at(612, 512)), { selected: ['dot'] }).edits).toEqual([
      { kind: 'move', id: 'dot', dx: 10, dy: 10 },
    ])
    expect(play(drag(at(614, 514), at(624, 534)), { selected: ['dot'] }).edits).toEqual([
      { kind: 'resize', id: 'dot', rect: rect(600, 500, 614, 524) },
    ])
  })

  it('selects from the empty picture what lies wholly in the marquee', () => {
    expect(play(drag(at(150, 120), at(420, 260), { shift: true })).selected).toEqual(['sign', 'text'])
    expect(play(drag(at(590, 490), at(620, 520)), { selected: ['text'] }).selected).toEqual(['dot'])
    expect(play(drag(at(590, 490), at(620, 520), { shift: true }), { selected: ['text'] }).selected).toEqual([
      'text',
      'dot',
    ])
  })

  it('selects a locked box, but neither moves nor resizes it', () => {
    const boxes = locked('sign')
    expect(play(drag(at(210, 160), at(250, 160)), { boxes })).toMatchObject({ selected: ['sign'], edits: [] })
    expect(play(drag(at(400, 250), at(420, 260)), { boxes, selected: ['sign'] }).edits).toEqual([])
    expect(play(click(at(210, 160)), { boxes }).selected).toEqual(['sign'])
  })

  it('does not move a box that carries a locked one', () => {
    expect(
      play(drag(at(210, 160), at(230, 160)), { boxes: locked('text'), selected: ['sign'] }).edits,
    ).toEqual([])
  })
})

describe('a drag in the draw tool', () => {
  const over = { tool: 'draw' as const }

  it('draws on the empty picture, in any direction, onto whole pixels', () => {
    expect(play(drag(at(700.2, 100.8), at(650.1, 50.4)), over).edits).toEqual([
      { kind: 'draw', rect: rect(650, 50, 700, 101) },
    ])
  })

  it('draws on top of boxes, inside the selected one as well', () => {
    const played = play(drag(at(260, 190), at(280, 210)), { ...over, selected: ['sign'] })
    expect(played.edits).toEqual([{ kind: 'draw', rect: rect(260, 190, 280, 210) }])
  })

  it('draws right beside the selected box, and takes a handle only where it is painted', () => {
    const around = play(drag(at(194, 144), at(416, 266)), { ...over, selected: ['sign'] })
    expect(around.edits).toEqual([{ kind: 'draw', rect: rect(194, 144, 416, 266) }])
    const pulled = play(drag(at(203, 153), at(190, 140)), { ...over, selected: ['sign'] })
    expect(pulled.edits).toEqual([{ kind: 'resize', id: 'sign', rect: rect(187, 137, 400, 250) }])
  })

  it('takes only the handles of the selected box before it draws, not its edges', () => {
    expect(play(drag(at(400, 250), at(420, 260)), { ...over, selected: ['sign'] }).edits).toEqual([
      { kind: 'resize', id: 'sign', rect: rect(200, 150, 420, 260) },
    ])
    expect(play(drag(at(202, 170), at(240, 190)), { ...over, selected: ['sign'] }).edits).toEqual([
      { kind: 'draw', rect: rect(202, 170, 240, 190) },
    ])
  })

  it('draws around existing boxes from outside', () => {
    expect(play(drag(at(50, 50), at(550, 450)), over).edits).toEqual([
      { kind: 'draw', rect: rect(50, 50, 550, 450) },
    ])
  })

  it('cuts off what lies outside the picture, and draws nothing that lies wholly there', () => {
    expect(play(drag(at(900, 700), at(1200, 900)), over).edits).toEqual([
      { kind: 'draw', rect: rect(900, 700, 1000, 800) },
    ])
    expect(play(drag(at(1100, 900), at(1200, 950)), over).edits).toEqual([])
  })

  it('draws nothing that is smaller than a pixel', () => {
    expect(play(drag(at(700, 100), at(700.2, 140)), over).edits).toEqual([])
  })
})

describe('pointing a thing out', () => {
  const pointing = scene({ tool: 'point-out' })
  const last = (inputs: readonly BoxInput[]) =>
    inputs.reduce<BoxStep>(({ gesture }, input) => step(gesture, input, pointing), { gesture: idle })

  it('tells of a click wherever it is, and picks and draws nothing', () => {
    const said = last(click(at(300, 200)))
    expect(said).toMatchObject({ pointedOut: { point: at(300, 200), again: false } })
    expect(said).not.toHaveProperty('choice')
    expect(said).not.toHaveProperty('edit')
  })

  it('tells when the same place is clicked again', () => {
    const again = last([...click(at(300, 200)), move(at(301, 201)), ...click(at(301, 201))])
    expect(again).toMatchObject({ pointedOut: { again: true } })
    expect(last([...click(at(300, 200)), ...click(at(400, 200))])).toMatchObject({
      pointedOut: { again: false },
    })
  })

  it('tells of a drag around a thing instead of drawing a box', () => {
    const said = last(drag(at(590, 490), at(620, 520)))
    expect(said).toMatchObject({ pointedOut: { box: rect(590, 490, 620, 520) } })
    expect(said).not.toHaveProperty('edit')
  })

  it('still picks with Alt or Shift', () => {
    expect(last(click(at(300, 200), { alt: true }))).toMatchObject({ choice: { ids: ['text'] } })
  })

  it('still resizes the selected box at a handle', () => {
    const { edits } = play(drag(at(200, 150), at(210, 160)), { ...pointing, selected: ['sign'] })
    expect(edits).toMatchObject([{ kind: 'resize', id: 'sign' }])
  })
})

describe('drawing by clicks', () => {
  const two = { tool: 'two-click' as const }
  const four = { tool: 'extreme' as const }
  const extremes = [at(650, 20), at(610, 55), at(655, 90), at(690, 60)]

  it('takes two clicks as opposite corners', () => {
    expect(play([...click(at(700, 100)), move(at(720, 130)), ...click(at(650, 50))], two).edits).toEqual([
      { kind: 'draw', rect: rect(650, 50, 700, 100) },
    ])
  })

  it('takes a double click for one corner', () => {
    const played = play([...click(at(700, 100)), ...click(at(701, 100))], two)
    expect(played.edits).toEqual([])
    expect(played.gesture.kind).toBe('pointing')
  })

  it('takes four clicks as extreme points, in any order', () => {
    for (const order of [extremes, extremes.toReversed()]) {
      const played = play(
        order.flatMap((point) => click(point)),
        four,
      )
      expect(played.edits).toEqual([{ kind: 'draw', rect: rect(610, 20, 690, 90) }])
      expect(played.gesture).toEqual(idle)
    }
  })

  it('covers each extreme pixel that was clicked', () => {
    const corner = [at(10.7, 10.7), at(10.7, 10.7), at(20.2, 30.4), at(20.2, 30.4)]
    expect(
      play(
        corner.flatMap((point) => click(point)),
        four,
      ).edits,
    ).toEqual([{ kind: 'draw', rect: rect(10, 10, 21, 31) }])
  })

  it('places the last point where the finger is lifted', () => {
    const inputs = [
      ...click(at(600, 20)),
      down(at(680, 80), { coarse: true }),
      move(at(690, 90)),
      up(at(700, 95)),
    ]
    expect(play(inputs, two).edits).toEqual([{ kind: 'draw', rect: rect(600, 20, 700, 95) }])
  })

  it('draws by drag as well, as long as no point is placed', () => {
    for (const over of [two, four]) {
      expect(play(drag(at(650, 50), at(700, 100)), over).edits).toEqual([
        { kind: 'draw', rect: rect(650, 50, 700, 100) },
      ])
    }
  })

  it('places points on top of boxes, and picks with Alt', () => {
    expect(play([...click(at(260, 190)), ...click(at(280, 210))], two)).toMatchObject({
      selected: [],
      edits: [{ kind: 'draw', rect: rect(260, 190, 280, 210) }],
    })
    expect(play(click(at(300, 200), { alt: true }), two)).toMatchObject({
      selected: ['text'],
      gesture: { kind: 'idle' },
    })
  })

  it('keeps the points when a second finger pinches, and drops them on Escape', () => {
    const pinched = [
      ...click(at(700, 100)),
      down(at(640, 40)),
      cancel,
      move(at(10, 10)),
      ...click(at(650, 50)),
    ]
    expect(play(pinched, two).edits).toEqual([{ kind: 'draw', rect: rect(650, 50, 700, 100) }])
    expect(play([...click(at(700, 100)), escape, ...click(at(650, 50))], two).edits).toEqual([])
  })

  it('drops the points when another tool is taken', () => {
    const { gesture } = play(click(at(700, 100)), two)
    expect(gesture.kind).toBe('pointing')
    expect(step(gesture, up(at(650, 50)), scene({ tool: 'draw' }))).toEqual({ gesture: idle })
  })
})

describe('Escape', () => {
  it.each<readonly [kind: string, over: Partial<BoxScene>, from: Point]>([
    ['drawing', { tool: 'draw' }, at(700, 100)],
    ['moving', { selected: ['sign'] }, at(210, 160)],
    ['resizing', { selected: ['sign'] }, at(400, 250)],
    ['marquee', {}, at(700, 100)],
    ['probing', { probe: rect(700, 600, 800, 700) }, at(750, 650)],
  ])('costs nothing while %s', (kind, over, from) => {
    const to = at(from.x + 40, from.y + 30)
    expect(play([down(from), move(to)], over).gesture.kind).toBe(kind)
    const selected = over.selected ?? []
    for (const ending of [escape, cancel]) {
      expect(play([down(from), move(to), ending, up(to)], over)).toEqual({
        gesture: idle,
        selected,
        edits: [],
        probes: [],
      })
    }
  })
})

describe('the probe', () => {
  const probe = rect(700, 600, 800, 700)

  it('is dragged by its inside and resized at its handles, within the picture', () => {
    expect(play(drag(at(750, 650), at(760, 640)), { probe }).probes).toEqual([rect(710, 590, 810, 690)])
    expect(play(drag(at(750, 650), at(2000, 650)), { probe }).probes).toEqual([rect(900, 600, 1000, 700)])
    expect(play(drag(at(800, 700), at(820, 710)), { probe }).probes).toEqual([rect(700, 600, 820, 710)])
  })

  it('lets clicks through to the boxes below, and leaves them alone when dragged', () => {
    const over = { probe: rect(90, 90, 510, 410) }
    expect(play(click(at(300, 200)), over)).toMatchObject({ selected: ['text'], probes: [] })
    expect(play(drag(at(300, 200), at(310, 200)), over)).toMatchObject({ selected: [], edits: [] })
  })

  it('gives way to the handles of the selected box and to drawing', () => {
    const over = { probe: rect(380, 230, 450, 300) }
    expect(play(drag(at(400, 250), at(420, 260)), { ...over, selected: ['sign'] }).edits).toHaveLength(1)
    expect(play(drag(at(420, 270), at(440, 290)), { ...over, tool: 'draw' })).toMatchObject({
      edits: [{ kind: 'draw', rect: rect(420, 270, 440, 290) }],
      probes: [],
    })
  })
})

describe('the cursor', () => {
  it('says what a press would do', () => {
    const over = scene({ selected: ['sign'] })
    expect(cursorFor(idle, at(400, 250), none, over)).toBe('nwse-resize')
    expect(cursorFor(idle, at(300, 250), none, over)).toBe('ns-resize')
    expect(cursorFor(idle, at(300, 200), none, over)).toBe('move')
    expect(cursorFor(idle, at(120, 380), none, over)).toBe('pointer')
    expect(cursorFor(idle, at(900, 700), none, over)).toBe('default')
    expect(cursorFor(idle, at(300, 200), none, { ...over, tool: 'draw' })).toBe('crosshair')
    expect(cursorFor(idle, at(210, 160), none, { ...over, boxes: locked('sign') })).toBe('pointer')
  })
})
