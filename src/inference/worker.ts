import type { Desk, Engine } from './adapter.ts'
import { serve, type Lent, type Order } from './channel.ts'
import { openModelFile } from './files/openFile.ts'
import { createSeeing } from './seeing.ts'
import { browserEyes } from './seeingBitmap.ts'

/** Starts the engine for the order; each kind of model is a piece of the program that is fetched when it is needed. */
async function start({ spec, device, threads }: Order, lent: Lent): Promise<Engine> {
  const desk: Desk = {
    device,
    threads,
    seeing: createSeeing(browserEyes, lent.alive),
    onProgress: lent.onProgress,
    alive: lent.alive,
    openFile: (source, path) => openModelFile(source, path, lent.onProgress, lent.signal),
  }
  switch (spec.kind) {
    case 'reader':
      return (await import('./reader/reader.ts')).readerAdapter(spec, desk)
    case 'saliency':
      return (await import('./saliency/saliency.ts')).saliencyAdapter(spec, desk)
    case 'vlm':
      return (await import('./vlm/vlm.ts')).vlmAdapter(spec, desk)
    case 'segmenter':
      return (await import('./segmenter/segmenter.ts')).segmenterAdapter(spec, desk)
    case 'endpoint':
      return (await import('./endpoint/endpoint.ts')).endpointAdapter(spec, desk)
    case 'fake':
      return (await import('./fake.ts')).fakeAdapter(spec, desk)
  }
}

serve(start, globalThis)
