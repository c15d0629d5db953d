import type * as canvas from '@napi-rs/canvas'
import { CommandError } from '../terminal.ts'

type CanvasPackage = typeof canvas

let loading: Promise<CanvasPackage> | null = null

/** The package that decodes and encodes pixels; it is native code, so not every machine has it. */
export function canvasPackage(): Promise<CanvasPackage> {
  loading ??= import('@napi-rs/canvas').catch((failure: unknown) => {
    loading = null
    throw new CommandError(
      'Pictures cannot be decoded here, because the package @napi-rs/canvas is not installed. Install it with “npm install @napi-rs/canvas”, then run this again.',
      { cause: failure },
    )
  })
  return loading
}

export const hasCanvas = (): Promise<boolean> =>
  canvasPackage().then(
    () => true,
    () => false,
  )
