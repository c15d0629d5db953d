/** Whether a category's name says that its questions are about text; textures and contexts are none. */
const textCategory = /ocr|(?<!con)text(?!ur)/i
/** Asks for what is written, whatever the category. */
const asksToRead =
  /\b(?:reads?|written|writing|printed|inscribed|inscription|engraved|spelled|spelt|labell?ed|says?|text|words?|letters?|digits?|lettering|caption|title|slogan|number plate|licen[cs]e plate|registration)\b/i
/** Asks for something that is usually written; believed where there is no category that says otherwise. */
const asksForSign =
  /\b(?:signs?|signboard|label|name|brand|logo|price|number(?! of)|plate|code|serial|page|date|year|score|menu|poster|billboard|sticker|street|gate|platform|flight)\b/i
/** Asks about how text looks, or how much of it there is. */
const asksOtherwise = /\bcolou?rs?\b|\bhow many\b|\bmaterial\b|\bshape\b/i

/** Whether a question can be answered by reading. */
export function isAboutText(question: string, category: string | null): boolean {
  if (category !== null && textCategory.test(category)) return true
  if (asksOtherwise.test(question)) return false
  return asksToRead.test(question) || (category === null && asksForSign.test(question))
}
