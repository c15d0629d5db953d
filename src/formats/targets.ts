import { cocoFolder } from './cocoWrite.ts'
import { cvatFolder } from './cvatWrite.ts'
import { labelMeFolder } from './labelMeWrite.ts'
import { labelStudioFolder } from './labelStudioWrite.ts'
import { datasheetFile } from './datasheetWrite.ts'
import { easyR1File } from './easyR1Write.ts'
import { focusTrajectories } from './focusWrite.ts'
import { hrBenchFile } from './hrBenchWrite.ts'
import { lmmsEvalTask } from './lmmsEval.ts'
import { judgementsFile } from './judgementsWrite.ts'
import { nestedBoxesFolder } from './nestedBoxesWrite.ts'
import { sayoRecords } from './sayoWrite.ts'
import { stageOneFolder } from './stageOneWrite.ts'
import { stageTwoTables } from './stageTwoWrite.ts'
import { statisticsFiles } from './statisticsWrite.ts'
import type { Target } from './target.ts'
import { visualCotFolder } from './visualCotWrite.ts'
import { vlmEvalKitFile } from './vlmEvalKitWrite.ts'
import { vstarFolder } from './vstarWrite.ts'
import { zoombenchParquet } from './zoombenchParquet.ts'
import { zoombenchFolder } from './zoombenchWrite.ts'

/** Everything that an export can be, in the order in which it is offered. */
export const targets: readonly Target[] = [
  // Benchmarks.
  zoombenchFolder,
  zoombenchParquet,
  vlmEvalKitFile,
  lmmsEvalTask,
  hrBenchFile,
  vstarFolder,
  // Training.
  nestedBoxesFolder,
  stageOneFolder,
  stageTwoTables,
  easyR1File,
  sayoRecords,
  focusTrajectories,
  visualCotFolder,
  // Interchange.
  cocoFolder,
  labelMeFolder,
  labelStudioFolder,
  cvatFolder,
  // Records.
  judgementsFile,
  statisticsFiles,
  datasheetFile,
]

export const targetWith = (id: string): Target | null => targets.find((target) => target.id === id) ?? null
