import { describe, expect, it } from 'vitest'
import type { Item } from '../../domain/item.ts'
import type { Picture } from '../../domain/picture.ts'
import { prepareImport, labelOf, type Known, type Prepared } from './importing.ts'
import { usualStatuses } from './preview.ts'
import {
  answersFile,
  fakePictures,
  fakeShelf,
  numberedIds,
  pictureFile,
  planned,
  textFile,
} from './transfer.test-data.ts'
import type { ByteSource } from '../../formats/format.ts'

const nothing: Known = { items: [], pictures: [] }

async function imported(sources: readonly ByteSource[], known: Known = nothing) {
  const plan = await planned(...sources)
  const shelf = fakeShelf()
  const admitted: string[] = []
  const desk = {
    pictures: fakePictures((path) => admitted.push(path)),
    store: shelf.store,
    newId: numberedIds(),
  }
  const prepared = await prepareImport(
    plan,
    usualStatuses(plan),
    known,
    desk,
    () => undefined,
    new AbortController().signal,
  )
  return { prepared, shelf, admitted, plan }
}

const itemsOf = ({ changes }: Prepared): readonly Item[] =>
  changes.flatMap(({ after }) => (after?.kind === 'item' ? [after.value] : []))
const picturesOf = ({ changes }: Prepared): readonly Picture[] =>
  changes.flatMap(({ after }) => (after?.kind === 'picture' ? [after.value] : []))

