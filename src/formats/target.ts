import type { Rect, Size } from '../domain/geometry.ts'
import type { Content } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import type { Project } from '../domain/project.ts'
import type { ResolutionSelection } from '../domain/resolutionSelection.ts'
import type { ExportSelection } from './exportSelection.ts'
import type { ExportItem, Loss, OutputFile } from './format.ts'
import type { Candidate, Held } from './held.ts'

/** Something that an export can be: one file each, listed in `targets.ts`. */
export interface Target {
  /** Names its folder and its part of the manifest, e.g. `zoombench`. */
  readonly id: string
  readonly label: string
  /** What is written and what loads it, in one sentence. */
  readonly detail: string
  readonly group: 'benchmark' | 'training' | 'interchange' | 'records'
  /** Which part of a split it gets. */
  readonly side: 'bench' | 'train' | 'both'
  /** What it cannot carry, whatever the items. */
  readonly loses: readonly Loss[]
  /** Decides what would be written; asks for no bytes, and writes nothing. */
  plan(scope: ExportScope, options: ExportOptions): TargetPlan
}

/** Everything an export may draw on, as things stand when it is planned. */
export interface ExportScope {
  readonly project: Project
  /** In the order of the items. */
  readonly candidates: readonly Candidate[]
  /** Which resolutions models were given a picture at (001 §4.1), for the target that writes them. */
  readonly selections?: readonly ResolutionSelection[]
  /** Narrows the export to the selected items; left out, all that is accepted goes out. */
  readonly selection?: ExportSelection
}

export interface TargetPlan {
  /** Items that go out. */
  readonly total: number
  /** Files that will be written. */
  readonly files: number
  readonly held: readonly Held[]
  /** About items that go out all the same. */
  readonly warnings: readonly Problem[]
  /** What these items lose in this target, each a sentence with a number in it. */
  readonly losses: readonly string[]
  write(desk: ExportDesk): AsyncIterable<OutputFile>
}

/** An item as targets write it: the content of its resolution, options shuffled where that was asked for. */
export interface ExportRow extends ExportItem {
  readonly content: Content
  /** In whole pixels, rounded outward. */
  readonly region: Rect
}

/** How everything is written, whatever the target. */
export interface ExportOptions {
  readonly pictures: PicturePolicy
  readonly crops: CropPolicy
  /** Puts the options of each item in another order, with the right letters as even as can be; null leaves them. */
  readonly shuffle: { readonly seed: number } | null
  /** Parts the items so that no picture, nor a near duplicate of it, stands on both sides; null leaves them together. */
  readonly split: Split | null
  readonly card: Card
  /** Most visual tokens of pictures that are made smaller for a model (001 §5); the usual where it is left out. */
  readonly tokenBudget?: 1024 | 16_384
  /** Stands in every file, so that the same project gives the same bytes. */
  readonly modifiedAt: number
}

export const usualTokenBudget = 1024

/** `original`: the kept bytes where they are upright 8-bit RGB JPEG or PNG, else an upright PNG. */
export type PicturePolicy = 'original' | 'png' | 'jpeg'

/** The region as it is, enlarged twofold as upstream does (FORMATS §1.6), or with so much context around each side. */
export type CropPolicy =
  | { readonly kind: 'exact' }
  | { readonly kind: 'double' }
  | { readonly kind: 'margin'; readonly share: number }

export interface Split {
  /** Share of the items for training, 0 to 1. */
  readonly train: number
  readonly seed: number
  /** Pictures that belong together: by id, the group that each is in. */
  readonly groups: ReadonlyMap<string, string>
}

/** What a published dataset says of itself. */
export interface Card {
  readonly title: string
  readonly version: string
  /** SPDX name, e.g. `Apache-2.0`. */
  readonly licence: string
  readonly language: string
  readonly description: string
  readonly authors: readonly string[]
  readonly homepage: string
}

/** What exports ask of the world outside. */
export interface ExportDesk {
  /** The kept file, untouched. */
  kept(picture: Picture): Promise<Blob>
  /** Pixels made of the kept file: upright 8-bit RGB, alpha laid on white. */
  render(picture: Picture, rendering: Rendering): Promise<Blob>
}

export interface Rendering {
  /** Cut out of the original pixels, in whole pixels; null for the whole picture. */
  readonly part: Rect | null
  /** Resized to this many pixels by Pillow's bicubic filter; null leaves them as they are. */
  readonly size: Size | null
  /** A frame drawn over it, in pixels of the original picture; it grows inwards from the rect (FORMATS §1.7). */
  readonly frame: { readonly rect: Rect; readonly width: number; readonly colour: string } | null
  readonly as: 'image/png' | 'image/jpeg'
}
