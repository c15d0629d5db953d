/** What tells where a file lay: a drop says it in `path`, a folder input in `webkitRelativePath`. */
type Placed = File & { readonly path?: unknown; readonly relativePath?: unknown }

/** Files with their paths inside what was picked or dropped, the picked folder's own name first. */
export const placedFiles = (
  files: readonly File[],
): readonly { readonly path: string; readonly file: File }[] =>
  files.map((file) => ({ path: pathOf(file), file }))

function pathOf(file: Placed): string {
  const path = [file.webkitRelativePath, file.path, file.relativePath].find(
    (each) => typeof each === 'string' && each !== '',
  )
  return (typeof path === 'string' ? path : file.name).replace(/^(?:\.?\/)+/, '')
}
