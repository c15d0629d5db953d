import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import * as v from 'valibot'
import { root } from './command.ts'

/** The first page, as a visitor finds it. */

export const projects = (page: Page): Locator => page.getByRole('region', { name: 'Projects' })
export const project = (page: Page, name: string): Locator =>
  projects(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `More for ${name}`, exact: true }) })

export async function create(page: Page, name: string, search = '?download'): Promise<void> {
  await page.goto(`./${search}`)
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

export async function more(page: Page, name: string, action: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: `More for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

export async function toAllProjects(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'All projects' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Saccade' })).toBeVisible()
}

const manifest = v.object({ items: v.number(), pictures: v.number() })

/** How many items and pictures the sample has, by its own manifest. */
export const sampleSize = (): { readonly items: number; readonly pictures: number } =>
  v.parse(manifest, JSON.parse(readFileSync(resolve(root, 'public/sample/manifest.json'), 'utf8')))

/** Opens the sample from the first page; it has to be fetched, hashed and stored. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await expect(page.locator('[data-item]')).toBeVisible({ timeout: 45_000 })
}
