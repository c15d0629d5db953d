import { PictureError } from './pictures.ts'

/** SHA-256 of the bytes, in hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Browsers offer it in secure contexts only, whatever the types say.
  const { subtle }: { readonly subtle?: SubtleCrypto } = globalThis.crypto
  if (!subtle)
    throw new PictureError(
      'insecure-page',
      'Pictures cannot be taken because this page was opened over plain http. Open it over https, or from localhost.',
    )
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
