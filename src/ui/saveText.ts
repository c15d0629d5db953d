/** Hands a text over as a download. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  startDownload(url, name)
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Begins an ordinary download, as a click on a link would. */
export function startDownload(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
