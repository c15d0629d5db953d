import { describe, expect, it } from 'vitest'
import { fakeInference, readerSpec } from '../state/fakeInference.test-data.ts'
import { lateInference } from './lateInference.ts'

const quiet = (): void => undefined

describe('the models', () => {
  it('are fetched when they are first needed, once', async () => {
    const { inference, calls } = fakeInference()
    let fetches = 0
    const late = lateInference(async () => {
      fetches += 1
      return inference
    })
    late.unload('reader')
    late.close()
    expect(fetches).toBe(0)
    await Promise.all([late.machine(), late.files.list(), late.load(readerSpec, quiet)])
    expect(fetches).toBe(1)
    expect(calls).toEqual(['machine', 'load reader'])
  })

  it('hear in the same order what they were told before they were there', async () => {
    const { inference, calls } = fakeInference()
    const late = lateInference(async () => inference)
    const loading = late.load(readerSpec, quiet)
    late.unload('reader')
    await loading
    expect(calls).toEqual(['load reader', 'unload reader'])
  })

  it('are heeded from the moment they are there', async () => {
    const { inference, tell } = fakeInference()
    const late = lateInference(async () => inference)
    const heard: string[] = []
    const stop = late.heed((id) => heard.push(id))
    await late.load(readerSpec, quiet)
    tell('reader', null)
    stop()
    tell('reader', null)
    expect(heard).toEqual(['reader'])
  })

  it('that cannot be fetched say so, and are fetched the next time', async () => {
    const { inference } = fakeInference()
    let isOffline = true
    const late = lateInference(async () => {
      if (isOffline) throw new TypeError('Failed to fetch dynamically imported module')
      return inference
    })
    await expect(late.machine()).rejects.toThrow(/could not be loaded. Check the connection/)
    isOffline = false
    await expect(late.machine()).resolves.toMatchObject({ threads: 1 })
  })
})
