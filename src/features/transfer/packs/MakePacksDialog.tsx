import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions, useOpen } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { countText } from '../../../ui/quantity.ts'
import { TaskProgress } from '../../../ui/TaskProgress.tsx'
import { takeFocus } from '../focus.ts'
import dialog from '../ImportDialog.module.css'
import { canPickFolder } from '../../../ui/savePicker.ts'
import { StopFooter } from '../StopFooter.tsx'
import { firstRequest, itemChoices, type ItemChoice, type PackRequest, type PacksDraft } from './drafting.ts'
import styles from './packs.module.css'
import { isTwice, SeatFields } from './SeatFields.tsx'
import { ShareTable } from './ShareTable.tsx'
import { useDraft } from './useDraft.ts'
import { useSavePacks } from './useSavePacks.ts'

/** Shares the work out: one file for each seat, to be worked on in another browser. */
export function MakePacksDialog({ onClose }: { onClose: () => void }) {
  const app = useAppActions()
  const project = useOpen((open) => open.dataset.project)
  const role = useOpen((open) => open.role)
  const me = useApp((state) => annotatorOf(state).id)
  const { newId } = app.deps
  const [request, setRequest] = useState<PackRequest>(() => {
    const others = project.people.filter(({ id }) => id !== me)
    const seats = others.map(({ id, name }) => ({ id, name }))
    return firstRequest(project, seats.length > 0 ? seats : [0, 1].map(() => ({ id: newId(), name: '' })))
  })
  const [asking, setAsking] = useState(false)
  const { draft, isFresh, failure } = useDraft(request)
  const { report, saved, clash, ...saving } = useSavePacks(isFresh ? draft : null, request.withProvenance)
  const busy = report !== null
  const change = (part: Partial<PackRequest>) => setRequest({ ...request, ...part })
  const hasTwins = request.seats.some((_, place) => isTwice(request.seats, place))
  const isFollower = role === 'follower'
  const canSave = isFresh && !busy && !hasTwins && !isFollower && (draft?.asked ?? 0) > 0
  const isSaved =
    draft !== null && draft.shares.length > 0 && draft.shares.every((each) => saved.has(each.pack.id))

  return (
    <FramedDialog
      title="Make work packs"
      size={820}
      onClose={() => (busy ? setAsking(true) : onClose())}
      working
    >
      <div className={dialog.pad}>
        <Section name="Items">
          <NativeSelect
            size="xs"
            aria-label="Which items"
            value={request.choice}
            data={grouped(itemChoices(project))}
            onChange={({ currentTarget: { value } }) => change({ choice: value })}
          />
          <p className={dialog.note} role="status">
            {draft ? chosenWords(draft) : 'Looking at the items…'}
          </p>
          {draft && draft.underway.items > 0 ? (
            <div className={styles.stack}>
              <p className={dialog.note}>{underwayWords(draft)}</p>
              <Checkbox
                size="xs"
                label="Hand them out all the same"
                checked={!request.countsUnderway}
                onChange={({ currentTarget: { checked } }) => change({ countsUnderway: !checked })}
              />
            </div>
          ) : null}
        </Section>
        <Section name="Seats">
          <SeatFields
            seats={request.seats}
            people={project.people}
            newId={newId}
            onSeats={(seats) => change({ seats })}
          />
        </Section>
        <Section name="Judgements">
          <div className={styles.fields}>
            <NumberInput
              size="xs"
              className={styles.number ?? ''}
              label="Per item"
              min={1}
              max={99}
              allowDecimal={false}
              clampBehavior="strict"
              value={request.perItem}
              onChange={(value) => change({ perItem: atLeast(value, 1) })}
            />
            <Checkbox
              size="xs"
              mb={8}
              label="Those that are there already count"
              checked={request.countsPresent}
              onChange={({ currentTarget: { checked } }) => change({ countsPresent: checked })}
            />
          </div>
        </Section>
        <Section name="Order">
          <div className={styles.fields}>
            <Checkbox
              size="xs"
              mb={8}
              label="Shuffled, for each seat in its own way"
              checked={request.shuffled}
              onChange={({ currentTarget: { checked } }) => change({ shuffled: checked })}
            />
            <NumberInput
              size="xs"
              className={styles.number ?? ''}
              label="Seed"
              min={0}
              max={2 ** 31}
              allowDecimal={false}
              clampBehavior="strict"
              value={request.seed}
              onChange={(value) => change({ seed: atLeast(value, 0) })}
            />
          </div>
        </Section>
        <Section name="With them">
          <div className={styles.stack}>
            <Checkbox
              size="xs"
              label="Gold items go to everybody"
              disabled={project.gold.answers.length === 0}
              description={goldWords(project.gold.answers.length, project.gold.tellsMisses)}
              checked={request.goldToAll && project.gold.answers.length > 0}
              onChange={({ currentTarget: { checked } }) => change({ goldToAll: checked })}
            />
            <Checkbox
              size="xs"
              label="What upstream said about the items"
              description="Status, teacher and small-model answers, and the records they came from. Without it the packs come blind."
              checked={request.withProvenance}
              onChange={({ currentTarget: { checked } }) => change({ withProvenance: checked })}
            />
          </div>
        </Section>
        <Section name="Everybody gets">
          {draft && draft.shares.length > 0 ? (
            <ShareTable
              draft={draft}
              saved={saved}
              isBusy={busy || !isFresh || hasTwins || isFollower}
              onSave={saving.saveOne}
            />
          ) : (
            <p className={dialog.line}>Name at least one seat.</p>
          )}
          {draft?.sentence ? <p className={`${dialog.failure} ${styles.warned}`}>{draft.sentence}</p> : null}
          {(failure ?? saving.failure) === null ? null : (
            <p className={dialog.failure} role="alert">
              {failure ?? saving.failure}
            </p>
          )}
        </Section>
        {report ? <TaskProgress report={report} onCancel={saving.cancel} /> : null}
      </div>
      {clash ? (
        <div className={dialog.foot} role="alertdialog" aria-label="Replace files?">
          <span className={dialog.note}>The folder has a file {clash.path} already. Replace it?</span>
          <Button size="sm" variant="default" onClick={() => clash.answer('stop')} ref={takeFocus}>
            Stop
          </Button>
          <Button
            size="sm"
            variant="default"
            className={dialog.danger ?? ''}
            onClick={() => clash.answer('replace')}
          >
            Replace
          </Button>
        </div>
      ) : (
        <footer className={dialog.foot}>
          <span className={dialog.note} data-failed={isFollower}>
            {isFollower
              ? 'Another tab is writing this project. Take over here first, at the top of the page.'
              : 'What goes out is remembered until it is back: see the list on the page Work packs.'}
          </span>
          <Button size="sm" variant="default" onClick={onClose} disabled={busy}>
            {isSaved ? 'Done' : 'Close'}
          </Button>
          <Button size="sm" onClick={saving.saveAll} disabled={!canSave}>
            {canPickFolder() ? 'Save all into a folder' : 'Save all'}
          </Button>
        </footer>
      )}
      {asking && busy ? <StopFooter onStop={onClose} onGoOn={() => setAsking(false)} /> : null}
    </FramedDialog>
  )
}

