import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveEndpoint, type EndpointServer } from '../../../e2e/endpointServer.ts'
import type { Said } from '../inference.ts'
import { loaded, unstopped, type Trial } from './endpoint.test-data.ts'

let server: EndpointServer
beforeEach(async () => {
  server = await serveEndpoint()
})
afterEach(() => server.close())

const say = async (trial: Trial, prompt: string, signal = unstopped()): Promise<Said> => {
  const said = await trial.engine.say?.({ prompt }, signal)
  if (!said) throw new Error('The engine cannot be given a text.')
  return said
}
const bodies = () => server.requests.flatMap(({ body }) => (body ? [body] : []))

describe('giving a server a text', () => {
  it.each([false, true])(
    'sends it alone, at temperature 0, and hands the reply back whole (stream %s)',
    async (stream) => {
      server.behave({ answer: () => '<think>It is the same.</think>\n\n Yes.\n' })
      const trial = await loaded(server, { stream })
      expect((await say(trial, 'Is red the same as RED?')).text).toBe(
        '<think>It is the same.</think>\n\n Yes.\n',
      )
      expect(bodies()).toMatchObject([
        {
          model: 'scripted',
          temperature: 0,
          messages: [{ role: 'user', content: 'Is red the same as RED?' }],
        },
      ])
      expect(bodies()[0]).not.toHaveProperty('logprobs')
      expect(trial.encoded()).toBe(0)
    },
  )

  it('asks again with room for thoughts where they left none for the answer, and from then on at once', async () => {
    let asked = 0
    server.behave({
      answer: () => {
        asked += 1
        return asked === 1 ? { text: '<think>Well, let me', finish: 'length' } : 'No'
      },
    })
    const trial = await loaded(server)
    expect((await say(trial, 'first')).text).toBe('No')
    expect((await say(trial, 'second')).text).toBe('No')
    expect(bodies().map((body) => body['max_tokens'])).toEqual([128, 4096, 4096])
  })

  it('speaks of no pictures when a server takes no text', async () => {
    const trial = await loaded(server)
    server.behave({ troubles: Array.from({ length: 9 }, () => ({ status: 400 })) })
    await expect(say(trial, 'text')).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringMatching(/^The server at \S+ does not take the request \(400\)\. It said:/),
    })
  })

  it('gives room for thoughts to each that was asked before anybody knew', async () => {
    server.behave({ answer: ({ text }) => ({ text: `<think>${text}`, finish: 'length' }) })
    const trial = await loaded(server, { concurrency: 2 })
    const both = Promise.allSettled([say(trial, 'one'), say(trial, 'two')])
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(bodies().map((body) => body['max_tokens'])).toEqual([128, 128, 4096, 4096])
  })

  it('ends at once when nobody wants it any more', async () => {
    const trial = await loaded(server)
    server.behave({ troubles: ['silent'] })
    const wanted = new AbortController()
    const saying = say(trial, 'text', wanted.signal)
    const reason = new Error('Paused.')
    setTimeout(() => wanted.abort(reason), 30)
    await expect(saying).rejects.toBe(reason)
  })
})
