import type { CropKind } from '../../domain/prediction.ts'
import type { View } from '../../domain/preview.ts'
import { cropNames, viewNames } from '../../domain/viewNames.ts'
import { cutText } from '../../ui/longText.ts'

/** One contestant: a model, under its budget where there are several, and what it was shown. */
interface Contestant {
  readonly label: string
  readonly crop: CropKind | null
  /** The global view where there is no other. */
  readonly view?: View
}

/** `Regional`, `Global, true crop` */
export const viewText = ({ view, crop }: Required<Omit<Contestant, 'label'>>): string =>
  crop === null ? viewNames[view] : `${viewNames[view]}, ${cropNames[crop].toLowerCase()}`

/** Names are long at times; what is added to them must stay in sight. */
const longestLabel = 160

/** `tiny`, `tiny, regional view`, `tiny, true crop`: the global view without a crop goes without saying. */
export const columnName = ({ label, view = 'global', crop }: Contestant): string =>
  [
    cutText(label, longestLabel),
    view === 'global' ? '' : `${viewNames[view].toLowerCase()} view`,
    crop === null ? '' : cropNames[crop].toLowerCase(),
  ]
    .filter((part) => part !== '')
    .join(', ')

/** Tells contestants apart. */
export const columnKey = ({ label, view = 'global', crop }: Contestant): string =>
  JSON.stringify([label, view, crop])