describe('an import', () => {
  it('brings pictures, items and provenance in one step, with the bytes staged', async () => {
    const { prepared, shelf } = await imported([
      answersFile('run/validated_vqa.jsonl', [
        { picture: '/data/images/a.png' },
        { picture: '/data/images/b.png' },
        { picture: '/data/images/a.png', question: 'How many masts are there?' },
      ]),
      pictureFile('run/images/a.png'),
      pictureFile('run/images/b.png'),
      pictureFile('run/images/unused.png'),
    ])
    expect(prepared.label).toBe('Import 3 items')
    expect(prepared.changes.every(({ before }) => before === null)).toBe(true)
    expect(itemsOf(prepared).map(({ source }) => source.line)).toEqual([1, 2, 3])
    expect(picturesOf(prepared).map(({ name }) => name)).toEqual(['a.png', 'b.png'])
    expect(prepared.changes.filter(({ after }) => after?.kind === 'provenance')).toHaveLength(3)
    expect([...shelf.kept.keys()].toSorted()).toEqual(
      picturesOf(prepared)
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(shelf.staged.size).toBe(1)
  })

  it('takes the usual statuses only, and says how many were left', async () => {
    const { prepared } = await imported([
      answersFile('validated_vqa.jsonl', [
        { picture: 'a.png' },
        { picture: 'a.png', question: 'Is it day?', status: 'no consensus' },
      ]),
      pictureFile('a.png'),
    ])
    expect(prepared.items).toBe(1)
    expect(prepared.unchosen).toBe(1)
  })

  it('decodes and stores identical bytes once, under whatever names they come', async () => {
    const { prepared, shelf, admitted } = await imported([
      answersFile('validated_vqa.jsonl', [
        { picture: '/one/a.png' },
        { picture: '/two/a.png', question: 'Is it day?' },
        { picture: 'copy.png' },
      ]),
      pictureFile('a.png', 'same'),
      pictureFile('copy.png', 'same'),
    ])
    expect(admitted).toEqual(['a.png'])
    expect(shelf.kept.size).toBe(1)
    expect(picturesOf(prepared)).toHaveLength(1)
    expect(prepared.items).toBe(3)
  })

  it('keeps items whose picture is missing or broken, and says so', async () => {
    const { prepared, shelf } = await imported([
      answersFile('validated_vqa.jsonl', [{ picture: 'gone.png' }, { picture: 'broken.png' }]),
      pictureFile('broken.png'),
    ])
    expect(prepared.items).toBe(2)
    expect(prepared.missing).toBe(2)
    expect(picturesOf(prepared).every(({ sha256 }) => sha256 === null)).toBe(true)
    const codes = prepared.problems.map(({ code }) => code)
    expect(codes).toContain('picture-missing')
    expect(codes).toContain('picture-damaged')
    expect(shelf.kept.size).toBe(0)
  })

  it('adds nothing when the same files come again', async () => {
    const files = [answersFile('validated_vqa.jsonl', [{ picture: 'a.png' }]), pictureFile('a.png')]
    const { prepared: first } = await imported(files)
    const { prepared } = await imported(files, { items: itemsOf(first), pictures: picturesOf(first) })
    expect(prepared.changes).toEqual([])
    expect(prepared.merged).toBe(1)
  })

  it('finds pictures that were missing, under the same id', async () => {
    const rows = answersFile('validated_vqa.jsonl', [
      { picture: '/data/images/a.png' },
      { picture: '/data/images/b.png' },
    ])
    const { prepared: first } = await imported([rows])
    const known = { items: itemsOf(first), pictures: picturesOf(first) }
    const { prepared } = await imported([pictureFile('somewhere/images/a.png')], known)
    expect(prepared.label).toBe('Find 1 picture')
    expect(prepared.changes).toHaveLength(1)
    const [change] = prepared.changes
    expect(change?.before?.value).toBe(known.pictures[0])
    expect(change?.after?.value).toMatchObject({ id: known.pictures[0]?.id, width: 4000 })
    expect(picturesOf(prepared)[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('finds a missing picture and folds the records that come with it again', async () => {
    const rows = answersFile('validated_vqa.jsonl', [{ picture: '/data/images/a.png' }])
    const { prepared: first } = await imported([rows])
    const known = { items: itemsOf(first), pictures: picturesOf(first) }
    const { prepared } = await imported([rows, pictureFile('images/a.png')], known)
    expect(prepared.label).toBe('Find 1 picture')
    expect(prepared.merged).toBe(1)
    expect(itemsOf(prepared)).toEqual([])
  })

  it('folds records again whose picture was found earlier', async () => {
    const rows = answersFile('validated_vqa.jsonl', [{ picture: '/data/images/a.png' }])
    const { prepared: first } = await imported([rows])
    const { prepared: second } = await imported([pictureFile('images/a.png')], {
      items: itemsOf(first),
      pictures: picturesOf(first),
    })
    const known = { items: itemsOf(first), pictures: picturesOf(second) }
    const { prepared } = await imported([rows, pictureFile('images/a.png')], known)
    expect(prepared.changes).toEqual([])
    expect(prepared.merged).toBe(1)
  })

  it('does not take a picture of other records for one that is missing because of its name', async () => {
    const { prepared: first } = await imported([
      answersFile('validated_vqa.jsonl', [{ picture: '/first/1.png' }]),
    ])
    const known = { items: itemsOf(first), pictures: picturesOf(first) }
    const { prepared } = await imported(
      [
        answersFile('second/validated_vqa.jsonl', [{ picture: '/second/1.png', question: 'Is it day?' }]),
        pictureFile('second/1.png'),
      ],
      known,
    )
    expect(prepared.label).toBe('Import 1 item')
  })

  it('uses a picture that the project has, when records come without it', async () => {
    const { prepared: first } = await imported([
      answersFile('one.jsonl', [{ picture: 'images/a.png' }]),
      pictureFile('images/a.png'),
    ])
    const known = { items: itemsOf(first), pictures: picturesOf(first) }
    const { prepared } = await imported(
      [answersFile('two.jsonl', [{ picture: '/data/images/a.png', question: 'Is it day?' }])],
      known,
    )
    expect(picturesOf(prepared)).toEqual([])
    expect(itemsOf(prepared)[0]?.pictureId).toBe(known.pictures[0]?.id)
  })

  it('leaves nothing staged when it is cancelled', async () => {
    const plan = await planned(
      answersFile('validated_vqa.jsonl', [{ picture: 'a.png' }, { picture: 'b.png' }, { picture: 'c.png' }]),
      pictureFile('a.png'),
      pictureFile('b.png'),
      pictureFile('c.png'),
    )
    const shelf = fakeShelf()
    const control = new AbortController()
    const desk = {
      pictures: fakePictures((path) => {
        if (path === 'c.png') control.abort()
      }),
      store: shelf.store,
      newId: numberedIds(),
    }
    const importing = prepareImport(
      plan,
      new Set(['valid vqa']),
      nothing,
      desk,
      () => undefined,
      control.signal,
    )
    await expect(importing).rejects.toThrow('aborted')
    expect(shelf.kept.size).toBe(0)
    expect(shelf.staged.size).toBe(0)
  })

  it('leaves nothing staged when the storage is full', async () => {
    const plan = await planned(
      answersFile('validated_vqa.jsonl', [{ picture: 'a.png' }, { picture: 'b.png' }]),
      pictureFile('a.png'),
      pictureFile('b.png'),
    )
    const shelf = fakeShelf()
    let room = 1
    const store = {
      ...shelf.store,
      stage: (batch: string, sha256: string, file: Blob) =>
        room-- > 0
          ? shelf.store.stage(batch, sha256, file)
          : Promise.reject(new Error('There is no room left.')),
    }
    const desk = { pictures: fakePictures(), store, newId: numberedIds() }
    const importing = prepareImport(
      plan,
      new Set(['valid vqa']),
      nothing,
      desk,
      () => undefined,
      new AbortController().signal,
    )
    await expect(importing).rejects.toThrow('no room')
    expect(shelf.kept.size).toBe(0)
  })

  it('holds no more than three pictures at a time', async () => {
    let held = 0
    let most = 0
    const slow = pictureFile('x.png')
    const files = Array.from({ length: 12 }, (_, index): ByteSource => ({
      ...slow,
      path: `${index}.png`,
      blob() {
        held += 1
        most = Math.max(most, held)
        return Promise.resolve(new Blob([String(index)]))
      },
    }))
    const plan = await planned(
      answersFile(
        'validated_vqa.jsonl',
        files.map(({ path }) => ({ picture: path })),
      ),
      ...files,
    )
    const shelf = fakeShelf()
    const store = {
      ...shelf.store,
      async stage(batch: string, sha256: string, file: Blob) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        await shelf.store.stage(batch, sha256, file)
        held -= 1
      },
    }
    await prepareImport(
      plan,
      new Set(['valid vqa']),
      nothing,
      { pictures: fakePictures(), store, newId: numberedIds() },
      () => undefined,
      new AbortController().signal,
    )
    expect(shelf.kept.size).toBe(12)
    expect(most).toBe(3)
  })

  it('says nothing of a file that holds nothing but lists it', async () => {
    const plan = await planned(textFile('notes.txt', 'hello'))
    expect(plan.drafts).toEqual([])
    expect(plan.problems.map(({ file }) => file)).toEqual(['notes.txt'])
  })
})

describe('the label of an import', () => {
  it('names what it brings', () => {
    expect(labelOf(37, 0)).toBe('Import 37 items')
    expect(labelOf(1, 2)).toBe('Import 1 item, find 2 pictures')
    expect(labelOf(0, 3)).toBe('Find 3 pictures')
  })
})
