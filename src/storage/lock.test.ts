import { describe, expect, it, vi } from 'vitest'
import { fakeLocks } from './doubles.test-data.ts'
import { hold, holdWriter, takeOver } from './lock.ts'

const watch = () => ({ onTaken: vi.fn<() => void>() })

/** Locks are let go after everybody concerned has heard of it. */
const soon = () => new Promise((resolve) => setTimeout(resolve))

describe('the writer of a project', () => {
  it('is one tab at a time, and the next one once it lets go', async () => {
    const locks = fakeLocks()
    const first = await holdWriter('p', watch(), locks)
    expect(first).not.toBeNull()
    expect(await holdWriter('p', watch(), locks)).toBeNull()
    expect(await holdWriter('other', watch(), locks)).not.toBeNull()
    first?.release()
    await soon()
    expect(await holdWriter('p', watch(), locks)).not.toBeNull()
  })

  it('is told, once, when another tab takes over', async () => {
    const locks = fakeLocks()
    const [first, second, third] = [watch(), watch(), watch()]
    await holdWriter('p', first, locks)
    const taker = await takeOver('p', second, locks)
    await vi.waitFor(() => expect(first.onTaken).toHaveBeenCalledOnce())
    expect(await holdWriter('p', third, locks)).toBeNull()
    taker.release()
    await soon()
    expect(await holdWriter('p', third, locks)).not.toBeNull()
    expect(second.onTaken).not.toHaveBeenCalled()
    expect(first.onTaken).toHaveBeenCalledOnce()
  })

  it('is whoever asks where the browser has no locks', async () => {
    expect(await holdWriter('p', watch(), null)).not.toBeNull()
    expect(await holdWriter('p', watch(), null)).not.toBeNull()
    await expect(takeOver('p', watch(), null)).resolves.toHaveProperty('release')
  })

  it('is refused with the reason when the browser refuses the lock', async () => {
    const refusing = { request: () => Promise.reject(new DOMException('No.', 'SecurityError')) }
    await expect(hold(refusing, 'p', {})).rejects.toHaveProperty('name', 'SecurityError')
  })
})
