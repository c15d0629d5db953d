/** What a person may type to say where files come from, and what it means. */
export type RemotePlace =
  | {
      readonly kind: 'hub'
      readonly host: string
      /** `owner/name`, or `name` alone for the oldest ones. */
      readonly dataset: string
      readonly revision: string
    }
  | { readonly kind: 'file'; readonly url: string }

export type ReadAddress =
  | { readonly ok: true; readonly place: RemotePlace }
  | { readonly ok: false; readonly sentence: string }

export const usualHost = 'https://huggingface.co'

const refused = (sentence: string): ReadAddress => ({ ok: false, sentence })

/**
 * Reads a dataset id (`owner/name`, `datasets/owner/name`), the address of a dataset's page, or that of any file.
 * Pages that show a file are taken for the file.
 */
export function readAddress(typed: string, host: string, revision: string): ReadAddress {
  const text = typed.trim()
  if (text === '') return refused('Type the id of a dataset (owner/name) or the address of a file.')
  const hub = hostOf(host)
  if (hub === null)
    return refused(`“${host}” is no address of a hub. It should look like https://huggingface.co.`)
  if (/^[a-z][a-z\d+.-]*:/i.test(text)) return readUrl(text, hub, revision)
  const id = text.replace(/^\/?(?:datasets?\/)?/, '').replace(/\/$/, '')
  if (isDatasetId(id)) return atHub(hub, id, revision)
  // An address without its beginning: `huggingface.co/datasets/owner/name`.
  if (/^[\w-]+(?:\.[\w-]+)+\/./.test(text)) return readUrl(`https://${text}`, hub, revision)
  return refused(
    `“${text.slice(0, 80)}” is no id of a dataset. It should look like owner/name; the address of a file begins with https://.`,
  )
}

function atHub(host: string, dataset: string, revision: string): ReadAddress {
  const name = revision.trim() === '' ? 'main' : revision.trim()
  if (!/^[\w./-]{1,200}$/.test(name) || name.split('/').some((part) => /^\.*$/.test(part)))
    return refused(`“${name.slice(0, 80)}” is no name of a revision. Most datasets have “main”.`)
  return { ok: true, place: { kind: 'hub', host, dataset, revision: name } }
}

function readUrl(text: string, hub: string, revision: string): ReadAddress {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol))
    return refused(`“${text.slice(0, 80)}” is no web address. It should begin with https://.`)
  if (url.username !== '' || url.password !== '')
    return refused('An address with a name and a password in it is not used. Download the file yourself.')
  const page =
    /^\/datasets\/([^/]+(?:\/[^/]+)?)(?:\/(tree|blob|resolve|raw|viewer)(?:\/([^/]+)(?:\/(.*))?)?)?\/?$/.exec(
      url.pathname,
    )
  const [, id = '', does, at, path = ''] = page ?? []
  const isHub = url.origin === new URL(hub).origin || url.origin === usualHost
  if (page && isHub) {
    if ((does === 'blob' || does === 'resolve' || does === 'raw') && path !== '') {
      url.pathname = url.pathname.replace(/\/(?:blob|raw)\//, '/resolve/')
      return { ok: true, place: { kind: 'file', url: url.href } }
    }
    const tree = does === 'tree' && at !== undefined ? decodeURIComponent(at) : revision
    if (isDatasetId(id)) return atHub(url.origin, id, tree)
  }
  // The page of a file is not the file.
  const github = /^\/([^/]+)\/([^/]+)\/blob\/(.+)$/.exec(url.pathname)
  if (url.host === 'github.com' && github)
    return {
      ok: true,
      place: {
        kind: 'file',
        url: `https://raw.githubusercontent.com/${github[1]}/${github[2]}/${github[3]}`,
      },
    }
  return { ok: true, place: { kind: 'file', url: url.href } }
}

const isDatasetId = (id: string): boolean => {
  const parts = id.split('/')
  return parts.length <= 2 && parts.every((part) => /^[\w.-]{1,96}$/.test(part) && !/^\.+$/.test(part))
}

/** The hub's address without a slash at its end; null where it is none. */
function hostOf(host: string): string | null {
  const text = host.trim() === '' ? usualHost : host.trim()
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** The name of the file that an address leads to. */
export function fileNameOf(url: string): string {
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? ''
  const name = decoded(last).replaceAll(/[\\/\p{Cc}]/gu, '_')
  return name === '' || /^\.+$/.test(name) ? 'download' : name
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
