import { serveTables } from './serveTables.ts'

serveTables(globalThis)
