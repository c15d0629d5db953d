/** A question as loaders want it, without the markers that stand for its pictures: the format always has them. */
export const withoutMarkers = (text: string | null): string | null =>
  text?.replace(/^\s*(?:<image>[ \t]*\n?)+/, '').replace(/(?:\s*<image>)+\s*$/, '') ?? null

/** How DeepEyes, CoF and Visual-CoT tell the model what to do, each a line or a sentence at the end. */
const instructions = [
  /\s*\bThink (?:in the mind )?first,.*$/is,
  /\s*Answer the question using a single word or phrase\.?\s*$/i,
  /\s*Please (?:provide|give) the bounding box coordinates? of the region\b[^.]*\.?\s*$/i,
]

/** The question in the prompt of a trainer: without markers, the word before it, and what tells the model how to go about it. */
export function questionInPrompt(prompt: string): string {
  let text = withoutMarkers(prompt)?.replace(/^\s*Question:\s*/i, '') ?? ''
  for (const instruction of instructions) {
    const rest = text.replace(instruction, '')
    if (rest.trim() !== '') text = rest
  }
  return text.trim()
}

/** The first answer between answer tags, from the last message that has one; null where there is none. */
export const answerInTags = (text: string): string | null =>
  /<answer>([^]*?)<\/answer>/i.exec(text)?.[1]?.trim() ?? null
