import { describe, expect, it } from 'vitest'
import { digestOfFile } from './digest.ts'
import { fetchSample, SampleError } from './sample.ts'

const folder = new URL('https://example.test/saccade/sample/')

const server =
  (files: Readonly<Record<string, string>>) =>
  ({ href }: URL): Promise<Response> => {
    const text = files[href.slice(folder.href.length)]
    return Promise.resolve(text === undefined ? new Response('', { status: 404 }) : new Response(text))
  }

async function manifestOf(files: Readonly<Record<string, string>>): Promise<string> {
  const entries = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({
      path,
      bytes: text.length,
      sha256: await digestOfFile(new Blob([text])),
    })),
  )
  return JSON.stringify({ files: entries })
}

const files = { 'validated_vqa.jsonl': '{}', 'images/street.jpg': 'street', 'truth.json': '[]' }

describe('the sample', () => {
  it('is what its manifest lists, without the truth', async () => {
    const heard: (readonly [number, number])[] = []
    const get = server({ ...files, 'manifest.json': await manifestOf(files) })
    const sources = await fetchSample(folder, get, (done, total) => heard.push([done, total]))
    expect(sources.map(({ path }) => path)).toEqual([
      'sample/validated_vqa.jsonl',
      'sample/images/street.jpg',
    ])
    expect(heard.at(-1)).toEqual([8, 8])
  })

  it('is refused when a file is not the one that was drawn, or is absent', async () => {
    const manifest = await manifestOf(files)
    const spoilt = server({ ...files, 'images/street.jpg': 'other', 'manifest.json': manifest })
    await expect(fetchSample(folder, spoilt, () => undefined)).rejects.toThrow('damaged')
    await expect(fetchSample(folder, server({}), () => undefined)).rejects.toThrow(SampleError)
  })

  it('never leaves its folder', async () => {
    for (const path of [
      '../secret.jsonl',
      '/etc/x.jsonl',
      'https://elsewhere.test/x.jsonl',
      'images/../x.jsonl',
    ]) {
      const get = server({ 'manifest.json': JSON.stringify({ files: [{ path, bytes: 1, sha256: '' }] }) })
      await expect(fetchSample(folder, get, () => undefined)).rejects.toThrow('cannot be read')
    }
  })
})
