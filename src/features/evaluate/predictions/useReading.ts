import { useSyncExternalStore } from 'react'
import { useAppActions } from '../../../state/useApp.ts'
import { readingDeskOf, type Reading, type ReadingDesk } from './readingDesk.ts'

/** What is being read, and what became of what was; and the desk that reads. */
export function useReading(): readonly [Reading, ReadingDesk] {
  const desk = readingDeskOf(useAppActions().session().evaluation)
  return [useSyncExternalStore(desk.subscribe, desk.get), desk]
}
