import { wholeNumber, type Given, type Option } from '../commandLine.ts'
import { createTableDesk, type TableDesk } from '../tables/tableDesk.ts'
import type { Terminal } from '../terminal.ts'

/** Options of every command that reads data with its pictures. */
export const picturesOption: Option = {
  name: 'pictures',
  value: 'DIR',
  about:
    'Where the pictures lie that the records name, at whatever depth. Without it they are looked for beside each file and below. May be given several times.',
}

export const statusOption: Option = {
  name: 'status',
  value: 'STATUS',
  about:
    'Takes the records with this upstream status (“none” for those without, “all” for every one). Without it: “valid vqa” and none, or, where there are no answers, “question passed”.',
}

export const jsonOption: Option = { name: 'json', value: null, about: 'Writes JSON to stdout, for programs.' }

export const replaceOption: Option = {
  name: 'replace',
  value: null,
  about: 'Replaces what is there already.',
}

/** Long enough for a large row group on a slow machine. */
const usualPatience = 60

export const patienceOption: Option = {
  name: 'patience',
  value: 'SECONDS',
  about: `How long nothing may be heard of a Parquet file before it is given up (${usualPatience} unless said otherwise).`,
}

/** Reads Parquet files as long as the options have patience with them. */
export const tableDeskFor = (given: Given, { startTables, signal }: Terminal): TableDesk =>
  createTableDesk(startTables, wholeNumber(given, 'patience', 1, 86_400, usualPatience) * 1000, signal)
