import { InferenceError } from '../inference.ts'

/** The page from which a server is asked. */
export interface Page {
  readonly origin: string
  /** Whether the page came over https, which lets it ask no plain http but on this machine. */
  readonly secure: boolean
}

/** Where a server is. */
export interface Address {
  /** For sentences: without anything that could be secret. */
  readonly shown: string
  readonly page: Page
  /** The address of `chat/completions`, `models`, … */
  to(path: string): string
}

/** Throws an `InferenceError` `unreachable` where no request could go. */
export function addressOf(baseUrl: string, page: Page): Address {
  const url = parsed(baseUrl)
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InferenceError(
      'unreachable',
      'The address of the server is not one of the web. It should look like http://localhost:11434/v1.',
    )
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '')
  const shown = `${url.protocol}//${url.host}${path}`
  if (url.username !== '' || url.password !== '') {
    throw new InferenceError(
      'unreachable',
      `The address ${shown} was given with a name or password in it, which browsers refuse. Put the secret into the field for the key.`,
    )
  }
  if (page.secure && url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    throw new InferenceError(
      'unreachable',
      `This page came over https, and browsers let such a page ask no other computer over plain http. Give the server at ${shown} an https address, reach it through a tunnel on localhost, or open this page over http.`,
    )
  }
  return { shown, page, to: (end) => `${url.protocol}//${url.host}${path}/${end}${url.search}` }
}

const parsed = (text: string): URL | null => {
  try {
    return new URL(text.trim())
  } catch {
    return null
  }
}

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127(?:\.\d+){3}$/.test(host) || host === '[::1]'
