import type { EndpointSpec, FolderFound, ModelSpec, Precision } from '../../state/models.ts'

/** A form's field that cannot be used, and why. */
export interface FieldFault {
  readonly field: string
  readonly sentence: string
}

export type Made<T> = { readonly spec: T } | { readonly faults: readonly FieldFault[] }

export interface HubFields {
  readonly repository: string
  readonly revision: string
  readonly host: string
  readonly precision: Precision
  readonly kind: 'vlm' | 'segmenter'
}

export const hubHost = 'https://huggingface.co'

const isName = (part: string): boolean => /^\w[\w.-]{0,95}$/.test(part)

/** `owner/name`, also out of an address that was copied from the hub's page. */
export function repositoryIn(text: string): string | null {
  const path = /^https?:\/\/[^/]+\/(?:models\/)?([^?#]+)/i.exec(text.trim())?.[1] ?? text.trim()
  const [owner = '', name = ''] = path.split('/')
  return isName(owner) &&
    isName(name) &&
    (path === `${owner}/${name}` || path.startsWith(`${owner}/${name}/`))
    ? `${owner}/${name}`
    : null
}

/** The address without a slash at its end; null when it is none of the web. */
export function webAddress(text: string): string | null {
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) return null
  const url = new URL(trimmed)
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  if (url.search !== '' || url.hash !== '') return null
  return url.href.replace(/\/+$/, '')
}

/** A model of a hub, as the form describes it. */
export function hubSpec({ repository, revision, host, precision, kind }: HubFields): Made<ModelSpec> {
  const faults: FieldFault[] = []
  const owned = repositoryIn(repository)
  const address = webAddress(host)
  const branch = revision.trim() === '' ? 'main' : revision.trim()
  if (owned === null)
    faults.push({
      field: 'repository',
      sentence: 'Give owner and name, as in HuggingFaceTB/SmolVLM-256M-Instruct.',
    })
  if (address === null) faults.push({ field: 'host', sentence: `Give a web address, as ${hubHost}.` })
  if (!/^[\w./-]{1,100}$/.test(branch) || branch.includes('..'))
    faults.push({ field: 'revision', sentence: 'Give a branch, a tag or a commit, as main.' })
  if (owned === null || address === null || faults.length > 0) return { faults }
  const elsewhere = address === hubHost ? '' : `${new URL(address).host}/`
  const at = branch === 'main' ? '' : `@${branch}`
  return {
    spec: {
      kind,
      id: `hub:${elsewhere}${owned}${at}:${precision}`,
      name: `${owned.split('/')[1] ?? owned} ${precision}`,
      source: { from: 'hub', host: address, repository: owned, revision: branch },
      precision,
    },
  }
}

/** A model in a folder, in one of its precisions. */
export const folderSpec = ({ kind, name, source }: FolderFound, precision: Precision): ModelSpec => ({
  kind,
  id: `folder:${source.folderId}:${precision}`,
  name: `${name} ${precision}`,
  source,
  precision,
})

export interface EndpointFields {
  readonly baseUrl: string
  readonly model: string
  readonly key: string
  readonly stream: boolean
  readonly concurrency: number
  readonly seconds: number
}

/** A server of the user's own, as the form describes it. */
export function endpointSpec(fields: EndpointFields): Made<EndpointSpec> {
  const { concurrency, seconds, stream } = fields
  const faults: FieldFault[] = []
  const baseUrl = webAddress(fields.baseUrl)
  const model = fields.model.trim()
  if (baseUrl === null)
    faults.push({
      field: 'baseUrl',
      sentence: 'Give the address of the server, as http://localhost:11434/v1.',
    })
  if (model === '' || model.length > 300)
    faults.push({ field: 'model', sentence: 'Give the name under which the server knows the model.' })
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 32))
    faults.push({ field: 'concurrency', sentence: 'A whole number from 1 to 32.' })
  if (!(seconds >= 1 && seconds <= 3600))
    faults.push({ field: 'seconds', sentence: 'From 1 to 3,600 seconds.' })
  if (baseUrl === null || faults.length > 0) return { faults }
  return {
    spec: {
      kind: 'endpoint',
      id: `endpoint:${baseUrl}:${model}`,
      name: `${model} at ${new URL(baseUrl).host}`,
      baseUrl,
      model,
      key: fields.key === '' ? null : fields.key,
      concurrency,
      patienceMs: Math.round(seconds * 1000),
      stream,
    },
  }
}

export const faultOf = (made: Made<unknown> | null, field: string): string | null =>
  made && 'faults' in made ? (made.faults.find((fault) => fault.field === field)?.sentence ?? null) : null
