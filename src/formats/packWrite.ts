import type { Step } from '../domain/entry.ts'
import type { PackContent } from '../domain/packing.ts'
import { encodeBundle } from './bundle.ts'
import type { OutputFile, WholeProject } from './format.ts'
import type { ExportDesk } from './target.ts'

/**
 * A work pack as a project file, `encodeBundle`'s form, so that whatever opens projects opens it. It has no history but
 * its own, and is dated with when it was made: the same pack makes the same bytes.
 */
export const encodePack = (
  { project, pictures, items }: PackContent,
  desk: Pick<ExportDesk, 'kept'>,
  provenance: WholeProject['provenance'] = () => Promise.resolve(null),
): AsyncGenerator<OutputFile> =>
  encodeBundle(
    { project, pictures, items, judgements: [], resolutions: [], provenance },
    nothingYet(),
    desk,
    project.createdAt,
  )

async function* nothingYet(): AsyncGenerator<Step> {}
