import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'

/** The parts of a small workbook, by their names; the sheet is the XML inside its `sheetData`. */
export const workbookParts = (
  sheet: string,
  strings: readonly string[] = [],
): Readonly<Record<string, string>> => ({
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'xl/workbook.xml':
    '<?xml version="1.0"?><workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<?xml version="1.0"?><Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  'xl/sharedStrings.xml': `<?xml version="1.0"?><sst>${strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
  // Style 1 is a date.
  'xl/styles.xml':
    '<?xml version="1.0"?><styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${sheet}</sheetData></worksheet>`,
})

export async function zipped(parts: Readonly<Record<string, string>>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false })
  for (const [name, text] of Object.entries(parts)) await writer.add(name, new TextReader(text))
  return writer.close()
}

/** A cell with its text in it. */
export const textCell = (address: string, text: string): string =>
  `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

export const numberCell = (address: string, value: string | number, style = ''): string =>
  `<c r="${address}"${style === '' ? '' : ` s="${style}"`}><v>${value}</v></c>`

export const sheetRow = (row: number, ...cells: readonly string[]): string =>
  `<row r="${row}">${cells.join('')}</row>`
