import type { JudgedItem } from '../../../domain/judged.ts'
import type { JudgedCall } from '../askedApart.ts'
import { figuresOf, type FiguresQuestion } from './figures.ts'

const judged: JudgedItem[] = []

globalThis.addEventListener('message', ({ data: call }: MessageEvent<JudgedCall<FiguresQuestion>>) => {
  if (call.kind === 'items') judged.push(...call.judged)
  else globalThis.postMessage(figuresOf(call.question.project, judged, call.question.at), {})
})