function Section({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className={dialog.section} aria-label={name}>
      <h3 className={dialog.name}>{name}</h3>
      <div>{children}</div>
    </section>
  )
}

const atLeast = (value: string | number, least: number): number => {
  const number = typeof value === 'number' ? value : Number.parseInt(value, 10)
  return Number.isSafeInteger(number) && number >= least ? number : least
}

function chosenWords({ chosen, asked, shares }: PacksDraft): string {
  if (chosen === 0) return 'There is no such item.'
  if (shares.length === 0 || asked === chosen) return countText(chosen, 'item')
  return `${countText(chosen, 'item')}, of which ${asked === 0 ? 'none needs' : `${asked} ${asked === 1 ? 'needs' : 'need'}`} another judgement by the seats below`
}

const are = (count: number): string => (count === 1 ? 'is' : 'are')

function underwayWords({ underway: { items, packs } }: PacksDraft): string {
  const way = items === 1 ? 'its way' : 'their way'
  return `${countText(items, 'item')} ${are(items)} on ${way}: ${countText(packs, 'pack')} ${are(packs)} not back`
}

const goldWords = (count: number, tellsMisses: boolean): string => {
  if (count === 0) return 'This project has no gold items yet.'
  return tellsMisses
    ? `${countText(count, 'gold item')} of this project. Their answers go with them, so that misses can be told.`
    : `${countText(count, 'gold item')} of this project. Their answers stay here.`
}

const grouped = (choices: readonly ItemChoice[]) =>
  [...new Set(choices.map(({ group }) => group))].map((group) => ({
    group,
    items: choices.filter((each) => each.group === group).map(({ id, label }) => ({ value: id, label })),
  }))
