import { listed, type Command } from '../commandLine.ts'
import { createShelf } from '../disk/shelf.ts'
import { load, unreadIn } from '../loading/load.ts'
import { headerCodec } from '../pixels/codec.ts'
import { jsonText, problemText } from '../problemText.ts'
import { exitCodes } from '../terminal.ts'
import { countAll } from '../statistics/countAll.ts'
import { statisticsText } from '../statistics/statisticsText.ts'
import { jsonOption, patienceOption, picturesOption, statusOption, tableDeskFor } from './loadOptions.ts'

export const stats: Command = {
  name: 'stats',
  summary: 'Counts items, decisions, annotators and their time.',
  usage: 'FILE… [OPTIONS]',
  about: [
    'Counts the items of all files together: by category, by kind of question, by what became of them, and how much of their pictures their regions cover; and what each annotator said, in how much time.',
    'Decisions and times come from whole projects (project.saccade.zip) and from judgements.jsonl. Given beside their data, judgements find their items by id, or else by picture and question.',
    'Exit code 1 when a file could not be read to its end and is not counted whole.',
  ],
  options: [picturesOption, statusOption, patienceOption, jsonOption],
  examples: [
    { line: 'saccade stats project.saccade.zip', about: 'How far a project is, and who did what.' },
    {
      line: 'saccade stats zoombench.json judgements.jsonl --json',
      about: 'The same of an export, as JSON.',
    },
  ],
  async run(given, terminal) {
    const shelf = createShelf()
    const tables = tableDeskFor(given, terminal)
    try {
      const options = {
        pictures: given.texts('pictures'),
        statuses: listed(given, 'status'),
        codec: headerCodec,
        tables,
      }
      const { dataset, problems } = await load(given.files, options, shelf, terminal)
      terminal.progress.clear()
      const counted = countAll(dataset)
      terminal.print(given.has('json') ? jsonText(counted) : statisticsText(counted))
      const unread = unreadIn(problems)
      for (const problem of unread) terminal.say(problemText(problem))
      return unread.length > 0 ? exitCodes.warnings : exitCodes.clean
    } finally {
      tables.end()
      await shelf.close()
    }
  },
}
