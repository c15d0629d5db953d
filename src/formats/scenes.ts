import type { SourceBox } from '../domain/item.ts'
import type { Draft, Scene } from './format.ts'

/** Gathers scenes for the drafts that point into them, and no more of a scene than is pointed to. */
export interface SceneDesk {
  /** Notes what a draft points to; drafts come before scenes. */
  want(draft: Draft): void
  take(scene: Scene): void
  /** The draft with the boxes of what it points to; itself where there are none. */
  placed(draft: Draft): Draft
}

export function createSceneDesk(): SceneDesk {
  const wanted = new Map<string, Set<string>>()
  const scenes = new Map<string, Scene>()
  return {
    want({ points }) {
      if (!points || points.objects.length === 0) return
      const objects = wanted.get(points.picture) ?? new Set()
      for (const id of points.objects) objects.add(id)
      wanted.set(points.picture, objects)
    },
    take(scene) {
      const ids = wanted.get(scene.picture)
      if (!ids) return
      const objects = new Map([...scene.objects].filter(([id]) => ids.has(id)))
      if (objects.size > 0) scenes.set(scene.picture, { ...scene, objects })
    },
    placed(draft) {
      const scene = draft.points && scenes.get(draft.points.picture)
      const boxes = draft.points?.objects.flatMap((id) => scene?.objects.get(id) ?? []) ?? []
      return scene && boxes.length > 0 ? withBoxes(draft, scene, boxes) : draft
    },
  }
}

/** Each object is a target of its own; a single one is the region as well. */
function withBoxes(draft: Draft, scene: Scene, boxes: readonly SourceBox[]): Draft {
  const [only, other] = boxes
  const gone = new Set(
    draft.problems.filter(({ code }) => code === 'box-missing').map(({ sentence }) => sentence),
  )
  return {
    ...draft,
    content: { ...draft.content, region: only && !other ? only.rect : null },
    source: {
      ...draft.source,
      object: boxes.map(({ label }) => label).join(', '),
      boxes: boxes.map((box) => [box]),
      notes: draft.source.notes.filter((sentence) => !gone.has(sentence)),
    },
    claimedSize: draft.claimedSize ?? scene.size,
    problems: draft.problems.filter(({ code }) => code !== 'box-missing'),
  }
}
