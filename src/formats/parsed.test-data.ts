import { XMLParser } from 'fast-xml-parser'

/** What annotation tools find in the files written for them, read without the project's own readers. */

interface Coco {
  readonly images: readonly unknown[]
  readonly categories: readonly { readonly id: number; readonly name: string }[]
  readonly annotations: readonly {
    readonly id: number
    readonly image_id: number
    readonly category_id: number
    readonly bbox: readonly number[]
    readonly area: number
    readonly iscrowd: number
  }[]
  readonly questions: readonly { readonly question: string }[]
}

interface LabelMeFile {
  readonly shapes: readonly {
    readonly label: string
    readonly points: readonly (readonly number[])[]
    readonly group_id: number | null
    readonly description: string
    readonly level?: number
  }[]
}

interface Task {
  readonly data: unknown
  readonly annotations: readonly {
    readonly result: readonly {
      readonly type: string
      readonly from_name?: string
      readonly to_name?: string
      readonly value?: unknown
    }[]
  }[]
}

interface Cvat {
  readonly annotations: {
    readonly version: string
    readonly meta: {
      readonly task: {
        readonly labels: {
          readonly label: readonly {
            readonly name: string
            readonly attributes: { readonly attribute: readonly { readonly name: string }[] }
          }[]
        }
      }
    }
    readonly image: readonly {
      readonly box: readonly {
        readonly '@_label': string
        readonly attribute: readonly { readonly '@_name': string; readonly '#text'?: string }[]
      }[]
    }[]
  }
}

interface Label {
  readonly name: string
  readonly attributes: readonly { readonly name: string }[]
}

export const parsed = {
  coco: (text: string): Coco => JSON.parse(text) as Coco,
  labelMe: (text: string): LabelMeFile => JSON.parse(text) as LabelMeFile,
  labelStudio: (text: string): readonly Task[] => JSON.parse(text) as readonly Task[],
  labels: (text: string): readonly Label[] => JSON.parse(text) as readonly Label[],
  cvat: (text: string): Cvat =>
    new XMLParser({
      ignoreAttributes: false,
      parseTagValue: false,
      trimValues: false,
      htmlEntities: true,
      isArray: (name) => ['label', 'attribute', 'image', 'box'].includes(name),
    }).parse(text) as Cvat,
}
