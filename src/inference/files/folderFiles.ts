import type { FolderSource, Precision } from '../modelSpec.ts'
import { runnableTypes } from '../runnable.ts'
import { partsLacking, precisionsIn } from './neededFiles.ts'
import { isRecord } from '../isRecord.ts'

type FolderFile = FolderSource['files'][number]

/** What a folder turned out to be, or a sentence that says why it is no model for this program. */
export type FolderReport = ModelFolder | { readonly sentence: string }

export interface ModelFolder {
  readonly kind: 'vlm' | 'segmenter'
  /** `model_type` of its `config.json`. */
  readonly modelType: string
  /** The folder's own name; empty when only its files were picked. */
  readonly name: string
  readonly precisions: readonly Precision[]
  /** Paths below the model's folder. */
  readonly files: readonly FolderFile[]
  readonly bytes: number
}

const mostFiles = 5_000
const longestConfig = 2 * 2 ** 20

/** Paths below the model's folder, also where the folder itself was left in front of all of them. */
export function belowTop(files: readonly FolderFile[]): readonly FolderFile[] {
  const top = files[0]?.path.split('/', 1)[0] ?? ''
  return files.every(({ path }) => path.startsWith(`${top}/`)) && top !== 'onnx'
    ? below(files, `${top}/`)
    : files
}

const isHidden = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')

/** Finds the model in a folder: the one place where a `config.json` and ONNX files lie together. */
export async function examineFolder(all: readonly FolderFile[]): Promise<FolderReport> {
  if (all.length === 0) return { sentence: 'The folder is empty.' }
  if (all.length > mostFiles)
    return { sentence: 'This folder has too many files to be a model. Pick the folder of the model itself.' }
  const files = all.filter(({ path }) => !isHidden(path))
  const roots = rootsIn(files)
  if (roots.length === 0)
    return {
      sentence:
        'There is no config.json in this folder. Pick the folder that holds config.json and a folder “onnx”.',
    }
  const withWeights = roots.filter((root) => precisionsIn(pathsBelow(files, root)).length > 0)
  const [root, ...others] = withWeights.length > 0 ? withWeights : roots
  if (root === undefined || others.length > 0)
    return {
      sentence: `This folder holds several models (${shown(withWeights.length > 0 ? withWeights : roots)}). Pick one of them.`,
    }
  return examineModel(root, below(files, root))
}

async function examineModel(root: string, files: readonly FolderFile[]): Promise<FolderReport> {
  const modelType = await modelTypeOf(files.find(({ path }) => path === 'config.json')?.file)
  if (modelType === null)
    return {
      sentence:
        'The config.json in this folder cannot be read, or does not name its model type. Get it anew.',
    }
  const kind = kinds.find((kind) => runnableTypes[kind].includes(modelType))
  if (!kind)
    return {
      sentence: `A model of the type “${modelType}” cannot be run here. Those that can: ${kinds.flatMap((kind) => runnableTypes[kind]).join(', ')}.`,
    }
  const precisions = precisionsIn(files.map(({ path }) => path))
  if (precisions.length === 0) {
    const beside = files.some(({ path }) => /^[^/]+\.onnx$/.test(path))
    return {
      sentence: beside
        ? 'The ONNX files lie beside config.json. Put them into a folder “onnx” next to it, then pick the folder again.'
        : lackingSentence(
            partsLacking(
              files.map(({ path }) => path),
              kind,
            ),
          ),
    }
  }
  return {
    kind,
    modelType,
    name: root.split('/').at(-2) ?? '',
    precisions,
    files,
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
  }
}

const lackingSentence = (parts: readonly string[]): string =>
  parts.length === 0
    ? 'The folder “onnx” of this model lacks files: its parts are there, but not all of them in the same precision.'
    : `The folder “onnx” of this model has no file for ${parts.map((part) => `${part} (${part}.onnx, or ${part}_q4.onnx …)`).join(' and ')}. Get the model whole, then pick the folder again.`

const kinds = ['vlm', 'segmenter'] as const

/** Every folder that has a `config.json`, with a `/` at its end; `''` is the top. */
const rootsIn = (files: readonly FolderFile[]): readonly string[] =>
  files.flatMap(({ path }) => /^(?<root>(?:.*\/)?)config\.json$/.exec(path)?.groups?.['root'] ?? [])

const below = (files: readonly FolderFile[], root: string): readonly FolderFile[] =>
  files
    .filter(({ path }) => path.startsWith(root))
    .map(({ path, file }) => ({ path: path.slice(root.length), file }))

const pathsBelow = (files: readonly FolderFile[], root: string): readonly string[] =>
  below(files, root).map(({ path }) => path)

const shown = (roots: readonly string[]): string => {
  const names = roots.slice(0, 4).map((root) => root.slice(0, -1) || 'the folder itself')
  return roots.length > names.length ? `${names.join(', ')} …` : names.join(', ')
}

async function modelTypeOf(config: File | undefined): Promise<string | null> {
  if (!config || config.size > longestConfig) return null
  try {
    const parsed: unknown = JSON.parse(await config.text())
    const type = isRecord(parsed) ? parsed['model_type'] : null
    return typeof type === 'string' && /^[\w.-]{1,64}$/.test(type) ? type : null
  } catch {
    return null
  }
}
