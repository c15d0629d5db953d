import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { exampleProject } from '../domain/example.ts'
import { createStorage } from './browserStorage.ts'
import { createAnnouncer, followWrites, type Channel, type OpenChannel } from './changes.ts'
import { added, begin, item, step } from './doubles.test-data.ts'

type Listener = Parameters<Channel['addEventListener']>[1]

/** Broadcast channels of one test: what is posted reaches every other open channel of the name at once. */
function fakeChannels(): OpenChannel {
  const all = new Map<object, { readonly name: string; readonly listeners: Listener[] }>()
  return (name) => {
    const key = {}
    const own: { readonly name: string; readonly listeners: Listener[] } = { name, listeners: [] }
    all.set(key, own)
    return {
      postMessage(data) {
        for (const other of all.values()) {
          if (other !== own && other.name === name) for (const listener of other.listeners) listener({ data })
        }
      },
      addEventListener: (_, listener) => own.listeners.push(listener),
      close: () => all.delete(key),
    }
  }
}

describe('following another tab', () => {
  it('hears of every written step of that project, after it is written, until it stops', async () => {
    const channel = fakeChannels()
    const storage = createStorage({ locks: null, channel })
    await storage.create(exampleProject, begin)
    const [writer, reader] = [await storage.open(exampleProject.id), await storage.open(exampleProject.id)]
    const heard: string[] = []
    const stop = followWrites(exampleProject.id, (ids) => heard.push(...ids), channel)
    followWrites('another', () => heard.push('another'), channel)
    await writer.write(step('a', [added(item('a'))]))
    await writer.writeAll([step('b', []), step('c', [])])
    await expect(writer.write(step('a', [], { label: 'other' }))).rejects.toThrow(/could not be saved/)
    expect(heard).toEqual(['a', 'b', 'c'])
    expect((await reader.step('a'))?.changes).toEqual([added(item('a'))])
    stop()
    await writer.write(step('d', []))
    expect(heard).toHaveLength(3)
  })

  it('ignores messages that it does not know', () => {
    const channel = fakeChannels()
    const heard = vi.fn<(ids: readonly string[]) => void>()
    followWrites('p', heard, channel)
    const stray = channel('saccade-steps-p')
    for (const message of [null, 'x', {}, { stepIds: 'a' }, { stepIds: [] }, { stepIds: [7] }]) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, not a window
      stray.postMessage(message)
    }
    expect(heard).not.toHaveBeenCalled()
    createAnnouncer('p', channel).announce(['s'])
    expect(heard).toHaveBeenCalledWith(['s'])
  })
})
