import { StorageError } from './storage.ts'

/** The browser's error as one whose sentence can be shown. */
export function toStorageError(error: unknown, doing: 'saved' | 'read' = 'saved'): StorageError {
  if (error instanceof StorageError) return error
  const options = { cause: error }
  const name = error instanceof Error ? error.name : ''
  switch (name) {
    case 'QuotaExceededError':
      return new StorageError(
        'no-room',
        'The browser has no room left, so this was not saved. Free some disk space or delete a project, then try again.',
        options,
      )
    // A connection that was closed, or a transaction that the browser ended without giving a reason.
    case 'InvalidStateError':
    case 'AbortError':
    case '':
      return new StorageError(
        'gone',
        `This could not be ${doing}, because the browser closed the project’s database. Reload the page, then try again.`,
        options,
      )
    default:
      return new StorageError(
        'failed',
        `This could not be ${doing}; the browser says “${name}${messageOf(error)}”. Try again; if it stays so, reload the page.`,
        options,
      )
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? `: ${error.message.slice(0, 200)}` : ''
