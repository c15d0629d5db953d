import { afterEach, describe, expect, it, vi } from 'vitest'
import { serve } from './channel.ts'
import { lane, type Spawned } from './lane.ts'
import { fakePictures, type Asked } from './pictures.test-data.ts'

const file = new Blob()
const ports: MessagePort[] = []

interface Fake {
  readonly asked: readonly Asked[]
  readonly terminated: () => boolean
  crash(): void
}

/** Workers that live at the other end of a real channel. */
function fakeWorkers(): { readonly spawn: () => Spawned; readonly workers: readonly Fake[] } {
  const workers: Fake[] = []
  const spawn = (): Spawned => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    const { pictures, asked } = fakePictures()
    serve(pictures, port2)
    port1.start()
    port2.start()
    let isTerminated = false
    workers.push({
      asked,
      terminated: () => isTerminated,
      crash: () => port1.dispatchEvent(new MessageEvent('error')),
    })
    return Object.assign(port1, {
      terminate: () => {
        isTerminated = true
      },
    })
  }
  return { spawn, workers }
}

async function answered(worker: Fake | undefined, index: number): Promise<void> {
  await vi.waitFor(() => expect(worker?.asked[index]).toBeDefined())
  worker?.asked[index]?.answer()
}

afterEach(() => {
  vi.useRealTimers()
  for (const port of ports.splice(0)) port.close()
})

describe('a lane', () => {
  it('spawns its worker when it is first needed, and one only', async () => {
    const { spawn, workers } = fakeWorkers()
    const pictures = lane(spawn, null)
    expect(workers).toHaveLength(0)
    const both = [pictures.admit(file, 'a'), pictures.admit(file, 'b')]
    await answered(workers[0], 0)
    await answered(workers[0], 1)
    await Promise.all(both)
    expect(workers).toHaveLength(1)
  })

  it('spawns a new worker after a crash, which only what was waiting feels', async () => {
    const { spawn, workers } = fakeWorkers()
    const pictures = lane(spawn, null)
    const lost = pictures.admit(file, 'a')
    await vi.waitFor(() => expect(workers[0]?.asked).toHaveLength(1))
    workers[0]?.crash()
    await expect(lost).rejects.toThrow('Try again')
    expect(workers[0]?.terminated()).toBe(true)
    const again = pictures.admit(file, 'a')
    await answered(workers[1], 0)
    expect((await again).picture.name).toBe('a')
  })

  it('ends a worker that has nothing to do, but not one that is busy', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { spawn, workers } = fakeWorkers()
    const pictures = lane(spawn, 1000)
    const first = pictures.admit(file, 'a')
    await answered(workers[0], 0)
    await first
    vi.advanceTimersByTime(900)
    const second = pictures.admit(file, 'b')
    vi.advanceTimersByTime(5000)
    expect(workers[0]?.terminated()).toBe(false)
    await answered(workers[0], 1)
    await second
    vi.advanceTimersByTime(1000)
    expect(workers[0]?.terminated()).toBe(true)
    const third = pictures.admit(file, 'c')
    await answered(workers[1], 0)
    expect((await third).picture.name).toBe('c')
  })

  it('keeps an idle worker when told so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { spawn, workers } = fakeWorkers()
    const pictures = lane(spawn, null)
    const first = pictures.open(file)
    await answered(workers[0], 0)
    await first
    vi.advanceTimersByTime(3_600_000)
    expect(workers[0]?.terminated()).toBe(false)
  })

  it('takes no more requests once it is closed', async () => {
    const { spawn, workers } = fakeWorkers()
    const pictures = lane(spawn, null)
    const waiting = pictures.open(file)
    pictures.close()
    await expect(waiting).rejects.toThrow('were closed')
    await expect(pictures.open(file)).rejects.toThrow('were closed')
    expect(workers.map((worker) => worker.terminated())).toEqual([true])
  })
})
