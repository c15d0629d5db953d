import { useState } from 'react'
import type { Box } from '../../../domain/judgement.ts'
import { changeWords } from './changeWords.ts'

export interface Spoken {
  readonly sentence: string
  /** Goes up with each sentence, so that the same one said twice is heard twice. */
  readonly times: number
  readonly say: (sentence: string, when: 'now' | 'with-change') => void
}

/** What is read out: every change of the boxes, wherever it was made, and what was said about it. */
export function useSpoken(boxes: readonly Box[]): Spoken {
  const [spoken, setSpoken] = useState({ boxes, sentence: '', times: 0, along: '' })
  if (spoken.boxes !== boxes) {
    const changed = changeWords(spoken.boxes, boxes)
    const sentence = [changed, spoken.along].filter(Boolean).join(' ')
    setSpoken({ boxes, sentence, times: spoken.times + 1, along: '' })
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
