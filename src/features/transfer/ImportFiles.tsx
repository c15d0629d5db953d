import { Button, NativeSelect } from '@mantine/core'
import type { PlannedFile } from '../../formats/plan.ts'
import { leaveOut, type Choice } from '../../formats/planRead.ts'
import { bytesText, countText } from '../../ui/quantity.ts'
import styles from './ImportDialog.module.css'

/** More files than this are summed up. */
const mostFiles = 40

interface ImportFilesProps {
  readonly files: readonly PlannedFile[]
  readonly onChoose: (file: PlannedFile, choice: Choice | null) => void
  readonly onMap: (file: PlannedFile) => void
  readonly isBusy: boolean
}

/** Each file: what it was taken for and why, and how else it could be read. */
export function ImportFiles({ files, onChoose, onMap, isBusy }: ImportFilesProps) {
  const pictures = files.filter(({ kind }) => kind === 'picture')
  const others = files.filter(({ kind }) => kind !== 'picture')
  const bytes = pictures.reduce((sum, file) => sum + file.bytes, 0)
  return (
    <ul className={styles.rows}>
      {others.slice(0, mostFiles).map((file, index) => (
        <li key={`${index} ${file.path}`} className={styles.row} data-file={file.path}>
          <span className={styles.rowMain}>
            {file.path}
            <span className={styles.rowSub} data-unknown={file.kind === 'unknown' || isUnsaid(file)}>
              {whyOf(file)}
            </span>
            {isUnsaid(file) ? (
              <Button size="xs" className={styles.rowAct ?? ''} onClick={() => onMap(file)} disabled={isBusy}>
                Choose columns
              </Button>
            ) : null}
          </span>
          <FileChoice file={file} onChoose={onChoose} onMap={onMap} isBusy={isBusy} />
          <span className={styles.rowSide}>
            {file.drafts > 0 ? countText(file.drafts, 'record') : bytesText(file.bytes)}
          </span>
        </li>
      ))}
      {others.length > mostFiles ? (
        <li className={styles.row}>
          <span className={styles.rowMain}>and {countText(others.length - mostFiles, 'more file')}</span>
        </li>
      ) : null}
      {pictures.length > 0 ? (
        <li className={styles.row}>
          <span className={styles.rowMain}>{countText(pictures.length, 'picture')}</span>
          <span className={styles.rowSide}>{bytesText(bytes)}</span>
        </li>
      ) : null}
    </ul>
  )
}

const isUnsaid = ({ kind, choice }: PlannedFile): boolean => kind === 'columns' && choice === null

function whyOf(file: PlannedFile): string {
  const { kind, because, choice, format, formatId, others } = file
  if (choice === leaveOut) return 'Left out, as you chose.'
  if (typeof choice === 'object' && choice !== null) return `Read by its columns: ${columnsOf(choice)}`
  if (choice !== null) {
    const why = others.find(({ id }) => id === formatId)?.because
    return `${format}, as you chose${why === undefined ? '' : `: ${why}`}`
  }
  if (kind === 'unknown') return because
  if (kind === 'columns') return `Say what its columns hold: ${because}.`
  return `${format ?? 'ZIP'}, because ${because}`
}

const columnsOf = ({ question, answer, picture }: Exclude<Choice, string>): string =>
  [
    `the question is ${question}`,
    answer && `the answer ${answer.key}`,
    picture && `the picture ${picture.key}`,
  ]
    .filter((part) => part !== null)
    .join(', ')

const mapIt = 'map'
const mapped = 'mapped'

function FileChoice({
  file,
  onChoose,
  onMap,
  isBusy,
}: Omit<ImportFilesProps, 'files'> & { file: PlannedFile }) {
  const { kind, others, choice, canMap, path } = file
  if (kind !== 'data' && kind !== 'columns') return null
  const isMapped = typeof choice === 'object' && choice !== null
  const chosen = isMapped ? mapped : (choice ?? others[0]?.id ?? '')
  return (
    <span className={styles.rowChoice}>
      <NativeSelect
        size="xs"
        aria-label={`How to read ${path}`}
        value={chosen}
        disabled={isBusy}
        data={[
          ...(chosen === '' ? [{ value: '', label: 'Not read yet' }] : []),
          ...others.map(({ id, label }) => ({ value: id, label })),
          ...(isMapped ? [{ value: mapped, label: 'Columns as chosen' }] : []),
          ...(canMap ? [{ value: mapIt, label: isMapped ? 'Change the columns…' : 'Column mapping…' }] : []),
          { value: leaveOut, label: 'Leave out' },
        ]}
        onChange={({ currentTarget: { value } }) => {
          if (value === mapIt) onMap(file)
          else if (value !== '' && value !== mapped) onChoose(file, value === others[0]?.id ? null : value)
        }}
      />
    </span>
  )
}
