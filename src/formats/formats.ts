import type { Format, Recognition, TableHead } from './format.ts'
import { vlmEvalKit } from './benchTsv.ts'
import { coco } from './coco.ts'
import { cofRl } from './cofRl.ts'
import { cofTrajectories } from './cofTrajectories.ts'
import { cvat } from './cvat.ts'
import { cvBench } from './cvBench.ts'
import { easyR1 } from './easyR1.ts'
import { finers } from './finers.ts'
import { gqaQuestions } from './gqaQuestions.ts'
import { gqaScenes } from './gqaScenes.ts'
import { hrBench } from './hrBench.ts'
import { hrBenchTable } from './hrBenchTable.ts'
import { imageFolder } from './imageFolder.ts'
import { labelMe } from './labelMe.ts'
import { labelStudio } from './labelStudio.ts'
import { miniO3 } from './miniO3.ts'
import { mmeRealWorld } from './mmeRealWorld.ts'
import { nestedBoxes } from './nestedBoxes.ts'
import { pixelReasoner } from './pixelReasoner.ts'
import { r2iAnswers } from './r2iAnswers.ts'
import { r2iBoxes } from './r2iBoxes.ts'
import { r2iQuestions } from './r2iQuestions.ts'
import { textVqaBoxes } from './textVqaBoxes.ts'
import { treeBenchRows } from './treeBenchRows.ts'
import { verl } from './verl.ts'
import { visualCot } from './visualCot.ts'
import { visualCotPhrases } from './visualCotPhrases.ts'
import { visualCotTalks } from './visualCotTalks.ts'
import { vstarQuestions } from './vstarQuestions.ts'
import { vstarTargets } from './vstarTargets.ts'
import { zoombench } from './zoombench.ts'
import { zoombenchTable } from './zoombenchTable.ts'

/** Every format that can be read. Adding one is a file and a line here. */
export const formats: readonly Format[] = [
  r2iAnswers,
  r2iQuestions,
  r2iBoxes,
  zoombench,
  zoombenchTable,
  nestedBoxes,
  vlmEvalKit,
  hrBench,
  coco,
  labelMe,
  labelStudio,
  cvat,
  easyR1,
  miniO3,
  verl,
  cofRl,
  cofTrajectories,
  pixelReasoner,
  vstarQuestions,
  vstarTargets,
  gqaQuestions,
  gqaScenes,
  imageFolder,
  cvBench,
  finers,
  hrBenchTable,
  mmeRealWorld,
  textVqaBoxes,
  treeBenchRows,
  visualCot,
  visualCotPhrases,
  visualCotTalks,
]

export interface Recognised {
  readonly format: Format
  readonly because: string
}

/** The formats that could read a text file, judged by its beginning, the surest first. */
export const recogniseAll = (path: string, head: string): readonly Recognised[] =>
  surest((format) => format.recognises(path, head))

/** The same for a Parquet file, judged by its columns. */
export const recogniseTable = (path: string, head: TableHead): readonly Recognised[] =>
  surest((format) => format.recognisesTable?.(path, head) ?? null)

/** The format that is surest of a text file. */
export const recognise = (path: string, head: string): Recognised | null =>
  recogniseAll(path, head)[0] ?? null

const surest = (ask: (format: Format) => Recognition | null): readonly Recognised[] =>
  formats
    .flatMap((format) => {
      const answer = ask(format)
      return answer ? [{ format, ...answer }] : []
    })
    .toSorted((a, b) => b.confidence - a.confidence)
    .map(({ format, because }) => ({ format, because }))
