/** The pickers through which some browsers let a page write into chosen files and folders. */

interface SavePicker {
  showSaveFilePicker(options: {
    readonly suggestedName: string
    readonly types?: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[]
  }): Promise<FileSystemFileHandle>
}

interface FolderPicker {
  showDirectoryPicker(options: {
    readonly id: string
    readonly mode: 'readwrite'
  }): Promise<FileSystemDirectoryHandle>
}

const offers = (name: string): boolean => typeof Reflect.get(globalThis, name) === 'function'
const hasSavePicker = (page: object): page is SavePicker => 'showSaveFilePicker' in page
const hasFolderPicker = (page: object): page is FolderPicker => 'showDirectoryPicker' in page

/** With `?download` in the address every export is an ordinary download. */
const asksForDownload = (): boolean => new URLSearchParams(globalThis.location?.search).has('download')

export const canPickFolder = (): boolean => offers('showDirectoryPicker') && !asksForDownload()

/** Somebody closed the picker without choosing. */
export const isDismissal = (failure: unknown): boolean =>
  failure instanceof DOMException && failure.name === 'AbortError'

/**
 * Asks for a file to write to; `download` where the browser has no picker or will not show it. Rejects with a
 * dismissal when the person chose none. Needs a click that was just made.
 */
export async function pickFile(name: string, type: string): Promise<FileSystemFileHandle | 'download'> {
  const page: object = globalThis
  if (asksForDownload() || !offers('showSaveFilePicker') || !hasSavePicker(page)) return 'download'
  const extension = name.slice(name.lastIndexOf('.'))
  try {
    return await page.showSaveFilePicker({
      suggestedName: name,
      types: [{ accept: { [type]: [extension] } }],
    })
  } catch (failure) {
    if (isDismissal(failure)) throw failure
    return 'download'
  }
}

/** Asks for a folder to write into. Needs a click that was just made. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle> {
  const page: object = globalThis
  if (!hasFolderPicker(page))
    throw new Error('This browser cannot write into a folder. Export a ZIP instead.')
  return page.showDirectoryPicker({ id: 'export', mode: 'readwrite' })
}
