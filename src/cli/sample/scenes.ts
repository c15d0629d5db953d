import type { Scene } from './scene.ts'
import { alpineScene } from './scenes/alpine/scene.ts'
import { atlasScene } from './scenes/atlas/scene.ts'
import { carparkScene } from './scenes/carpark/scene.ts'
import { circuitScene } from './scenes/circuit/scene.ts'
import { departuresScene } from './scenes/departures/scene.ts'
import { harbourScene } from './scenes/harbour/scene.ts'
import { libraryScene } from './scenes/library/scene.ts'
import { marketScene } from './scenes/market/scene.ts'
import { streetScene } from './scenes/street/scene.ts'
import { workshopScene } from './scenes/workshop/scene.ts'

/** In the order in which a newcomer meets them: two easy good questions first, then the first flaw. */
export const scenes: readonly Scene[] = [
  streetScene,
  harbourScene,
  marketScene,
  libraryScene,
  departuresScene,
  circuitScene,
  workshopScene,
  atlasScene,
  carparkScene,
  alpineScene,
]
