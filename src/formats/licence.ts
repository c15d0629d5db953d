/** Licences that the hub knows by name, by their SPDX names in small letters. */
const known: ReadonlySet<string> = new Set([
  'apache-2.0',
  'mit',
  'bsd-2-clause',
  'bsd-3-clause',
  'cc0-1.0',
  'cc-by-2.0',
  'cc-by-2.5',
  'cc-by-3.0',
  'cc-by-4.0',
  'cc-by-sa-3.0',
  'cc-by-sa-4.0',
  'cc-by-nc-2.0',
  'cc-by-nc-3.0',
  'cc-by-nc-4.0',
  'cc-by-nd-4.0',
  'cc-by-nc-nd-3.0',
  'cc-by-nc-nd-4.0',
  'cc-by-nc-sa-2.0',
  'cc-by-nc-sa-3.0',
  'cc-by-nc-sa-4.0',
  'odbl',
  'odc-by',
  'pddl',
  'unlicense',
  'gpl-2.0',
  'gpl-3.0',
  'lgpl-3.0',
  'agpl-3.0',
  'mpl-2.0',
])

/** How a dataset card on the hub names an SPDX licence; one that it does not know goes by its own name. */
export function cardLicence(spdx: string): Readonly<Record<string, string>> {
  const name = spdx.trim()
  const plain = name.toLowerCase().replace(/-(?:only|or-later)$/, '')
  if (known.has(plain)) return { license: plain }
  return name === '' ? {} : { license: 'other', license_name: name }
}
