import { Modal } from '@mantine/core'
import { useAllCommands, type Command } from './commands.ts'
import { Keycaps } from './Keycaps.tsx'
import styles from './HelpDialog.module.css'

/** Every key there is, by group. */
export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <KeyList />
    </Modal>
  )
}

function KeyList() {
  const commands = useAllCommands()
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    if (!command.keys || command.keys.length === 0) continue
    const group = groups.get(command.group)
    if (group) group.push(command)
    else groups.set(command.group, [command])
  }
  return (
    <>
      <p className={styles.lead}>
        Keys are matched by their place on the keyboard, so they stay put on every layout. They rest while you
        type.
      </p>
      <div className={styles.columns}>
        {[...groups].map(([group, list]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.title}>{group}</h3>
            <dl className={styles.list}>
              {list.map((command) => (
                <div key={command.id} className={styles.row}>
                  <dt>{command.label}</dt>
                  <dd>
                    {command.keys?.map((keys) => (
                      <Keycaps key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  )
}
