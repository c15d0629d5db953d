/** Begins an ordinary download, as a click on a link would. */
export function startDownload(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

/** Hands a file over as a download. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  startDownload(url, name)
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Hands a text over as a download. */
export const saveText = (name: string, text: string): void =>
  saveFile(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))

/** CSV as a file; spreadsheets take one for UTF-8 only when it begins with this mark. */
export const csvBlob = (pieces: readonly string[]): Blob =>
  new Blob(['\ufeff', ...pieces], { type: 'text/csv;charset=utf-8' })
