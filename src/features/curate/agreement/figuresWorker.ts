import type { JudgedItem } from '../../../domain/judged.ts'
import { figuresOf, type FiguresCall } from './figures.ts'

const judged: JudgedItem[] = []

globalThis.addEventListener('message', (event: MessageEvent<FiguresCall>) => {
  const call = event.data
  if (call.kind === 'items') judged.push(...call.judged)
  else globalThis.postMessage(figuresOf(call.project, judged, call.at), {})
})
