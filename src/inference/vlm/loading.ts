import {
  AutoModelForImageTextToText,
  AutoProcessor,
  Lfm2VlProcessor,
  LlavaProcessor,
  PaliGemmaProcessor,
  PixtralProcessor,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  type Processor,
} from '@huggingface/transformers'
import { modelFamilies, type ModelFamily } from '../../domain/modelViews.ts'
import type { Desk } from '../adapter.ts'
import { InferenceError } from '../inference.ts'
import type { VlmSpec } from '../modelSpec.ts'
import type { ImageProcessor } from '../processorSize.ts'
import { checkPrecision, findSessionFiles, type SessionFiles } from '../sessionFiles.ts'
import { isRecord } from '../isRecord.ts'
import { openLibraryFiles, type LibraryFiles } from '../transformers.ts'
import { shareEncodes, type Sharing } from './sharing.ts'

export interface Vlm {
  readonly model: PreTrainedModel
  readonly processor: Processor
  readonly tokenizer: PreTrainedTokenizer
  readonly imageProcessor: ImageProcessor
  /** Whether its processor takes the picture before the text. */
  readonly pictureFirst: boolean
  readonly family: ModelFamily
  readonly sharing: Sharing
  /** Tokens that end an answer. */
  readonly ends: ReadonlySet<number>
}

const pictureFirstProcessors = [LlavaProcessor, Lfm2VlProcessor, PaliGemmaProcessor, PixtralProcessor]

/** Loads a vision-language model; rejects with an `InferenceError` that names the file or the reason. */
export async function loadVlm(spec: VlmSpec, desk: Desk): Promise<Vlm> {
  await checkPrecision(spec.precision, desk.device)
  const library = openLibraryFiles(spec.source, desk)
  const config = await library.json('config.json')
  const type = checkedType(config)
  for (const path of ['preprocessor_config.json', 'tokenizer_config.json', 'tokenizer.json'])
    await library.json(path)
  const files = await findSessionFiles(library, config, spec.precision, sessionsOf(config))
  const { model, processor } = await start(library, files, desk)
  const { tokenizer, image_processor: imageProcessor } = processor
  if (!tokenizer || !imageProcessor)
    throw new InferenceError(
      'bad-model',
      `The processor of this ${type} model takes no pictures together with text, so it cannot be asked here.`,
    )
  if (!tokenizer.chat_template && !processor.chat_template)
    throw new InferenceError(
      'bad-model',
      '“tokenizer_config.json” holds no chat template, so the model cannot be asked questions. Choose an instruction-tuned model.',
    )
  patient(model, desk)
  return {
    model,
    processor,
    tokenizer,
    imageProcessor,
    pictureFirst: pictureFirstProcessors.some((kind) => processor instanceof kind),
    family: familyOf(type),
    sharing: shareEncodes(model, processor, desk.alive),
    ends: endsOf(model),
  }
}

async function start(
  library: LibraryFiles,
  files: SessionFiles,
  desk: Desk,
): Promise<Pick<Vlm, 'model' | 'processor'>> {
  library.announce(files.blobs)
  try {
    const processor = await AutoProcessor.from_pretrained(library.id)
    desk.alive()
    const model = await AutoModelForImageTextToText.from_pretrained(library.id, {
      device: desk.device,
      dtype: { ...files.dtype },
      use_external_data_format: { ...files.outside },
    })
    desk.alive()
    return { model, processor }
  } catch (error) {
    throw library.fault(error, files.paths)
  }
}

function checkedType(config: Readonly<Record<string, unknown>>): string {
  const type = config['model_type']
  if (typeof type !== 'string')
    throw new InferenceError(
      'bad-model',
      '“config.json” does not say what kind of model this is (model_type).',
    )
  if (!AutoModelForImageTextToText.supports(type) || config['is_encoder_decoder'] === true)
    throw new InferenceError(
      'bad-model',
      `This is a “${type.slice(0, 60)}” model. Such models cannot answer questions about pictures here.`,
    )
  return type
}

const sessionsOf = (config: Readonly<Record<string, unknown>>) => ({
  exact: ['decoder_model_merged'],
  close: ['embed_tokens', 'vision_encoder', ...('audio_config' in config ? ['audio_encoder'] : [])],
})

/** The rule by which a budget in tokens becomes a size (FORMATS §3.1): the model's own, or else that of 28 pixels. */
function familyOf(type: string): ModelFamily {
  const id = /^qwen3(?:_vl|_5)/.test(type) ? 'qwen3-vl' : 'qwen2.5-vl'
  const family = modelFamilies.find((each) => each.id === id)
  if (!family) throw new InferenceError('failed', `There is no rule for ${id} models.`)
  return family
}

/** As the library finds them: told for answering, else for the words, else for the model. */
function endsOf({ config, generation_config }: PreTrainedModel): ReadonlySet<number> {
  const places: readonly unknown[] = [
    generation_config,
    'text_config' in config ? config.text_config : null,
    config,
  ]
  const told = places
    .filter(isRecord)
    .map((place) => place['eos_token_id'])
    .find((token) => token !== undefined && token !== null)
  return new Set([told].flat().filter((token): token is number => typeof token === 'number'))
}

/** Shows signs of life with every token, and lets the worker hear in between that nobody waits any more. */
function patient(model: PreTrainedModel, desk: Desk): void {
  const encode = model.encode_text.bind(model)
  model.encode_text = async (inputs: unknown): Promise<unknown> => {
    await turn()
    desk.alive()
    return encode(inputs)
  }
}

/** One turn of the event loop; timers would be slowed down. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
