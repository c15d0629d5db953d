import { useEffect, useMemo } from 'react'
import { groupedBy } from '../../domain/nearDuplicates.ts'
import type { Picture } from '../../domain/picture.ts'
import type { Split } from '../../formats/target.ts'
import { useAppActions, useOpen, usePrints } from '../../state/useApp.ts'

/** How far the comparison of pictures is, and in the end which belong together. */
export type Lookalikes =
  | { readonly kind: 'comparing'; readonly done: number; readonly total: number }
  | { readonly kind: 'compared'; readonly groups: Split['groups'] }

/** Compares the pictures, once somebody wants that; null before. */
export function useLookalikes(pictures: readonly Picture[], wanted: boolean): Lookalikes | null {
  const { prints } = useAppActions().session()
  const apart = useOpen(({ dataset }) => dataset.project.apart)
  const { comparing, compared, alike } = usePrints()
  useEffect(() => {
    if (!wanted) return undefined
    void prints.compare()
    return () => prints.stop()
  }, [prints, wanted])
  return useMemo(() => {
    if (!wanted) return null
    if (!compared) {
      return { kind: 'comparing', done: comparing?.done ?? 0, total: comparing?.total ?? pictures.length }
    }
    const groupOf = groupedBy(pictures, alike, apart)
    return { kind: 'compared', groups: new Map(pictures.map(({ id }) => [id, groupOf(id)])) }
  }, [pictures, wanted, compared, comparing, alike, apart])
}
