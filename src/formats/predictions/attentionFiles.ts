import type { ByteSource } from '../format.ts'
import { error, note, placed } from '../remark.ts'
import { paired, type GridRead } from './attentionGrid.ts'
import { readNpy } from './npy.ts'
import {
  noOrigin,
  type PredictionDecoded,
  type PredictionFormat,
  type RunOrigin,
} from './predictionFormat.ts'
import {
  budgetIn,
  cropIn,
  pathNames,
  seedIn,
  viewIn,
  withConditions,
  withoutConditions,
  withoutView,
} from './runNames.ts'

/** A file of predictions, or the attention maps of one folder, which are one run together. */
export interface PredictionSource extends ByteSource {
  readonly maps?: readonly ByteSource[]
}

/**
 * Puts the `.npy` files of each folder together as one source, in the order of their paths, in the place of the first of
 * them; every other file is a source of its own. Maps in a folder `generic` belong to those of the folder around it.
 */
export function gatherPredictions(sources: readonly ByteSource[]): readonly PredictionSource[] {
  const folders = new Map<string, ByteSource[]>()
  const gathered: (ByteSource | string)[] = []
  for (const source of sources) {
    const folder = mapFolder(source.path)
    if (folder === null) gathered.push(source)
    else {
      const maps = folders.get(folder)
      if (maps) maps.push(source)
      else {
        folders.set(folder, [source])
        gathered.push(folder)
      }
    }
  }
  return gathered.map((each) => (typeof each === 'string' ? mapSource(each, folders.get(each) ?? []) : each))
}

function mapFolder(path: string): string | null {
  if (!/\.npy$/i.test(path)) return null
  const segments = path.split('/').slice(0, -1)
  if (isGenericWord(segments.at(-1) ?? '')) segments.pop()
  return segments.join('/')
}

const isGenericWord = (name: string): boolean =>
  /^generic(?:[-_ ](?:maps?|attention|instruction))?$/i.test(name)

function mapSource(folder: string, files: readonly ByteSource[]): PredictionSource {
  const maps = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return {
    path: folder === '' ? '*.npy' : `${folder}/*.npy`,
    size: maps.reduce((sum, { size }) => sum + size, 0),
    blob: async () => new Blob(await Promise.all(maps.map((map) => map.blob()))),
    stream: () => streamOf(maps),
    maps,
  }
}

function streamOf(maps: readonly ByteSource[]): ReadableStream<Uint8Array> {
  let at = 0
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = null
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        reader ??= maps[at]?.stream().getReader() ?? null
        if (!reader) return controller.close()
        const { done, value } = await reader.read()
        if (!done) return controller.enqueue(value)
        reader = null
        at += 1
      }
    },
    cancel: (reason) => reader?.cancel(reason),
  })
}

/**
 * Attention maps of numpy, one file for each item: the name is the item’s id, or that of its picture where only one item
 * has it; the folder names model and view. `ID_generic.npy`, or ID.npy in a folder `generic`, is the map of the same item
 * under a generic instruction.
 */
export const attentionMaps: PredictionFormat = {
  id: 'attention-maps',
  label: 'attention maps (npy)',
  // Told by its first bytes, which are no text.
  recognises: () => null,
  origin,
  decode: (source, signal) => decodeMaps(mapsIn(source), signal),
}

const mapsIn = (source: PredictionSource): readonly ByteSource[] => source.maps ?? [source]

/** Folders that say what lies in them, not whose. */
const plainFolder = /^(?:attentions?|attn|maps?|npy|saliency|heat[-_]?maps?|generic|relative|out(?:put)?s?)$/i
const viewFolder = /^(?:crops?|cropped|regions?|regional|global|full|whole|blind)(?:[-_. ]?view)?$/i

function origin(path: string): RunOrigin {
  const folders = pathNames(path).folders.slice(0, 4)
  const named = folders.find(
    (each) =>
      !plainFolder.test(each) &&
      !viewFolder.test(each) &&
      !isCondition(each) &&
      !/^seed[-_=]?\d+$/i.test(each),
  )
  const { name, seed } = seedIn(named ?? '')
  const view = folders.map(viewIn).find((each) => each !== null) ?? null
  const model = named === undefined ? null : withoutView(withoutConditions(name))
  return withConditions(path, { ...noOrigin, model, seed, view })
}

/** Whether a name says nothing but a budget or a crop. */
const isCondition = (name: string): boolean =>
  withoutConditions(name) === name && (budgetIn(name) !== null || cropIn(name) !== null)

interface Pair {
  own: ByteSource | null
  generic: ByteSource | null
}

const genericStem = /[-_. ]generic$/i
const mapStem = /[-_. ](?:attention|attn|map|saliency)$/i

async function* decodeMaps(
  maps: readonly ByteSource[],
  signal?: AbortSignal,
): AsyncGenerator<PredictionDecoded> {
  const pairs = new Map<string, Pair>()
  for (const map of maps) {
    const { stem, folders } = pathNames(map.path)
    const bare = stem.replace(mapStem, '')
    const isGeneric = isGenericWord(folders[0] ?? '') || genericStem.test(bare)
    const key = bare.replace(genericStem, '').replace(mapStem, '')
    const pair = pairs.get(key) ?? { own: null, generic: null }
    pair[isGeneric ? 'generic' : 'own'] ??= map
    pairs.set(key, pair)
  }
  let bytes = 0
  for (const [key, { own, generic }] of pairs) {
    signal?.throwIfAborted()
    if (own) yield* decodePair(key, own, generic, signal)
    else if (generic) yield problemOf(generic, note('attention-generic-alone', aloneSentence))
    bytes += (own?.size ?? 0) + (generic?.size ?? 0)
    yield { kind: 'progress', bytes }
  }
}

const aloneSentence =
  'This is a map under a generic instruction, and no map of the question lies beside it: it was left out.'

const problemOf = (file: ByteSource, remark: Parameters<typeof placed>[0]): PredictionDecoded => ({
  kind: 'problem',
  problem: placed(remark, { file: file.path, line: null }),
})

async function* decodePair(
  key: string,
  own: ByteSource,
  generic: ByteSource | null,
  signal?: AbortSignal,
): AsyncGenerator<PredictionDecoded> {
  const found = await gridIn(own, signal)
  if (!found.ok) {
    yield problemOf(own, found.remark)
    return
  }
  const beside = generic && (await gridIn(generic, signal))
  if (generic && beside && !beside.ok) yield problemOf(generic, beside.remark)
  const { attention, remarks } = paired(found.grid, beside?.ok ? beside.grid : null)
  for (const remark of remarks) yield problemOf(generic ?? own, { ...remark, field: null })
  const { stem } = pathNames(own.path)
  yield {
    kind: 'prediction',
    prediction: {
      ref: {
        ids: key === stem ? [stem] : [stem, key],
        picture: key,
        question: null,
        place: null,
        gold: null,
      },
      texts: [],
      told: null,
      boxes: [],
      convention: null,
      attention,
      outputTokens: null,
      seconds: null,
      own: noOrigin,
      place: { file: own.path, line: null },
    },
  }
}

async function gridIn(file: ByteSource, signal?: AbortSignal): Promise<GridRead> {
  try {
    return await readNpy(file, signal)
  } catch {
    signal?.throwIfAborted()
    return {
      ok: false,
      remark: error(
        'file-unreadable',
        'The file could not be read: it was changed, moved or removed meanwhile.',
      ),
    }
  }
}
