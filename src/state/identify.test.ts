import { describe, expect, it } from 'vitest'
import type { Person } from '../domain/person.ts'
import type { ProjectSummary } from '../storage/storage.ts'
import { identify } from './identify.ts'
import { defaultPreferences, writePreferences, type TextShelf } from './preferences.ts'

function shelf(): TextShelf {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) }
}

const summary: ProjectSummary = {
  id: 'p1',
  name: 'Harbour',
  createdAt: 1,
  changedAt: 1,
  items: 0,
  decided: 0,
  pictures: 0,
  bytes: 0,
}

/** A browser whose storage outlives its shelf. */
const world = (
  projects: readonly ProjectSummary[],
  meanwhile: (place: TextShelf) => void = () => undefined,
  kept: { person: Person | null } = { person: null },
) => {
  const place = shelf()
  return {
    shelf: place,
    newId: () => 'fresh',
    storage: {
      settleAnnotator: (candidate: Person) => Promise.resolve((kept.person ??= candidate)),
      list: () => {
        meanwhile(place)
        return Promise.resolve(projects)
      },
    },
  }
}

describe('who annotates in a browser without a name', () => {
  it('is somebody with an id of their own in a new browser', async () => {
    expect(await identify(world([]))).toEqual({ id: 'fresh', name: 'Me', color: 'blue' })
  })

  it('stays “me” where there are projects already', async () => {
    expect((await identify(world([summary]))).id).toBe('me')
  })

  it('is whoever another tab has noted meanwhile', async () => {
    const ada = { id: 'ada', name: 'Ada', color: 'teal' }
    const note = (place: TextShelf) => writePreferences(place, { ...defaultPreferences, annotator: ada })
    expect(await identify(world([], note))).toEqual(ada)
  })

  it('is who it was when the shelf was lost in a crash', async () => {
    const kept = { person: null }
    await identify(world([], undefined, kept))
    expect((await identify(world([summary], undefined, kept))).id).toBe('fresh')
  })

  it('is who it was last, where the shelf names somebody of before', async () => {
    const ada = { id: 'ada', name: 'Ada', color: 'teal' }
    const grace = { id: 'grace', name: 'Grace', color: 'violet' }
    const stale = (place: TextShelf) => writePreferences(place, { ...defaultPreferences, annotator: ada })
    expect(await identify(world([summary], stale, { person: grace }))).toEqual(grace)
  })
})
