import {
  AutoProcessor,
  EdgeTamModel,
  type PreTrainedModel,
  RawImage,
  Sam2Model,
  Sam3TrackerModel,
  SamModel,
  Tensor,
} from '@huggingface/transformers'
import type { Rect } from '../../domain/geometry.ts'
import { centreOf } from '../../domain/geometry.ts'
import type { Desk } from '../adapter.ts'
import { InferenceError } from '../inference.ts'
import type { SegmenterSpec } from '../modelSpec.ts'
import { librarySegmenters } from '../runnable.ts'
import { ownTarget } from '../processorSize.ts'
import { checkPrecision, findSessionFiles } from '../sessionFiles.ts'
import { isRecord } from '../isRecord.ts'
import type { LibraryFiles } from '../transformers.ts'
import type { Mask } from './mask.ts'
import { masksOf, type Sam, type SamPlace } from './sam.ts'

/** SAM, SAM 2 and their like, through the library. */

interface Encoded {
  readonly embeddings: Readonly<Record<string, unknown>>
  readonly shown: Mask['shown']
}

type Kind = Pick<typeof PreTrainedModel, 'from_pretrained'>
const kindOf: Readonly<Record<(typeof librarySegmenters)[number], Kind>> = {
  sam: SamModel,
  sam2: Sam2Model,
  sam2_video: Sam2Model,
  edgetam: EdgeTamModel,
  edgetam_video: EdgeTamModel,
  sam3_tracker: Sam3TrackerModel,
  sam3_tracker_video: Sam3TrackerModel,
}

const sessions = { exact: ['vision_encoder'], close: ['prompt_encoder_mask_decoder'] }

export async function loadLibrarySam(
  library: LibraryFiles,
  config: Readonly<Record<string, unknown>>,
  spec: SegmenterSpec,
  desk: Desk,
): Promise<Sam<Encoded>> {
  const type = String(config['model_type']).slice(0, 60)
  const known = librarySegmenters.find((each) => each === type)
  if (!known)
    throw new InferenceError(
      'bad-model',
      `This is a “${type}” model. Such models cannot segment pictures here.`,
    )
  const kind = kindOf[known]
  await checkPrecision(spec.precision, desk.device)
  await library.json('preprocessor_config.json')
  const files = await findSessionFiles(library, config, spec.precision, sessions)
  library.announce(files.blobs)
  const start = async () => {
    const processor = await AutoProcessor.from_pretrained(library.id)
    const model = await kind.from_pretrained(library.id, {
      device: desk.device,
      dtype: { ...files.dtype },
      use_external_data_format: { ...files.outside },
    })
    return { processor, model }
  }
  const { processor, model } = await start().catch((error: unknown) => {
    throw library.fault(error, files.paths)
  })
  desk.alive()
  const imageProcessor = processor.image_processor
  if (
    !imageProcessor ||
    !('get_image_embeddings' in model) ||
    typeof model.get_image_embeddings !== 'function'
  )
    throw new InferenceError('bad-model', 'This model encodes no pictures for segmentation.')
  const embed: (inputs: unknown) => Promise<unknown> = model.get_image_embeddings.bind(model)
  const decoder: unknown = model.sessions['prompt_encoder_mask_decoder']
  const takesBoxes =
    isRecord(decoder) && Array.isArray(decoder['inputNames']) && decoder['inputNames'].includes('input_boxes')

  return {
    fit: (given) => ownTarget(imageProcessor, given),
    encode: async ({ data, width, height }) => {
      const inputs: unknown = await imageProcessor(new RawImage(data, width, height, 4).rgb())
      const pixels = isRecord(inputs) ? inputs['pixel_values'] : null
      if (!(pixels instanceof Tensor)) throw noPixels()
      const [high = height, wide = width] = pixels.dims.slice(-2)
      const embeddings = await embed({ pixel_values: pixels })
      if (!isRecord(embeddings)) throw noPixels()
      return { embeddings, shown: { width: Math.min(1, width / wide), height: Math.min(1, height / high) } }
    },
    decode: async ({ embeddings, shown }, at) => {
      const outputs: unknown = await model({ ...embeddings, ...placeOf(at, takesBoxes) })
      const masks = isRecord(outputs) ? outputs['pred_masks'] : null
      const scores = isRecord(outputs) ? outputs['iou_scores'] : null
      if (!(masks instanceof Tensor) || !(scores instanceof Tensor)) return masksOf(null, [], null, shown)
      return masksOf(masks.data, masks.dims, scores.data, shown)
    },
  }
}

const noPixels = (): InferenceError =>
  new InferenceError('bad-model', 'The model’s processor makes nothing of a picture.')

/** A box is its middle to a decoder that takes only points. */
function placeOf(at: SamPlace, takesBoxes: boolean): Readonly<Record<string, Tensor>> {
  if ('point' in at || !takesBoxes) {
    const { x, y } = 'point' in at ? at.point : centreOf(at.box)
    return {
      input_points: new Tensor('float32', Float32Array.of(x, y), [1, 1, 1, 2]),
      input_labels: new Tensor('int64', BigInt64Array.of(1n), [1, 1, 1]),
    }
  }
  return { input_boxes: new Tensor('float32', corners(at.box), [1, 1, 4]) }
}

const corners = ({ x1, y1, x2, y2 }: Rect): Float32Array => Float32Array.of(x1, y1, x2, y2)
