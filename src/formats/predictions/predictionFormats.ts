import { headOf } from '../byteSource.ts'
import { headText } from '../encoding.ts'
import { error, type Remark } from '../remark.ts'
import { sniff } from '../sniff.ts'
import { attentionMaps, type PredictionSource } from './attentionFiles.ts'
import { lmmsEvalSamples } from './lmmsEvalSamples.ts'
import { mmEval } from './mmEval.ts'
import { isNpy } from './npy.ts'
import { plainPredictions } from './plainPredictions.ts'
import type { PredictionFormat } from './predictionFormat.ts'
import { vlmEvalKitResults } from './vlmEvalKitResults.ts'
import { isWorkbook, vlmEvalKitXlsx } from './vlmEvalKitXlsx.ts'

export const predictionFormats: readonly PredictionFormat[] = [
  mmEval,
  lmmsEvalSamples,
  vlmEvalKitResults,
  vlmEvalKitXlsx,
  plainPredictions,
  attentionMaps,
]

const looked = 64 * 1024

const packed = error(
  'predictions-packed',
  'This is an archive, and no Excel workbook that can be read. Unpack it and choose what comes out, or save the sheet of a workbook as CSV.',
)
const oldWorkbook = error(
  'predictions-packed',
  'This is a workbook in the old form of Excel, or one behind a password. Save it as .xlsx without a password, or its sheet as CSV.',
)

/** The container of .xls files, and of encrypted .xlsx files. */
const isOldOffice = (head: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => head[at] === byte)

/** The format of a file of predictions, told by its content; or why it is none. */
export async function predictionFormatOf(source: PredictionSource): Promise<PredictionFormat | Remark> {
  if (source.maps) return attentionMaps
  const head = await headOf(source, looked)
  if (isNpy(head)) return attentionMaps
  const sniffed = sniff(head)
  if (sniffed === 'application/zip') return (await isWorkbook(source)) ? vlmEvalKitXlsx : packed
  if (isOldOffice(head)) return oldWorkbook
  const text = sniffed === null ? headText(head) : ''
  let best: PredictionFormat | null = null
  let most = 0
  for (const format of predictionFormats) {
    const confidence = format.recognises(source.path, text)?.confidence ?? 0
    if (confidence <= most) continue
    best = format
    most = confidence
  }
  return (
    best ??
    error(
      'predictions-unknown',
      'This holds no predictions that are known here: answers of mm-eval, samples of lmms-eval, a table with a column prediction, or JSON lines with id and prediction.',
    )
  )
}
