/** Bytes of one piece; a multiple of three, so that no piece but the last is padded. */
const step = 3 * 8192

/** Bytes as base64, in pieces. */
export function* base64Text(bytes: Uint8Array): Generator<string> {
  for (let at = 0; at < bytes.length; at += step) {
    yield btoa(String.fromCharCode(...bytes.subarray(at, at + step)))
  }
}
