import type { JudgedItem } from '../../../domain/judged.ts'
import { measure } from '../../../formats/statisticsRecord.ts'
import type { JudgedCall } from '../askedApart.ts'
import type { MeasuredProject } from './measuring.ts'

const judged: JudgedItem[] = []

globalThis.addEventListener('message', ({ data: call }: MessageEvent<JudgedCall<MeasuredProject>>) => {
  if (call.kind === 'items') judged.push(...call.judged)
  else globalThis.postMessage(measure(call.question, judged), {})
})
