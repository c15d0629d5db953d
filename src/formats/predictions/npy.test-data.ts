/** A `.npy` file as numpy writes it: the header padded so that the numbers begin at a multiple of 64. */
export function npyFile(
  descr: string,
  shape: readonly number[],
  numbers: ArrayBuffer,
  { version = 1, isFortran = false }: { readonly version?: number; readonly isFortran?: boolean } = {},
): Blob {
  const places = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const header = `{'descr': '${descr}', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': (${places}), }`
  const start = version === 1 ? 10 : 12
  const length = Math.ceil((start + header.length + 1) / 64) * 64 - start
  const head = new DataView(new ArrayBuffer(start))
  for (const [at, byte] of [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0].entries()) head.setUint8(at, byte)
  if (version === 1) head.setUint16(8, length, true)
  else head.setUint32(8, length, true)
  return new Blob([head.buffer, `${header.padEnd(length - 1)}\n`, numbers])
}

export const float32 = (...numbers: readonly number[]): ArrayBuffer => new Float32Array(numbers).buffer
