import { browserPictures } from './browserPictures.ts'
import { serve } from './channel.ts'
import { inTurns } from './turns.ts'

/** Requests at a time: while one decodes, the next can be read and hashed. */
const atOnce = 2

serve(inTurns(browserPictures(), atOnce), globalThis)
