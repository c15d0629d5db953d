import { precisions, sourceId, type FileSource, type ModelSpec } from '../inference/modelSpec.ts'
import type { TextShelf } from './preferences.ts'

/** What this browser remembers of its models. Never a key, and never a folder that lasts only as long as the page. */
export interface ModelMemory {
  readonly added: readonly ModelSpec[]
  readonly chosenId: string | null
  readonly segmenterId: string | null
}

const shelfKey = 'saccade-models'
/** Far more models than anybody keeps. */
const most = 200
const longestText = 500

const nothingRemembered: ModelMemory = { added: [], chosenId: null, segmenterId: null }

/** Reads what is remembered; a model that does not parse is left out. */
export function readModels(shelf: TextShelf): ModelMemory {
  let json: unknown
  try {
    json = JSON.parse(shelf.getItem(shelfKey) ?? '{}')
  } catch {
    return nothingRemembered
  }
  const fields = fieldsOf(json)
  const added = fields.get('added')
  const specs = Array.isArray(added) ? added.slice(0, most).flatMap((each) => parseSpec(each) ?? []) : []
  return {
    added: [...new Map(specs.map((spec) => [spec.id, spec])).values()],
    chosenId: textIn(fields, 'chosenId'),
    segmenterId: textIn(fields, 'segmenterId'),
  }
}

/** Remembers them; a browser that keeps nothing is no reason to stop working. */
export function writeModels(shelf: TextShelf, { added, ...rest }: ModelMemory): void {
  try {
    shelf.setItem(shelfKey, JSON.stringify({ added: added.slice(-most).flatMap(lasting), ...rest }))
  } catch {
    // Private windows and full disks refuse; the list then lasts as long as the page.
  }
}

/** The spec as it may be written down: an endpoint without its key; none for what does not outlast the page. */
function lasting(spec: ModelSpec): readonly ModelSpec[] {
  if (spec.kind === 'endpoint') return [{ ...spec, key: null }]
  const stays = (spec.kind === 'vlm' || spec.kind === 'segmenter') && spec.source.from !== 'folder'
  return stays ? [spec] : []
}

function parseSpec(json: unknown): ModelSpec | null {
  const fields = fieldsOf(json)
  const id = textIn(fields, 'id')
  const name = textIn(fields, 'name')
  const kind = fields.get('kind')
  if (id === null || name === null) return null
  if (kind === 'vlm' || kind === 'segmenter') {
    const source = parseSource(fieldsOf(fields.get('source')))
    const precision = precisions.find((each) => each === fields.get('precision'))
    return source && precision ? { kind, id, name, source, precision } : null
  }
  if (kind !== 'endpoint') return null
  const baseUrl = webAddress(textIn(fields, 'baseUrl'))
  const model = textIn(fields, 'model')
  const concurrency = wholeIn(fields, 'concurrency', 1, 64)
  const patienceMs = wholeIn(fields, 'patienceMs', 1, 24 * 3_600_000)
  if (baseUrl === null || model === null || concurrency === null || patienceMs === null) return null
  return {
    kind,
    id,
    name,
    baseUrl,
    model,
    key: null,
    concurrency,
    patienceMs,
    stream: fields.get('stream') === true,
  }
}

function parseSource(fields: ReadonlyMap<string, unknown>): FileSource | null {
  const from = fields.get('from')
  if (from === 'kept') {
    const folderId = textIn(fields, 'folderId')
    return folderId === null ? null : { from, folderId }
  }
  const host = webAddress(textIn(fields, 'host'))
  const repository = textIn(fields, 'repository')
  const revision = textIn(fields, 'revision')
  if (from !== 'hub' || host === null || repository === null || revision === null) return null
  return /^[\w.-]+\/[\w.-]+$/.test(repository) ? { from, host, repository, revision } : null
}

const fieldsOf = (json: unknown): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>(typeof json === 'object' && json !== null ? Object.entries(json) : [])

function textIn(fields: ReadonlyMap<string, unknown>, name: string): string | null {
  const value = fields.get(name)
  return typeof value === 'string' && value !== '' && value.length <= longestText ? value : null
}

function wholeIn(
  fields: ReadonlyMap<string, unknown>,
  name: string,
  least: number,
  greatest: number,
): number | null {
  const value = fields.get(name)
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= greatest
    ? value
    : null
}

const webAddress = (text: string | null): string | null =>
  text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null

/** What names the files behind a model; null for one that has none of its own. */
export const filesOf = (spec: ModelSpec): string | null =>
  spec.kind === 'vlm' || spec.kind === 'segmenter' ? sourceId(spec.source) : null
