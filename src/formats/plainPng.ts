/** How much of a file is looked at: all that may stand before the pixels, short of large colour profiles. */
const looked = 65_536

/**
 * Whether a PNG is 8-bit RGB without transparency, animation or a colour profile of its own, so that every reader sees
 * the same pixels in it. A kept PNG lies upright already.
 */
export async function isPlainPng(file: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, looked).arrayBuffer())
  const view = new DataView(bytes.buffer)
  if (bytes.length < 33 || signature.some((byte, at) => bytes[at] !== byte)) return false
  const [bits, model] = [bytes[24], bytes[25]]
  if (bits !== 8 || model !== 2) return false
  for (let at = 8; at + 8 <= bytes.length;) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (name === 'IDAT') return true
    if (unplain.has(name)) return false
    at += 12 + view.getUint32(at)
  }
  return false
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const unplain = new Set(['tRNS', 'acTL', 'iCCP', 'gAMA', 'cHRM', 'cICP', 'eXIf'])
