import { parseJson } from './jsonText.ts'
import { within } from './innerFields.ts'
import { isManifest, type Looked } from './look.ts'
import { exportManifestName } from './manifest.ts'
import { longestPiece } from './pieces.ts'
import { folderOf } from './repeatTwins.ts'
import type { ExportFolder } from './repeats.ts'

/** The exports of ours among the files, by their manifests; one that cannot be read is passed by. */
export async function exportFoldersIn(looked: readonly Looked[]): Promise<readonly ExportFolder[]> {
  const found: ExportFolder[] = []
  for (const { source, kind } of looked) {
    const isNamed = source.path === exportManifestName || source.path.endsWith(`/${exportManifestName}`)
    if (kind !== 'unknown' || !isNamed || source.size > longestPiece) continue
    const text = await new Response(source.stream()).text().catch(() => '')
    const read = isManifest(text) ? parseJson(text) : null
    const items: unknown = read?.ok === true ? within(read.value, 'items') : null
    if (!Array.isArray(items)) continue
    const ids = items.map((item: unknown) => within(item, 'id'))
    found.push({
      folder: folderOf(source.path),
      items: new Set(ids.filter((id) => typeof id === 'string')),
    })
  }
  return found
}
