/**
 * Whether a file is an ONNX model from its first byte to its last, told from the outermost fields of its protobuf (or,
 * for models in ONNX Runtime's own format, from its mark). It reads a few bytes per field, however large the file is;
 * what is inside the graph stays unread. So a download that was cut off is known by its name before anything is started.
 */
export async function looksWhole(file: Blob): Promise<boolean> {
  const start = await bytesAt(file, 0)
  if (String.fromCharCode(...start.subarray(4, 8)) === 'ORTM') return true
  let at = 0
  let hasGraph = false
  for (let fields = 0; at < file.size; fields += 1) {
    if (fields >= mostFields) return false
    const bytes = await bytesAt(file, at)
    const tag = varint(bytes, 0)
    if (!tag || tag.value === 0) return false
    const wire = tag.value % 8
    const field = Math.floor(tag.value / 8)
    const body = varint(bytes, tag.end)
    if (wire === 0 && body) at += body.end
    else if (wire === 2 && body) {
      at += body.end + body.value
      if (field === graphField) hasGraph = true
    } else return false
  }
  return hasGraph && at === file.size
}

/** `ModelProto.graph` of onnx.proto. */
const graphField = 7
/** A model has about ten; functions and metadata add some. */
const mostFields = 4096

const bytesAt = async (file: Blob, at: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(at, at + 20).arrayBuffer())

function varint(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } | null {
  let value = 0
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[from + index]
    if (byte === undefined) return null
    value += (byte & 127) * 2 ** (7 * index)
    if (byte < 128) return { value, end: from + index + 1 }
  }
  return null
}
