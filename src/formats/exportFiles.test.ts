import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../domain/example.ts'
import {
  acceptedCandidate,
  boxedCandidate,
  bytesOf,
  exampleCard,
  exportOptions,
  exportScope,
  gathered,
  spokenDesk,
} from './export.test-data.ts'
import { countFiles, exportFiles, newestIn, planTargets } from './exportFiles.ts'
import type { ExportManifest } from './manifest.ts'
import { program } from './program.ts'
import type { ExportDesk, ExportOptions, Target } from './target.ts'
import { targets, targetWith } from './targets.ts'
import { zoombenchFolder } from './zoombenchWrite.ts'

const scope = exportScope([
  boxedCandidate(),
  acceptedCandidate(exampleItem({ id: 'item-2', order: 2, question: 'And?' }), examplePicture(), {
    category: null,
  }),
  {
    ...acceptedCandidate(exampleItem({ id: 'item-3', order: 3 })),
    resolution: 'undecided',
    judgements: [exampleJudgement({ itemId: 'item-3', startedAt: 40 })],
  },
])

async function written(
  ids: readonly string[],
  options: ExportOptions = exportOptions(),
  desk: ExportDesk = spokenDesk,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const planned = planTargets(
    ids.flatMap((id) => targetWith(id) ?? []),
    scope,
    options,
  )
  const files = new Map<string, Uint8Array>()
  for await (const file of exportFiles(planned, scope, options, desk))
    files.set(file.path, await bytesOf(file))
  expect(files.size).toBe(countFiles(planned))
  return files
}

const nothing = (): Promise<Blob> => Promise.resolve(new Blob())

const manifestIn = (files: ReadonlyMap<string, Uint8Array>): ExportManifest =>
  JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as ExportManifest

describe('the files of an export', () => {
  it('lie at the root with one target, and below its name with several; the manifest comes last', async () => {
    expect([...(await written(['zoombench'])).keys()]).toEqual([
      'zoombench.json',
      'images/harbour.jpg',
      'crop_images/item-1.png',
      'crop_images/item-2.png',
      'manifest.json',
    ])
    expect([...(await written(['nested-boxes', 'judgements'])).keys()]).toEqual([
      'nested-boxes/nested_boxes.json',
      'nested-boxes/images/harbour.jpg',
      'judgements/judgements.jsonl',
      'manifest.json',
    ])
  })

  it('are listed with their items in order, whatever the order they were given in', async () => {
    const turned = { ...scope, candidates: scope.candidates.toReversed() }
    const options = exportOptions()
    const target = targetWith('judgements')
    const planned = planTargets(target ? [target] : [], turned, options)
    let text = ''
    for await (const each of exportFiles(planned, turned, options, spokenDesk)) {
      const bytes = await bytesOf(each)
      if (each.path === 'manifest.json') text = new TextDecoder().decode(bytes)
    }
    const { items } = JSON.parse(text) as ExportManifest
    expect(items.map(({ id }) => id)).toEqual(['item-1', 'item-2'])
  })

  it('are the same bytes each time, whatever they are', async () => {
    const ids = targets.map(({ id }) => id)
    const options = exportOptions({
      shuffle: { seed: 1 },
      split: { train: 0.5, seed: 1, groups: new Map() },
    })
    const [one, two] = [await written(ids, options), await written(ids, options)]
    expect([...one.keys()]).toEqual([...two.keys()])
    const differing = [...one].filter(
      ([path, bytes]) => Buffer.compare(bytes, two.get(path) ?? new Uint8Array()) !== 0,
    )
    expect(differing.map(([path]) => path)).toEqual([])
  })

  it('fail rather than take one name twice', async () => {
    const twice: Target = {
      ...zoombenchFolder,
      plan: () => ({
        total: 1,
        files: 2,
        held: [],
        warnings: [],
        losses: [],
        async *write() {
          yield { path: 'a', modifiedAt: 0, content: nothing }
          yield await Promise.resolve({ path: 'a', modifiedAt: 0, content: nothing })
        },
      }),
    }
    const options = exportOptions()
    const files = exportFiles(planTargets([twice], scope, options), scope, options, spokenDesk)
    await expect(gathered(files)).rejects.toThrow('would be called a')
  })

  it('end without a manifest when one of them fails', async () => {
    const options = exportOptions()
    const planned = planTargets([zoombenchFolder], scope, options)
    const desk: ExportDesk = { ...spokenDesk, render: () => Promise.reject(new Error('broken')) }
    const paths: string[] = []
    const run = async () => {
      for await (const file of exportFiles(planned, scope, options, desk)) {
        await bytesOf(file)
        paths.push(file.path)
      }
    }
    await expect(run()).rejects.toThrow('broken')
    expect(paths).toEqual(['zoombench.json', 'images/harbour.jpg'])
  })
})

describe('the manifest', () => {
  it('has the size and SHA-256 of every other file', async () => {
    const files = await written(['zoombench', 'judgements'])
    const { files: listed } = manifestIn(files)
    expect(listed).toEqual(
      [...files]
        .filter(([path]) => path !== 'manifest.json')
        .map(([path, bytes]) => ({
          path,
          bytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        })),
    )
  })

  it('says what went out of what, how, and what was kept back', async () => {
    const options = exportOptions({ shuffle: { seed: 9 }, crops: { kind: 'double' } })
    const manifest = manifestIn(await written(['zoombench', 'nested-boxes'], options))
    expect(manifest).toMatchObject({
      format: 'saccade-export',
      version: 1,
      program: { name: 'Saccade' },
      project: { id: exampleProject.id, name: exampleProject.name },
      as_of: new Date(options.modifiedAt).toISOString(),
      options: {
        pictures: 'original',
        crops: { kind: 'double' },
        coordinates: 'outward',
        shuffle: { seed: 9 },
        split: null,
        token_budget: 1024,
        card: exampleCard,
      },
      targets: [
        { id: 'zoombench', folder: 'zoombench/', items: 2, files: 4, held: { undecided: 1 }, warnings: 1 },
        { id: 'nested-boxes', folder: 'nested-boxes/', items: 1, files: 2, warnings: 1 },
      ],
    })
  })

  it('says of each item that was accepted what it rests on', async () => {
    expect(manifestIn(await written(['zoombench'])).items).toEqual(
      ['item-1', 'item-2'].map((id) => ({
        id,
        outcome: 'accept',
        // The second one’s category is not what its annotator left.
        resolved: id === 'item-1' ? 'sole' : 'adjudicated',
        by: ['ann'],
        judgements: 1,
        checks: Object.fromEntries(
          ['answerable', 'unambiguous', 'rightGlobal', 'rightRegional'].map((name) => [
            name,
            { yes: 1, no: 0 },
          ]),
        ),
      })),
    )
  })

  it('is of the version of the package', () => {
    expect(program.version).toBe(packageFile.version)
  })
})

describe('the newest thing in a project', () => {
  it('is what was said last, and never earlier than the project', () => {
    expect(newestIn(scope)).toBe(40)
    expect(newestIn(exportScope([], { ...exampleProject, createdAt: 7 }))).toBe(7)
  })
})

describe('the targets', () => {
  it('have names that can be folders, each its own', () => {
    const ids = targets.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/)
  })

  it('plan exactly as many files as they write, also where nothing goes out', async () => {
    for (const target of targets) {
      for (const candidates of [scope.candidates, []]) {
        const plan = target.plan(exportScope(candidates), exportOptions())
        const files = await gathered(plan.write(spokenDesk))
        expect([target.id, files.length]).toEqual([target.id, plan.files])
      }
    }
  })
})
