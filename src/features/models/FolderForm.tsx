import { Button, Checkbox, Loader, NativeSelect } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useDropzone } from 'react-dropzone'
import { sentenceOf } from '../../domain/refusal.ts'
import type { FolderFound, Precision } from '../../state/models.ts'
import { useAppActions } from '../../state/useApp.ts'
import { bytesText } from '../../ui/quantity.ts'
import { placedFiles } from './placedFiles.ts'
import { adopt } from './adopt.ts'
import styles from './forms.module.css'
import { asPrecision } from './HubForm.tsx'
import { folderSpec } from './newSpecs.ts'

type Look =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly found: FolderFound }
  | { readonly kind: 'failed'; readonly sentence: string }

/** A model whose files lie on this machine: for private ones, and where there is no network. */
export function FolderForm({ onAdded }: { onAdded: () => void }) {
  const { models } = useAppActions()
  const [look, setLook] = useState<Look>({ kind: 'nothing' })
  const latest = useRef(0)
  const take = (files: readonly File[]) => {
    if (files.length === 0) return
    const mine = (latest.current += 1)
    const show = (next: Look) => {
      if (mine === latest.current) setLook(next)
    }
    show({ kind: 'looking' })
    models.examine(placedFiles(files)).then(
      (found) => show({ kind: 'found', found }),
      (error: unknown) => show({ kind: 'failed', sentence: sentenceOf(error) }),
    )
  }
  return (
    <div className={styles.form}>
      <h2 className={styles.heading}>From a folder</h2>
      <p className={styles.lead}>
        A model that was downloaded before, or your own: config.json with its tokenizer beside it and the ONNX
        files, usually in a folder onnx. Nothing leaves this machine.
      </p>
      <FolderDrop onFiles={take} again={look.kind === 'found'} />
      {look.kind === 'looking' ? (
        <p className={styles.line} role="status">
          <Loader size={14} color="gray" aria-hidden /> Looking at the files…
        </p>
      ) : null}
      {look.kind === 'failed' ? (
        <p className={styles.failure} role="alert">
          {look.sentence}
        </p>
      ) : null}
      {look.kind === 'found' ? (
        <Found key={look.found.source.folderId} found={look.found} onAdded={onAdded} />
      ) : null}
    </div>
  )
}

function FolderDrop({ onFiles, again }: { onFiles: (files: readonly File[]) => void; again: boolean }) {
  const folder = useRef<HTMLInputElement>(null)
  const { getRootProps, isDragActive } = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDrop: (files) => onFiles(files),
  })
  return (
    <div {...getRootProps()} className={styles.drop} data-over={isDragActive}>
      <IconFolderOpen size={20} stroke={1.5} aria-hidden />
      <span>Drop a model’s folder here</span>
      <Button variant="default" onClick={() => folder.current?.click()}>
        {again ? 'Choose another folder' : 'Choose a folder'}
      </Button>
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        {...wholeFolders}
        aria-label="Folder of the model"
        data-picks="model-folder"
        onChange={(event) => {
          onFiles(Array.from(event.currentTarget.files ?? []))
          // The same folder may be picked again, once something in it was mended.
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

/** Every browser knows it by this name; the types of React do not. */
const wholeFolders = { webkitdirectory: '' }

function Found({ found, onAdded }: { found: FolderFound; onAdded: () => void }) {
  const { models } = useAppActions()
  const [precision, setPrecision] = useState<Precision | null>(found.precisions[0]?.precision ?? null)
  const [keep, setKeep] = useState(false)
  const bytes = found.precisions.find((each) => each.precision === precision)?.bytes ?? 0
  return (
    <form
      className={styles.found}
      aria-label="The model that was found"
      onSubmit={(event) => {
        event.preventDefault()
        if (precision === null) return
        const spec = folderSpec(found, precision)
        adopt(models, spec)
        if (keep) void models.keep(spec.id)
        onAdded()
      }}
    >
      <p className={styles.foundName}>
        {found.name}
        <span className={styles.foundKind}>
          {found.modelType} · {found.kind === 'vlm' ? 'answers questions' : 'boxes what is clicked'}
        </span>
      </p>
      <NativeSelect
        label="Precision"
        value={precision ?? ''}
        data={found.precisions.map((each) => ({
          value: each.precision,
          label: `${each.precision}, ${bytesText(each.bytes)}`,
        }))}
        onChange={(event) => setPrecision(asPrecision(event.currentTarget.value))}
      />
      <Checkbox
        size="xs"
        label={`Keep a copy in this browser (${bytesText(bytes)})`}
        description="Without a copy the folder has to be picked again after a reload."
        checked={keep}
        onChange={(event) => setKeep(event.currentTarget.checked)}
      />
      <div className={styles.foot}>
        <Button type="submit" size="sm">
          Add to the list
        </Button>
      </div>
    </form>
  )
}
