import type { Json } from '../domain/json.ts'
import type { WrittenFile } from './hashing.ts'
import { isList, type Columns, type Kind } from './parquet/columns.ts'
import type { Card } from './target.ts'

/**
 * `croissant.json` (Croissant 1.0, FORMATS §5.5): the Parquet files with their hashes, and the columns of one record set.
 * Lists of lists and lists of structs have no place in it and are left out; the files have them all the same.
 */
export function croissant(card: Card, columns: Columns, files: readonly WrittenFile[], at: number): Json {
  return {
    '@context': context,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: card.title,
    description: card.description,
    version: card.version,
    datePublished: new Date(at).toISOString().slice(0, 10),
    ...(card.licence !== '' && {
      license: `https://spdx.org/licenses/${encodeURIComponent(card.licence)}.html`,
    }),
    ...(card.homepage !== '' && { url: card.homepage }),
    inLanguage: card.language,
    creator: card.authors.map((name) => ({ '@type': 'sc:Person', name })),
    distribution: [
      ...files.map(({ path, bytes, sha256 }) => ({
        '@type': 'cr:FileObject',
        '@id': path,
        name: path,
        contentUrl: path,
        contentSize: `${bytes} B`,
        encodingFormat: 'application/x-parquet',
        sha256,
      })),
      {
        '@type': 'cr:FileSet',
        '@id': 'parquet-files',
        name: 'parquet-files',
        encodingFormat: 'application/x-parquet',
        includes: 'data/*.parquet',
      },
    ],
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'default',
        name: 'default',
        field: Object.entries(columns).flatMap(([name, kind]) => fieldOf(name, kind)),
      },
    ],
  }
}

const dataTypes = { text: 'sc:Text', int: 'sc:Integer', double: 'sc:Float', image: 'sc:ImageObject' } as const

function fieldOf(name: string, kind: Kind): readonly Json[] {
  const inner = isList(kind) ? kind[0] : kind
  if (typeof inner !== 'string') return []
  return [
    {
      '@type': 'cr:Field',
      '@id': `default/${name}`,
      name: `default/${name}`,
      dataType: dataTypes[inner],
      ...(isList(kind) && { repeated: true }),
      source: {
        fileSet: { '@id': 'parquet-files' },
        extract: { column: name },
        ...(inner === 'image' && { transform: { jsonPath: 'bytes' } }),
      },
    },
  ]
}

/** As the specification of Croissant 1.0 gives it. */
const context: Json = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
}
