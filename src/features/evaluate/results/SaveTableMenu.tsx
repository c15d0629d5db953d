import { Button, Menu, useComputedColorScheme } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { palettes } from '../../../charts/palettes.ts'
import { pngOfSvg } from '../../../charts/saveChart.ts'
import { tableSvg } from '../../../charts/tableSvg.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { ResultTable } from '../../../domain/resultTable.ts'
import { safeWord } from '../../../formats/fileNames.ts'
import {
  resultCsv,
  resultLatex,
  resultMarkdown,
  type TableWriting,
} from '../../../formats/predictions/resultTableWrite.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'

interface SaveTableMenuProps {
  readonly table: ResultTable
  readonly writing: Required<TableWriting>
}

/** The table as it is shown, as text to be pasted or as a file named after the project. */
export function SaveTableMenu({ table, writing }: SaveTableMenuProps) {
  const { notify } = useAppActions().deps
  const project = useOpen(({ dataset }) => dataset.project.name)
  const scheme = useComputedColorScheme('dark')
  const [isWhite, setIsWhite] = useState(true)
  const texts = [
    {
      name: 'Markdown',
      ending: 'md',
      make: () => resultMarkdown(table, writing),
      file: blobOf('text/markdown'),
    },
    {
      name: 'LaTeX',
      ending: 'tex',
      make: () => resultLatex(table, writing),
      file: blobOf('application/x-tex'),
    },
    { name: 'CSV', ending: 'csv', make: () => resultCsv(table), file: (text: string) => csvBlob([text]) },
  ]
  const drawing = (): string =>
    tableSvg(table, {
      ...writing,
      palette: palettes[isWhite ? 'light' : scheme],
      name: `Results of ${project}`,
    })
  const attempt = (act: () => Promise<void>) => {
    act().catch((failure: unknown) => notify({ tone: 'bad', sentence: sentenceOf(failure) }))
  }
  const save = (ending: string, make: () => Blob | Promise<Blob>) =>
    attempt(async () => saveFile(`${safeWord(project) || 'project'}-results.${ending}`, await make()))
  const copy = (name: string, text: string) =>
    attempt(async () => {
      try {
        await navigator.clipboard.writeText(text)
      } catch {
        throw new Error(`The browser does not let this page copy. Save the table as ${name} instead.`)
      }
      notify({ tone: 'good', sentence: `The table is copied as ${name}.`, key: 'results-copied' })
    })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />}>
          Copy or save
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {texts.map(({ name, make }) => (
          <Menu.Item key={name} onClick={() => copy(name, make())}>
            Copy as {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {texts.map(({ name, ending, make, file }) => (
          <Menu.Item key={name} onClick={() => save(ending, () => file(make()))}>
            Save as {name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => save('svg', () => new Blob([drawing()], { type: 'image/svg+xml' }))}>
          Save as SVG
        </Menu.Item>
        <Menu.Item onClick={() => save('png', async () => await pngOfSvg(drawing()))}>Save as PNG</Menu.Item>
        {scheme === 'dark' ? (
          <>
            <Menu.Divider />
            <Menu.CheckboxItem checked={isWhite} closeMenuOnClick={false} onChange={setIsWhite}>
              Pictures on white ground
            </Menu.CheckboxItem>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}

const blobOf = (type: string) => (text: string) => new Blob([text], { type: `${type};charset=utf-8` })
