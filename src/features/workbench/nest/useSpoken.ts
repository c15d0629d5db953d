import { useState } from 'react'
import type { Box } from '../../../domain/judgement.ts'
import { stoppedWords } from './boxWords.ts'
import { changeWords } from './changeWords.ts'

/** A box that could not go where it was led, and what stopped it, as `Limit` says. A new object is told anew. */
export interface Stop {
  readonly id: string
  readonly by: string
}

export interface Spoken {
  readonly sentence: string
  /** Goes up with each sentence, so that the same one said twice is heard twice. */
  readonly times: number
  readonly say: (sentence: string, when: 'now' | 'with-change') => void
}

/** What is read out: every change of the boxes, wherever it was made, what stopped it, and what was said about it. */
export function useSpoken(boxes: readonly Box[], stop: Stop | null): Spoken {
  const [spoken, setSpoken] = useState({ boxes, stop, sentence: '', times: 0, along: '' })
  if (spoken.boxes !== boxes || spoken.stop !== stop) {
    const changed = changeWords(spoken.boxes, boxes)
    const stopped = stop && spoken.stop !== stop ? stoppedWords(boxes, stop.id, stop.by) : ''
    const sentence = [changed, stopped, spoken.along].filter(Boolean).join(' ')
    setSpoken({ boxes, stop, sentence, times: spoken.times + 1, along: '' })
  }
  return {
    sentence: spoken.sentence,
    times: spoken.times,
    say: (sentence, when) =>
      setSpoken((now) =>
        when === 'now' ? { ...now, sentence, times: now.times + 1 } : { ...now, along: sentence },
      ),
  }
}
