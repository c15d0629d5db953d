// What runs in the page takes nothing along from outside of it.
/* oxlint-disable unicorn/consistent-function-scoping */
/** Clocks that run in the page. */

declare global {
  interface Window {
    /** Does something, and resolves with the milliseconds until it holds and the frame that shows it was painted. */
    clocked: (act: () => void, holds: () => boolean) => Promise<number>
  }
}

export function installClocks(): void {
  const painted = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.addEventListener('message', () => resolve())
        channel.port1.start()
        channel.port2.postMessage(null)
      })
    })
  window.clocked = async (act, holds) => {
    const start = performance.now()
    act()
    while (!holds()) {
      await painted()
      if (performance.now() - start > 60_000) throw new Error('It never came to be.')
    }
    await painted()
    return performance.now() - start
  }
}

/** Milliseconds of each frame while the table is scrolled by so many pixels in each. */
export async function scrollFrames(step: number): Promise<number[]> {
  const grid = document.querySelector('[role="grid"]')
  if (!grid) throw new Error('There is no table.')
  const frames: number[] = []
  let before = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
  for (let frame = 0; frame < 150; frame += 1) {
    grid.scrollTop += step
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
    frames.push(now - before)
    before = now
  }
  return frames
}

/** The bare limit of scrolling: as many pixels in each frame over rows that were all there before. */
export async function bareFrames(step: number): Promise<number[]> {
  const box = document.createElement('div')
  box.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:9999;font:12px sans-serif'
  box.innerHTML = Array.from(
    { length: 3000 },
    (_, row) => `<div style="height:34px">${String(row)}</div>`,
  ).join('')
  document.body.append(box)
  const frames: number[] = []
  let before = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
  for (let frame = 0; frame < 150; frame += 1) {
    box.scrollTop = (box.scrollTop + step) % 90_000
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
    frames.push(now - before)
    before = now
  }
  box.remove()
  return frames
}

export interface BareTimes {
  readonly filter: readonly number[]
  readonly sort: readonly number[]
  readonly search: readonly number[]
  readonly choose: readonly number[]
  readonly edit: readonly number[]
}

/** The bare limits: what the language alone needs for the same over as many plain records. */
export function bareTimes(count: number): BareTimes {
  const records = Array.from({ length: count }, (_, place) => ({
    id: `item-${String(place).padStart(7, '0')}-9c1f4a2e`,
    category: ['ocr', 'color', 'counting', 'structure', 'material'][place % 5] ?? '',
    ratio: ((place * 7919) % count) / count,
    text: `which number stands on plate ${String((place * 7919) % count)} beside the gate?`,
    decision: 'accept',
    rev: 1,
  }))
  const byId = new Map(records.map((record) => [record.id, record]))
  const took = (act: () => unknown): readonly number[] =>
    Array.from({ length: 9 }, () => {
      const start = performance.now()
      act()
      return performance.now() - start
    })
  return {
    filter: took(() => records.filter(({ category }) => category === 'ocr')),
    sort: took(() => records.toSorted((a, b) => a.ratio - b.ratio)),
    search: took(() => records.filter(({ text }) => text.includes('plate') && text.includes('77'))),
    choose: took(() => new Set(records.map(({ id }) => id))),
    // The raw table built anew: every record edited, and put under its key.
    edit: took(() => {
      const next = new Map<string, (typeof records)[number]>()
      for (const [id, record] of byId) next.set(id, { ...record, decision: 'flag', rev: record.rev + 1 })
      return next
    }),
  }
}
