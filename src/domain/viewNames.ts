import type { CropKind } from './prediction.ts'
import type { View } from './preview.ts'

/** What screens, files and tables call the views. */
export const viewNames: Readonly<Record<View, string>> = {
  global: 'Global',
  regional: 'Regional',
  blind: 'Blind',
}

/** What lies beside the whole picture in the crop test (001 §3). */
export const cropNames: Readonly<Record<CropKind, string>> = {
  predicted: 'Predicted crop',
  truth: 'True crop',
  noise: 'Noise',
}
