import type { Admitted, OpenPicture, Pictures } from './pictures.ts'

/** A request that a stand-in was asked, and how to answer it. */
export interface Asked {
  readonly what: string
  readonly signal: AbortSignal | undefined
  answer(): void
  /** Hands over a small level, where one is wanted. */
  first(): void
  fail(error: unknown): void
}

export const admitted = (path: string): Admitted => ({
  stored: new Blob([path]),
  problems: [],
  picture: {
    id: path,
    sha256: path,
    name: path,
    type: 'image/png',
    bytes: 1,
    width: 8,
    height: 6,
    origin: { path, sha256: path, stored: null, orientation: null, notes: [], plainJpeg: false },
  },
})

const nothing = (): OpenPicture => ({ size: { width: 8, height: 6 }, levels: [], close: () => {} })

/** Stand-in for pictures: it writes down what it was asked and answers when it is told to. */
export function fakePictures(open: () => OpenPicture = nothing): {
  readonly pictures: Pictures
  readonly asked: readonly Asked[]
} {
  const asked: Asked[] = []
  const ask = <T>(
    what: string,
    signal: AbortSignal | undefined,
    value: () => T,
    first: () => void = () => {},
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      asked.push({ what, signal, answer: () => resolve(value()), first, fail: reject })
    })
  const pictures: Pictures = {
    admit: (_, path, signal) => ask(`admit ${path}`, signal, () => admitted(path)),
    open: (file, signal, onFirst) => ask(`open ${file.type}`, signal, open, () => onFirst?.(open())),
    crop: (_, region, as, scale, signal) =>
      ask(
        `crop ${region.x1} ${as} ×${JSON.stringify(scale)}`,
        signal,
        () => new Blob(['crop'], { type: as }),
      ),
    render: (_, { part, as }, signal, of) =>
      ask(`render ${of} ${part?.x1} ${as}`, signal, () => new Blob(['made'], { type: as })),
    fingerprints: (file, signal) => ask(`fingerprint ${file.type}`, signal, () => ['f0'.repeat(8)]),
    close: () => {},
  }
  return { pictures, asked }
}
