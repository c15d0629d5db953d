import { useLayoutEffect, useRef } from 'react'

/** Moving a row in the page takes the focus from it; this gives it to an id once the new order is drawn. */
export function useFocusAfter(): (id: string) => void {
  const wanted = useRef<string | null>(null)
  useLayoutEffect(() => {
    const id = wanted.current
    wanted.current = null
    if (id !== null) document.getElementById(id)?.focus()
  })
  return (id) => {
    wanted.current = id
  }
}
