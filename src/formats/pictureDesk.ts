import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import type { Draft } from './format.ts'
import { baseName, plainName } from './picturePath.ts'
import { note, quoted } from './remark.ts'

/** Hands out the picture of each draft, making an entry for one that is missing. */
export interface PictureDesk {
  of(draft: Draft): Promise<Picture>
  /** Whether the picture is not kept yet; says so once. */
  isNew(picture: Picture): boolean
  /** A note for each picture that came under several names. */
  sameContent(): readonly Problem[]
}

/** Begins the id of every picture that was missing when its items were made; it keeps that id when it is found. */
export const missingPrefix = 'missing-'

export function createPictureDesk(
  admitted: ReadonlyMap<string, Picture>,
  existing: ReadonlyMap<string, Picture>,
  digest: (text: string) => Promise<string>,
): PictureDesk {
  const missing = new Map<string, Picture>()
  const taken = new Set(existing.keys())
  const namesOf = new Map<string, Map<string, string>>()

  return {
    async of(draft) {
      const path = draft.source.picturePath
      const found = admitted.get(path)
      if (found) {
        const names = namesOf.get(found.id) ?? new Map<string, string>()
        namesOf.set(found.id, names.set(plainName(path), baseName(path)))
        return found
      }
      const known = missing.get(path)
      if (known) return known
      const id = `${missingPrefix}${(await digest(path)).slice(0, 20)}`
      // A missing picture of an earlier import may have been found since.
      const picture = existing.get(id) ?? missingPicture(id, draft)
      missing.set(path, picture)
      return picture
    },
    isNew(picture) {
      if (taken.has(picture.id)) return false
      taken.add(picture.id)
      return true
    },
    sameContent: () =>
      [...namesOf.values()].flatMap((names) => {
        if (names.size < 2) return []
        const list = [...names.values()].map((name) => quoted(name)).join(' and ')
        const sentence = `${list} hold the same picture. It is stored once; their questions are kept apart.`
        return [{ ...note('picture-same-content', sentence), file: null, line: null }]
      }),
  }
}

/** The size that the record claims stands in until the picture is found, so that the region can be placed. */
function missingPicture(id: string, { source, claimedSize }: Draft): Picture {
  return {
    id,
    sha256: null,
    name: baseName(source.picturePath),
    type: '',
    bytes: 0,
    width: claimedSize?.width ?? 0,
    height: claimedSize?.height ?? 0,
    origin: {
      path: source.picturePath,
      sha256: null,
      stored: null,
      orientation: null,
      notes: [],
      plainJpeg: false,
    },
  }
}
