import { expose } from 'comlink'
import { predictionStore } from '../storage/predictionShelf.ts'
import { createRoom } from './room.ts'
import type { Served } from './served.ts'

let room: ReturnType<typeof createRoom> | null = null

const theRoom = (): ReturnType<typeof createRoom> => {
  if (!room) throw new Error('No project was opened.')
  return room
}

const running = new Map<number, AbortController>()

async function cancellable<T>(token: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const control = new AbortController()
  running.set(token, control)
  try {
    return await act(control.signal)
  } finally {
    running.delete(token)
  }
}

const alone =
  (projectId: string) =>
  async <T>(act: () => Promise<T>): Promise<T> =>
    'locks' in navigator ? navigator.locks.request(`saccade-predictions-${projectId}`, act) : act()

const served: Served = {
  begin(projectId) {
    room = createRoom({
      store: predictionStore(projectId),
      newId: () => crypto.randomUUID(),
      now: () => Date.now(),
      alone: alone(projectId),
    })
  },
  stop: (token) => running.get(token)?.abort(),
  open: () => theRoom().open(),
  setItems: (batch, isFirst) => theRoom().setItems(batch, isFirst),
  read: (token, files, onProgress) =>
    cancellable(token, (signal) => theRoom().read(files, onProgress, signal)),
  keep: (run, predictions) => theRoom().keep(run, predictions),
  change: (runs) => theRoom().change(runs),
  remove: (runIds) => theRoom().remove(runIds),
  unmatched: (runId) => theRoom().unmatched(runId),
  say: (verdicts) => theRoom().say(verdicts),
  unsay: (keys) => theRoom().unsay(keys),
  setOptions: (options) => theRoom().setOptions(options),
  score: (token, categories, onProgress) =>
    cancellable(token, (signal) => theRoom().score(categories, onProgress, signal)),
  answers: (itemId) => theRoom().answers(itemId),
  differences: () => theRoom().differences(),
  unsettled: () => theRoom().unsettled(),
  attention: (runId, row) => theRoom().attention(runId, row),
  attentionReport: (token, choices, onProgress) =>
    cancellable(token, (signal) => theRoom().attentionReport(choices, onProgress, signal)),
  cropUse: (token, choices, onProgress) =>
    cancellable(token, (signal) => theRoom().cropUse(choices, onProgress, signal)),
  chosenBoxes: (token, ask, onProgress) =>
    cancellable(token, (signal) => theRoom().chosenBoxes(ask, onProgress, signal)),
  rewards: (token, choices, onProgress) =>
    cancellable(token, (signal) => theRoom().rewards(choices, onProgress, signal)),
  rewardOf: (given, counting) => theRoom().rewardOf(given, counting),
}

expose(served)
