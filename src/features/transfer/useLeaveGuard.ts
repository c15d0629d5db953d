import { useEffect, useRef } from 'react'

/**
 * While something is under way, going back in the browser's history does not leave the page but asks. An entry of the
 * same address is laid above the present one, so that going back only takes that away; it goes when the work is over.
 */
export function useLeaveGuard(isBusy: boolean, onLeave: () => void): void {
  const ask = useRef(onLeave)
  useEffect(() => {
    ask.current = onLeave
  }, [onLeave])
  useEffect(() => {
    if (!isBusy) return undefined
    wanted += 1
    lay()
    const onBack = () => {
      lay()
      ask.current()
    }
    window.addEventListener('popstate', onBack)
    return () => {
      wanted -= 1
      window.removeEventListener('popstate', onBack)
      // Only once it is certain that nobody goes on with it at once: going back takes its time.
      window.setTimeout(() => {
        if (wanted === 0 && isLaid()) window.history.back()
      })
    }
  }, [isBusy])
}

let wanted = 0

const mark = 'saccade-asks-first'

const isLaid = (): boolean => window.history.state === mark

function lay(): void {
  if (!isLaid()) window.history.pushState(mark, '', window.location.href)
}
