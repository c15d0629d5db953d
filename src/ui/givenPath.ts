/** What tells where a file lay: a drop says it in `path`, a folder input in `webkitRelativePath`. */
type Placed = File & { readonly path?: unknown; readonly relativePath?: unknown }

/** The path of a dropped or picked file inside what was given; its name where nothing tells more. */
export function givenPath(file: Placed): string {
  const path = [file.webkitRelativePath, file.path, file.relativePath].find(
    (each) => typeof each === 'string' && each !== '',
  )
  return (typeof path === 'string' ? path : file.name).replace(/^(?:\.?\/)+/, '')
}
