import { startInference } from '../../src/inference/client.ts'
import type { AnswerResult } from '../../src/inference/inference.ts'
import type { FolderSource } from '../../src/inference/modelSpec.ts'

/** A question about a picture beside this page. */
export interface Asked {
  readonly image: string
  readonly question: string
  readonly options: readonly string[]
}

export interface Answered extends Pick<AnswerResult, 'answers' | 'scores' | 'tokensIn' | 'seen' | 'backend'> {
  readonly reason: string | null
}

declare global {
  interface Window {
    /** Loads the model whose files lie below this page, as if they were picked as a folder, and asks it in turn. */
    askModel: (
      device: 'webgpu' | 'wasm',
      paths: readonly string[],
      asked: readonly Asked[],
    ) => Promise<readonly Answered[]>
  }
}

const blobAt = async (path: string): Promise<Blob> => (await fetch(path)).blob()

window.askModel = async (device, paths, asked) => {
  const files = await Promise.all(
    paths.map(async (path) => ({ path, file: new File([await blobAt(`model/${path}`)], path) })),
  )
  const source: FolderSource = { from: 'folder', folderId: 'reference', files }
  const inference = startInference({ device })
  const model = await inference.load(
    { kind: 'vlm', id: 'reference', name: 'Reference', source, precision: 'fp32' },
    () => {},
  )
  const answered: Answered[] = []
  for (const { image, question, options } of asked) {
    const { answers, scores, tokensIn, seen, backend } = await model.answer({
      view: 'global',
      photo: { sha256: image, file: await blobAt(`cases/${image}`) },
      region: null,
      budget: { kind: 'native' },
      content: { question, options, category: null },
      sampling: { samples: 1, temperature: 1 },
      pixels: false,
      seed: 1,
    })
    answered.push({ answers, scores, tokensIn, seen, backend, reason: model.running.reason })
  }
  inference.close()
  return answered
}
