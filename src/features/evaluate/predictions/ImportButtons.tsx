import { Button } from '@mantine/core'
import { IconFileImport, IconFolder } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { useCommands } from '../../../ui/commands.ts'

interface ImportButtonsProps {
  readonly busy: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Every browser knows it by this name; the types of React do not. */
const wholeFolders = { webkitdirectory: '' }

/** Picks files or a folder with predictions; in the palette as well. */
export function ImportButtons({ busy, onFiles }: ImportButtonsProps) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  useCommands(
    useMemo(
      () => [
        {
          id: 'predictions.files',
          label: 'Import files with predictions',
          group: 'Evaluate',
          enabled: !busy,
          run: () => files.current?.click(),
        },
        {
          id: 'predictions.folder',
          label: 'Import a folder with predictions',
          group: 'Evaluate',
          enabled: !busy,
          run: () => folder.current?.click(),
        },
      ],
      [busy],
    ),
  )
  const take = (input: HTMLInputElement): void => {
    const taken = Array.from(input.files ?? [])
    // So that the same file can be picked once more.
    input.value = ''
    if (taken.length > 0) onFiles(taken)
  }
  return (
    <>
      <Button
        size="xs"
        disabled={busy}
        leftSection={<IconFileImport size={15} aria-hidden />}
        onClick={() => files.current?.click()}
      >
        Import files
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={busy}
        leftSection={<IconFolder size={15} aria-hidden />}
        onClick={() => folder.current?.click()}
      >
        Import a folder
      </Button>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        aria-label="Files with predictions"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        {...wholeFolders}
        aria-label="Folder with predictions"
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  )
}
