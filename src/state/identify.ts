import type { Person } from '../domain/person.ts'
import { nameless } from './appState.ts'
import type { Deps } from './deps.ts'
import { readPreferences } from './preferences.ts'

/**
 * Who annotates in this browser while nobody gave a name: somebody with an id of their own, so that judgements from
 * several browsers can be merged. A browser that has projects already, from when everybody without a name was `me`, goes
 * on as `me`, so that what was said there stays its own. Whoever another tab has named meanwhile counts. Storage keeps
 * who it is as strictly as what they say, and goes before the preferences: those reach the disk late, and say after a
 * crash who it was before.
 */
export async function identify({
  storage,
  shelf,
  newId,
}: Pick<Deps, 'shelf' | 'newId'> & {
  readonly storage: Pick<Deps['storage'], 'list' | 'settleAnnotator'>
}): Promise<Person> {
  const projects = await storage.list()
  const noted = readPreferences(shelf).annotator
  return storage.settleAnnotator(noted ?? (projects.length > 0 ? nameless : { ...nameless, id: newId() }))
}
