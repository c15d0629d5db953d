import type { JudgedItem } from '../../../domain/judged.ts'
import { measure } from '../../../formats/statisticsRecord.ts'
import type { MeasuringCall } from './measuring.ts'

const judged: JudgedItem[] = []

globalThis.addEventListener('message', (event: MessageEvent<MeasuringCall>) => {
  const call = event.data
  if (call.kind === 'items') for (const one of call.judged) judged.push(one)
  else globalThis.postMessage(measure(call.project, judged), {})
})
