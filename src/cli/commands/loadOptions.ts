import type { Option } from '../commandLine.ts'

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
