import type { Page } from '@playwright/test'
import { yardFiles } from './fixtures/yard.ts'
import { bringIn } from './importing.ts'
import { create } from './projects.ts'

/** A fresh project with the small pile of work in it, at its first item. */
export async function openYard(page: Page, search?: string): Promise<void> {
  await create(page, 'The yard', search)
  await bringIn(page, yardFiles)
}
