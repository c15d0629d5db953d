import type { Picture } from '../../../domain/picture.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { rows } from '../../../domain/table.ts'
import { manifestLine } from '../../../formats/pictureManifest.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { useTaskReport, type PacedReport } from '../../../ui/taskReport.ts'
import { breath } from '../useFacts.ts'
import { saveFile } from '../../../ui/saveFile.ts'

/** Lines that are written without a pause. */
const atOnce = 500

/** Writes down which pictures the project has, by hash and by looks, for others to compare theirs with. */
export function useManifest(): { readonly save: () => void; readonly report: PacedReport | null } {
  const app = useAppActions()
  const [report, setReport] = useTaskReport()
  const save = async (): Promise<void> => {
    const { prints } = app.session()
    const unheed = prints.store.subscribe(({ comparing }) => {
      if (!comparing) return
      setReport({
        label: 'Looking at the project’s pictures',
        done: comparing.done,
        total: comparing.total,
        unit: 'pictures',
      })
    })
    try {
      await prints.compare()
      const { open } = app.store.getState()
      if (!open) return
      const { known } = prints.store.getState()
      const pictures = rows(open.dataset.pictures)
        .filter(({ sha256 }) => sha256 !== null)
        .toSorted((a, b) => (a.origin.path < b.origin.path ? -1 : 1))
      const pieces: string[] = []
      for (let from = 0; from < pictures.length; from += atOnce) {
        pieces.push(
          pictures
            .slice(from, from + atOnce)
            .map((picture) => line(picture, known))
            .join(''),
        )
        await breath()
      }
      saveFile('pictures.jsonl', new Blob(pieces, { type: 'application/jsonl' }))
      app.deps.notify({ tone: 'good', sentence: 'The picture manifest was handed over as a download.' })
    } catch (error) {
      app.deps.notify({ tone: 'bad', sentence: sentenceOf(error) })
    } finally {
      unheed()
      setReport(null)
    }
  }
  return { save: () => void save(), report }
}

const line = (
  { origin, sha256, width, height }: Picture,
  known: ReadonlyMap<string, readonly string[]>,
): string =>
  manifestLine({
    path: origin.path,
    sha256,
    givenSha256: origin.sha256,
    width,
    height,
    fingerprints: (sha256 !== null && known.get(sha256)) || [],
  })
