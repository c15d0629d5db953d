import { createStore } from 'zustand/vanilla'
import { sentenceOf } from '../domain/refusal.ts'
import type { AnswerRequest, LoadProgress, Model } from '../inference/inference.ts'
import type { ModelSpec } from '../inference/modelSpec.ts'
import type { Deps } from './deps.ts'
import { createModelKeeping } from './modelKeeping.ts'
import { filesOf, readModels, writeModels, type ModelMemory } from './modelMemory.ts'
import type { ModelEntry, Models, ModelsState } from './models.ts'

export type ModelDeps = Pick<
  Deps,
  'inference' | 'offeredModels' | 'examineFolder' | 'shelf' | 'now' | 'notify'
>

/** Progress is told at most this often, so that a quick download does not draw the list a thousand times. */
const telling = 100

/** Needs no picture, so that it costs a server next to nothing. */
const trialQuestion: AnswerRequest = {
  view: 'blind',
  photo: null,
  region: null,
  budget: { kind: 'native' },
  content: { question: 'Is this a test?', options: ['Yes', 'No'], category: null },
  sampling: { samples: 1, temperature: 0 },
  pixels: false,
  seed: 1,
}

interface Load {
  readonly control: AbortController
  readonly done: Promise<Model | null>
}

/** The models of this browser. Nothing is asked of the machine, and no worker starts, before somebody looks or loads. */
export function createModels(deps: ModelDeps): Models {
  const { inference, shelf } = deps
  const offered = deps.offeredModels.map(({ spec, origin, card }) => entryOf(spec, origin, card))
  const isOffered = (id: string): boolean => offered.some(({ spec }) => spec.id === id)
  const store = createStore<ModelsState>(() => {
    const remembered = readModels(shelf)
    const added = remembered.added.filter(({ id }) => !isOffered(id))
    const entries = [...offered, ...added.map((spec) => entryOf(spec, 'added', null))]
    const isThere = (id: string | null): id is string => entries.some(({ spec }) => spec.id === id)
    return {
      machine: null,
      entries,
      chosenId: isThere(remembered.chosenId) ? remembered.chosenId : defaultId(entries),
      segmenterId: isThere(remembered.segmenterId) ? remembered.segmenterId : null,
    }
  })
  const loads = new Map<string, Load>()
  const ready = new Map<string, Model>()
  let looking: Promise<void> | null = null

  const find = (id: string): ModelEntry | undefined =>
    store.getState().entries.find(({ spec }) => spec.id === id)
  const set = (id: string, change: Partial<ModelEntry>): void =>
    store.setState(({ entries }) => ({
      entries: entries.map((entry) => (entry.spec.id === id ? { ...entry, ...change } : entry)),
    }))
  /** What a folder was copied into is not given up for the same folder, picked once more. */
  function isKeptWhole(id: string): boolean {
    const entry = find(id)
    const source = entry && 'source' in entry.spec ? entry.spec.source : null
    return source?.from === 'kept' && entry?.kept?.whole === true
  }
  const warn = (sentence: string): void => deps.notify({ tone: 'bad', sentence, key: 'models' })

  /** Another tab may have remembered something else meanwhile; only what changed here is changed there. */
  function remember(change: (memory: ModelMemory) => Partial<ModelMemory>): void {
    const memory = readModels(shelf)
    writeModels(shelf, { ...memory, ...change(memory) })
  }

  /** What the tests ask for by their address is forgotten with the page. */
  const isRemembered = (id: string | null): boolean => id === null || find(id)?.spec.kind !== 'fake'

  async function lookAtFiles(): Promise<void> {
    const kept = new Map((await inference.files.list()).map((model) => [model.sourceId, model]))
    store.setState(({ entries }) => ({
      entries: entries.map((entry) => ({ ...entry, kept: kept.get(filesOf(entry.spec) ?? '') ?? null })),
    }))
  }

  function look(): Promise<void> {
    looking ??= Promise.all([
      inference.machine().then((machine) => store.setState({ machine })),
      lookAtFiles(),
    ]).then(
      () => undefined,
      () => {
        // The list can be used without it; the next look asks again.
        looking = null
      },
    )
    return looking
  }

  function choose(modelId: string): void {
    if (!find(modelId)) return
    store.setState({ chosenId: modelId })
    if (isRemembered(modelId)) remember(() => ({ chosenId: modelId }))
  }

  function chooseSegmenter(modelId: string | null): void {
    if (modelId !== null && !find(modelId)) return
    store.setState({ segmenterId: modelId })
    if (isRemembered(modelId)) remember(() => ({ segmenterId: modelId }))
  }

  /** Hands progress on, now and then. */
  function slowly(show: (progress: LoadProgress) => void): (progress: LoadProgress) => void {
    let last = Number.NEGATIVE_INFINITY
    let phase = ''
    return (progress) => {
      const at = deps.now()
      if (progress.phase === phase && at - last < telling) return
      last = at
      ;({ phase } = progress)
      show(progress)
    }
  }

  async function begin(spec: ModelSpec, { signal }: AbortController): Promise<Model | null> {
    if (signal.aborted) return null
    const { id } = spec
    const since = deps.now()
    set(id, { standing: { kind: 'loading', progress: null, since } })
    void look()
    const onProgress = slowly((progress) => {
      if (!signal.aborted) set(id, { standing: { kind: 'loading', progress, since } })
    })
    try {
      const model = await inference.load(spec, onProgress, signal)
      if (signal.aborted) return null
      ready.set(id, model)
      set(id, { standing: { kind: 'ready', running: model.running, abilities: model.abilities } })
      return model
    } catch (error) {
      if (!signal.aborted) set(id, { standing: { kind: 'failed', sentence: sentenceOf(error) } })
      return null
    } finally {
      if (loads.get(id)?.control.signal === signal) loads.delete(id)
      if (filesOf(spec) !== null) lookAtFiles().catch(() => undefined)
    }
  }

  /** The loaded model; null when it rests, so that loading it again shows how far it is. */
  const present = ({ spec, standing }: ModelEntry): Model | null =>
    standing.kind === 'ready' ? (ready.get(spec.id) ?? null) : null

  inference.heed((modelId, running) => {
    const standing = find(modelId)?.standing
    if (standing?.kind !== 'ready' && standing?.kind !== 'resting') return
    const { abilities } = standing
    set(modelId, {
      standing: running ? { kind: 'ready', running, abilities } : { kind: 'resting', abilities },
    })
  })

  function load(modelId: string): Promise<Model | null> {
    const entry = find(modelId)
    if (!entry) return Promise.resolve(null)
    const model = present(entry)
    if (model) return Promise.resolve(model)
    const known = loads.get(modelId)
    if (known) return known.done
    const control = new AbortController()
    // Its place is taken before it begins: what it tells at once may make somebody ask for it again.
    const done = Promise.resolve().then(() => begin(entry.spec, control))
    loads.set(modelId, { control, done })
    return done
  }

  function unload(modelId: string): void {
    loads.get(modelId)?.control.abort()
    loads.delete(modelId)
    if (ready.delete(modelId)) inference.unload(modelId)
    if (find(modelId)) set(modelId, { standing: { kind: 'idle' } })
  }

  const keeping = createModelKeeping({
    files: inference.files,
    find,
    showProgress: (modelId, progress) => set(modelId, { keeping: progress }),
    slowly,
    settle(spec) {
      if (!find(spec.id)) return
      set(spec.id, { spec })
      remember(({ added }) => ({ added: [...added.filter(({ id }) => id !== spec.id), spec] }))
    },
    lookAtFiles,
    warn,
  })

  async function freeFiles(entry: ModelEntry): Promise<void> {
    const files = filesOf(entry.spec)
    if (files === null) return
    // A copied folder is the only one there is: while another entry shares it, it stays.
    const isShared = store
      .getState()
      .entries.some(({ spec }) => spec.id !== entry.spec.id && filesOf(spec) === files)
    if (isShared && files.startsWith('folder:')) return
    await inference.files.remove(files)
    await lookAtFiles()
  }

  return {
    store,
    look,
    choose,
    chooseSegmenter,
    add(spec) {
      if (isOffered(spec.id) || isKeptWhole(spec.id)) return
      unload(spec.id)
      const entry = entryOf(spec, 'added', null)
      store.setState(({ entries }) => ({
        entries: find(spec.id)
          ? entries.map((each) => (each.spec.id === spec.id ? entry : each))
          : [...entries, entry],
      }))
      remember(({ added }) => ({ added: [...added.filter(({ id }) => id !== spec.id), spec] }))
      lookAtFilesOf(spec)
    },
    async remove(modelId) {
      const entry = find(modelId)
      if (!entry) return
      keeping.stop(modelId)
      unload(modelId)
      if (entry.origin === 'added') {
        store.setState(({ entries }) => ({ entries: entries.filter(({ spec }) => spec.id !== modelId) }))
        remember(({ added }) => ({ added: added.filter(({ id }) => id !== modelId) }))
        if (store.getState().segmenterId === modelId) chooseSegmenter(null)
        if (store.getState().chosenId === modelId) choose(defaultId(store.getState().entries))
      }
      try {
        await freeFiles(entry)
      } catch (error) {
        warn(`The files of ${entry.spec.name} could not be deleted. ${sentenceOf(error)}`)
      }
    },
    load,
    unload,
    keep: keeping.keep,
    download: keeping.download,
    stopKeeping: keeping.stop,
    examine: deps.examineFolder,
    async tryOut(given, signal) {
      // Under a name of its own, so that a model of that name which is loaded already does not answer for it.
      const spec: ModelSpec = { ...given, id: `${given.id} (trial)` }
      try {
        const model = await inference.load(spec, () => undefined, signal)
        if (spec.kind === 'endpoint') await model.answer(trialQuestion, signal)
        return { works: true, sentence: `${given.name} answers.` }
      } catch (error) {
        signal?.throwIfAborted()
        return { works: false, sentence: sentenceOf(error) }
      } finally {
        inference.unload(spec.id)
      }
    },
  }

  function lookAtFilesOf(spec: ModelSpec): void {
    if (looking && filesOf(spec) !== null) lookAtFiles().catch(() => undefined)
  }
}

const entryOf = (spec: ModelSpec, origin: ModelEntry['origin'], card: ModelEntry['card']): ModelEntry => ({
  spec,
  origin,
  card,
  standing: { kind: 'idle' },
  kept: null,
  keeping: null,
})

/** The text reader works everywhere and at once, so it is the one to begin with. */
const defaultId = (entries: readonly ModelEntry[]): string =>
  (entries.find(({ spec }) => spec.kind === 'reader') ?? entries[0])?.spec.id ?? ''
