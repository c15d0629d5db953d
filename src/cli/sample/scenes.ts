import type { Scene } from './scene.ts'
import { departuresScene } from './scenes/departures/scene.ts'
import { harbourScene } from './scenes/harbour/scene.ts'
import { libraryScene } from './scenes/library/scene.ts'
import { marketScene } from './scenes/market/scene.ts'
import { streetScene } from './scenes/street/scene.ts'
import { workshopScene } from './scenes/workshop/scene.ts'

/** In the order in which a newcomer meets them. */
export const scenes: readonly Scene[] = [
  streetScene,
  harbourScene,
  marketScene,
  libraryScene,
  departuresScene,
  workshopScene,
]
