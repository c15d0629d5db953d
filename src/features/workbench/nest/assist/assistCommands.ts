import type { Command } from '../../../../ui/commands.ts'
import type { BoxTool } from '../../../../canvas/boxScene.ts'
import type { Around, Assistance } from './useAssistance.ts'

/** What models help with while boxing. The keys lie beside those of the ways to draw. */
export function assistCommands(
  assist: Assistance,
  around: Around,
  setTool: (tool: BoxTool) => void,
): readonly Command[] {
  const group = 'Boxes'
  return [
    {
      id: 'nest.pointOut',
      label: 'Box what I click',
      group,
      keys: ['KeyW'],
      run: () => setTool('point-out'),
    },
    {
      id: 'nest.read',
      label: 'Read the text',
      group,
      keys: ['Shift+KeyT'],
      run: () => assist.read(around),
    },
    {
      id: 'nest.readAll',
      label: 'Read the text of the whole picture',
      group,
      run: () => assist.read('everywhere'),
    },
    {
      id: 'nest.propose',
      label: 'Suggest boxes',
      group,
      keys: ['Shift+KeyW'],
      run: assist.propose,
    },
    {
      id: 'nest.suggestions',
      label: assist.hidden ? 'Show suggestions' : 'Hide suggestions',
      group,
      keys: ['Shift+KeyH'],
      enabled: assist.hidden || assist.ghosts.length > 0,
      run: () => assist.setHidden(!assist.hidden),
    },
  ]
}
