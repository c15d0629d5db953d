/** SHA-256 in hex. */
async function sha256(bytes: BufferSource): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const digestOfText = (text: string): Promise<string> => sha256(new TextEncoder().encode(text))

export const digestOfFile = async (file: Blob): Promise<string> => sha256(await file.arrayBuffer())
