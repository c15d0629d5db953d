import { ActionIcon, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { sentenceOf } from '../domain/refusal.ts'
import { csvBlob, saveFile } from '../ui/saveFile.ts'
import type { ChartSpec } from './chartSpec.ts'
import type { Scheme } from './palettes.ts'
import { csvFile, pngFile, svgFile } from './saveChart.ts'

interface SaveChartMenuProps {
  readonly spec: ChartSpec
  /** As wide as it is shown. */
  readonly width: number
  /** Of the page; the ground can be white whatever it is. */
  readonly scheme: Scheme
  readonly onFailure: (sentence: string) => void
}

/** A chart as a file. */
export function SaveChartMenu({ spec, width, scheme, onFailure }: SaveChartMenuProps) {
  const [isWhite, setIsWhite] = useState(true)
  const chosen: Scheme = isWhite ? 'light' : scheme
  const save = (ending: string, make: () => Blob | Promise<Blob>) => {
    Promise.resolve()
      .then(make)
      .then((blob) => saveFile(`${spec.id}.${ending}`, blob))
      .catch((failure: unknown) => onFailure(sentenceOf(failure)))
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={`Save ${spec.name}`}>
          <IconDownload size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() =>
            save('svg', () => new Blob([svgFile(spec, width, chosen)], { type: 'image/svg+xml' }))
          }
        >
          Save as SVG
        </Menu.Item>
        <Menu.Item onClick={() => save('png', async () => await pngFile(spec, width, chosen))}>
          Save as PNG
        </Menu.Item>
        <Menu.Item onClick={() => save('csv', () => csvBlob([csvFile(spec.table)]))}>Save as CSV</Menu.Item>
        {scheme === 'dark' ? (
          <>
            <Menu.Divider />
            <Menu.CheckboxItem checked={isWhite} closeMenuOnClick={false} onChange={setIsWhite}>
              On white ground
            </Menu.CheckboxItem>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
