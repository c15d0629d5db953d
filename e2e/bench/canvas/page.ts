import { chainsOf, fitScale, heldOf, type Contender, type Look, type Running } from './contender.ts'

export type Action = 'pan' | 'zoom' | 'corner' | 'hover'
export type ContenderName = 'bare' | 'saccade' | 'annotorious' | 'openSeadragon' | 'fabric'

/** How one stretch of frames went. */
interface Stretch {
  readonly steps: number
  /** Milliseconds from the input to the end of the rendering work, for each frame. */
  readonly times: readonly number[]
  readonly missed: number
}

interface CanvasTrial {
  /** Shows the picture with so many boxes; milliseconds from the picture's bytes to its first paint. */
  readonly open: (name: ContenderName, count: number) => Promise<number>
  /** Brings the page to where the action can begin, and tries that it does something. */
  readonly prepare: (action: Action) => Promise<void>
  /** One input for each frame, so many frames, or fewer where they would take too long. */
  readonly run: (frames: number, mostMs: number) => Promise<Stretch>
  readonly finish: () => Promise<void>
}

declare global {
  interface Window {
    canvasTrial: CanvasTrial
  }
}

const contenders: Readonly<Record<ContenderName, () => Promise<{ readonly contender: Contender }>>> = {
  bare: () => import('./bare.ts'),
  saccade: () => import('./saccade.tsx'),
  annotorious: () => import('./annotorious.ts'),
  openSeadragon: () => import('./openSeadragon.ts'),
  fabric: () => import('./fabric.ts'),
}

/** A message posted now arrives after the frame that is being made has been rendered. */
const rendered = () =>
  new Promise<void>((done) => {
    const channel = new MessageChannel()
    channel.port1.addEventListener('message', () => done())
    channel.port1.start()
    channel.port2.postMessage(null)
  })
const nextFrame = () => new Promise<number>((done) => requestAnimationFrame(done))
/** Waits for some frames, fewer where each takes long. */
async function settle(frames: number): Promise<void> {
  const start = performance.now()
  for (let frame = 0; frame < frames && (frame === 0 || performance.now() - start < 400); frame += 1)
    await nextFrame()
  await rendered()
}

let running: Running | null = null
const shown = (): Running => {
  if (!running) throw new Error('Nothing is shown yet.')
  return running
}
let corner = { x: 0, y: 0 }
let held = ''
let step: (index: number) => void = () => undefined
let finish: () => void = () => undefined

interface Mouse {
  readonly button: number
  readonly buttons: number
}
const free: Mouse = { button: -1, buttons: 0 }

/** A pointer event and the mouse event that a browser sends with it. */
function send(target: Element, kind: 'down' | 'move' | 'up', x: number, y: number, mouse: Mouse): void {
  const shared = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, view: window }
  const pointer = { ...shared, ...mouse, pointerId: 1, pointerType: 'mouse', isPrimary: true }
  target.dispatchEvent(new PointerEvent(`pointer${kind}`, pointer))
  target.dispatchEvent(
    new MouseEvent(`mouse${kind}`, { ...shared, ...mouse, button: Math.max(0, mouse.button) }),
  )
}

const under = (x: number, y: number): Element => document.elementFromPoint(x, y) ?? document.body

/** Presses at a place; every step then moves by `path`, the pointer captured by what was pressed. */
function drag(x: number, y: number, button: 0 | 1, path: (index: number) => readonly [number, number]): void {
  const target = under(x, y)
  const buttons = button === 0 ? 1 : 4
  send(target, 'move', x, y, free)
  send(target, 'down', x, y, { button, buttons })
  let [atX, atY] = [x, y]
  step = (index) => {
    const [dx, dy] = path(index)
    ;[atX, atY] = [x + dx, y + dy]
    send(target, 'move', atX, atY, { button: -1, buttons })
  }
  finish = () => send(target, 'up', atX, atY, { button, buttons: 0 })
}

const swing = (index: number, period: number, width: number): number =>
  Math.round(width * Math.sin((index * Math.PI * 2) / period))

/** Seen only when the pointer stands on a box that moved; the numbers are of the pane. */
const actions: Readonly<Record<Action, { readonly begin: () => void; readonly changes: keyof Look | null }>> =
  {
    pan: {
      begin: () =>
        drag(803, 447, shown().panButton, (index) => [swing(index, 40, 260), swing(index, 27, 140)]),
      changes: 'left',
    },
    zoom: {
      begin: () => {
        step = (index) => {
          const shared = { bubbles: true, cancelable: true, composed: true, view: window }
          const deltaY = index % 30 < 15 ? -100 : 100
          under(700, 400).dispatchEvent(
            new WheelEvent('wheel', { ...shared, clientX: 700, clientY: 400, deltaY }),
          )
        }
        finish = () => undefined
      },
      changes: 'scale',
    },
    corner: {
      begin: () =>
        drag(corner.x, corner.y, 0, (index) => [
          40 + swing(index + 1, 34, 30),
          40 + swing(index + 1, 23, 30),
        ]),
      changes: 'held',
    },
    hover: {
      begin: () => {
        step = (index) => {
          const [x, y] = [800 + swing(index, 61, 700), 450 + swing(index, 43, 400)]
          send(under(x, y), 'move', x, y, free)
        }
        finish = () => undefined
      },
      changes: null,
    },
  }

window.canvasTrial = {
  open: async (name, count) => {
    const { contender } = await contenders[name]()
    const host = document.querySelector<HTMLElement>('#host')
    if (!host) throw new Error('The page has no host.')
    const picture = new Blob([await (await fetch('./scene.jpg')).arrayBuffer()], { type: 'image/jpeg' })
    const boxes = chainsOf(count)
    const box = heldOf(boxes)
    held = box.id
    corner = { x: Math.round(box.rect.x2 * fitScale), y: Math.round(box.rect.y2 * fitScale) }
    await contender.warm?.()
    await settle(5)
    const start = performance.now()
    let firstPaint = Promise.resolve(Number.NaN)
    const drawn = () => {
      firstPaint = settle(1).then(() => performance.now() - start)
    }
    running = await contender.start(host, { picture, boxes, drawn })
    const ms = await firstPaint
    await settle(5)
    return ms
  },

  prepare: async (action) => {
    const { begin, changes } = actions[action]
    shown().reset()
    await settle(3)
    if (action === 'corner') shown().select(held)
    await settle(10)
    const before = shown().look()
    begin()
    const start = performance.now()
    for (let index = 1; index <= 5 && (index <= 2 || performance.now() - start < 400); index += 1) {
      await nextFrame()
      step(index)
    }
    await settle(3)
    if (changes && shown().look()[changes] === before[changes])
      throw new Error(`The action ${action} changed nothing.`)
  },

  run: async (frames, mostMs) => {
    const times: number[] = []
    let missed = 0
    let last = await nextFrame()
    const begun = performance.now()
    let steps = 0
    while (steps < frames && (steps < 3 || performance.now() - begun < mostMs)) {
      const frame = await nextFrame()
      missed += Math.max(0, Math.round((frame - last) / (1000 / 60)) - 1)
      last = frame
      const start = performance.now()
      step(steps + 6)
      steps += 1
      await rendered()
      times.push(performance.now() - start)
    }
    await settle(2)
    return { steps, times, missed }
  },

  finish: async () => {
    finish()
    await settle(2)
  },
}
