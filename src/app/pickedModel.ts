import { examineFolder } from '../inference/files/folderFiles.ts'
import { identityOf } from '../inference/files/folderIdentity.ts'
import { filesFor } from '../inference/files/neededFiles.ts'
import type { FolderFound } from '../state/models.ts'

type PickedFiles = Parameters<typeof examineFolder>[0]

/** The model in a picked folder, with what each of its precisions weighs; throws the sentence where there is none. */
export async function pickedModel(picked: PickedFiles): Promise<FolderFound> {
  const report = await examineFolder(picked)
  if ('sentence' in report) throw new Error(report.sentence)
  const { kind, modelType, files } = report
  return {
    kind,
    name: report.name === '' ? modelType : report.name,
    modelType,
    precisions: report.precisions.map((precision) => ({
      precision,
      bytes: filesFor(files, precision).reduce((sum, { file }) => sum + file.size, 0),
    })),
    source: { from: 'folder', folderId: await identityOf(files), files },
  }
}
