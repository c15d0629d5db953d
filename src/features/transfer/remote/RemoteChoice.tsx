import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { bytesText, countText, numberText } from '../../../ui/quantity.ts'
import { takeFocus } from '../focus.ts'
import frame from '../ImportDialog.module.css'
import type { RemotePlace } from './address.ts'
import styles from './remote.module.css'
import {
  bytesOf,
  remoteLines,
  usualLines,
  type RemoteFile,
  type RemoteLine,
  type RemoteListing,
} from './remoteFiles.ts'
import type { RemoteFailure } from './useRemote.ts'

interface RemoteChoiceProps {
  readonly place: RemotePlace & { readonly kind: 'hub' }
  readonly listing: RemoteListing
  readonly failure: RemoteFailure | null
  readonly onFetch: (files: readonly RemoteFile[]) => void
  readonly onBack: () => void
}

/** More lines than this are not drawn. */
const mostLines = 500

/** The files of a dataset, to choose from. */
export function RemoteChoice({ place, listing, failure, onFetch, onBack }: RemoteChoiceProps) {
  const lines = useMemo(() => remoteLines(listing.files), [listing])
  const [chosen, setChosen] = useState(() => usualLines(lines))
  const files = lines.filter(({ key }) => chosen.has(key)).flatMap((line) => line.files)
  const bytes = bytesOf(files)
  const left = listing.files.length - lines.reduce((sum, line) => sum + line.files.length, 0)
  const shown = lines.slice(0, mostLines)
  const toggle = (key: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(key)
    else next.delete(key)
    setChosen(next)
  }
  return (
    <>
      <div className={frame.pad}>
        <p className={styles.lead}>
          <strong>{place.dataset}</strong>
          {place.revision === 'main' ? '' : ` at ${place.revision}`} on {new URL(place.host).host}
        </p>
        {failure ? (
          <p className={styles.failure} role="alert">
            {failure.sentence}
          </p>
        ) : null}
        {lines.length === 0 ? (
          <p className={styles.line}>There is nothing in this dataset that could be imported.</p>
        ) : null}
        <ul className={styles.files} aria-label="Files of the dataset">
          {shown.map((line) => (
            <li key={line.key} className={frame.row} data-centred>
              <Checkbox
                size="xs"
                className={frame.status ?? ''}
                classNames={{ label: frame.choice, body: frame.choiceBody }}
                label={labelOf(line)}
                checked={chosen.has(line.key)}
                onChange={(event) => toggle(line.key, event.currentTarget.checked)}
              />
              <span className={frame.rowSide}>{sizeOf(line)}</span>
            </li>
          ))}
        </ul>
        <p className={styles.line}>
          {[
            lines.length > mostLines ? `${numberText(lines.length - mostLines)} more are not shown.` : '',
            listing.isCut ? `Only the first ${numberText(listing.files.length)} files were listed.` : '',
            left > 0 ? `${countText(left, 'other file')} of the dataset hold no records or pictures.` : '',
          ]
            .filter((sentence) => sentence !== '')
            .join(' ')}
        </p>
      </div>
      <footer className={frame.foot}>
        <span className={frame.note} role="status">
          {files.length === 0
            ? 'Choose at least one file.'
            : 'Kept on this computer until the import is over, then freed.'}
        </span>
        <Button size="sm" variant="default" onClick={onBack}>
          Back
        </Button>
        <Button size="sm" disabled={files.length === 0} onClick={() => onFetch(files)} ref={takeFocus}>
          {files.length === 0
            ? 'Download'
            : `${failure ? 'Try again' : 'Download'}: ${countText(files.length, 'file')}, ${bytesText(bytes)}`}
        </Button>
      </footer>
    </>
  )
}

const labelOf = ({ key, kind, files }: RemoteLine): string =>
  kind === 'file' ? key : `${key === '' ? 'top folder' : key} (${countText(files.length, 'picture')})`

const sizeOf = ({ bytes, files }: RemoteLine): string =>
  files.every(({ size }) => size === null) ? '' : bytesText(bytes)
