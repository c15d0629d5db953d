import type { ByteSource } from './format.ts'

/** Longest text that is never a picture: in VLMEvalKit it is the index of another row (FORMATS §4.12). */
export const longestReference = 64

/**
 * A picture written as base64 inside a text file, with or without the prefix of a data URL. Its text is asked for again
 * when somebody wants the bytes, so that a file of pictures is never held whole.
 */
export function base64Picture(path: string, letters: number, again: () => Promise<string>): ByteSource {
  const read = async (): Promise<Blob> => new Blob([bytesOf(path, await again())])
  return {
    path,
    size: Math.floor((letters * 3) / 4),
    stream: () => lazily(read),
    blob: read,
  }
}

function bytesOf(path: string, text: string): Uint8Array<ArrayBuffer> {
  const plain = text.replace(/^data:[^,]{0,100},/, '').replace(/\s+/g, '')
  try {
    return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0))
  } catch {
    throw new Error(`The picture at ${path} is not valid base64, so it cannot be read.`)
  }
}

/** A stream over bytes that are made when the first of them is asked for. */
export function lazily(read: () => Promise<Blob>): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = null
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      reader ??= (await read()).stream().getReader()
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => reader?.cancel(),
  })
}
