import { grantsOf } from '../domain/access/grants.ts'
import { isWalled } from '../domain/access/wall.ts'
import type { OrganisationKind } from '../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../domain/person/file.ts'
import { lastTransfer } from '../domain/referral/transfer.ts'
import type { DueLine } from '../domain/way/line.ts'
import { duesOf } from '../domain/way/panel.ts'
import type { Mechanism } from './mechanism.ts'
import type { Due } from './sections.ts'

/** What is owed now, each by a desk that exists, works here and may see the person: never an empty inbox. */
export function dueNow(mechanism: Mechanism, file: PersonFile, now: number): readonly Due[] {
  const seeing = new Set(
    grantsOf(file, mechanism.pack.access)
      .filter(grant => !isWalled(file, grant))
      .map(grant => grant.organisation),
  )
  return duesOf(file, mechanism.pack, now).map(line => {
    const organisation = deskOf(mechanism, file, line, seeing)
    return {
      step: line.step,
      ref: line.ref,
      organisation,
      account: organisation === line.holder.organisation && !isWalled(file, line.holder) ? line.holder.account : null,
      dueAt: line.dueAt,
      // Silence goes further; a step that is merely late stays on its desk's list and on the board of its supervisor.
      escalateAt: file.danger || isAnswer(mechanism, line) ? line.dueAt : null,
      waiting: false,
      ...(line.moved ? { moved: true } : {}),
    }
  })
}

/** Somebody was asked and owes an answer. */
function isAnswer({ pack }: Mechanism, line: DueLine): boolean {
  return pack.steps.some(
    step =>
      step.id === line.step &&
      step.holder === 'addressee' &&
      (step.each === 'unanswered-referral' || step.each === 'unanswered-transfer'),
  )
}

/** The very desk that owes a line. Where the file names none of that kind that may see the person, the centre that was told; else the national desk. */
export function deskOf(mechanism: Mechanism, file: PersonFile, line: DueLine, seeing: ReadonlySet<string>): string {
  const { kind, organisation } = line.holder
  if (organisation && (seeing.has(organisation) || isAsked(mechanism, file, line, organisation))) return organisation
  return ofKind(file, kind, seeing) ?? ofKind(file, 'regional-centre', seeing) ?? nationalDesk(mechanism)
}

/** Asked to answer a referral: a desk that works here has it on its list, and sees the request, not the person. */
function isAsked(mechanism: Mechanism, file: PersonFile, line: DueLine, organisation: string): boolean {
  const asked = file.referrals.some(
    one => one.id === line.ref && one.receiver === organisation && one.state === 'requested',
  )
  return asked && !isWalled(file, { organisation }) && mechanism.directory.find(organisation)?.connected === true
}

function ofKind(file: PersonFile, kind: OrganisationKind, seeing: ReadonlySet<string>): string | undefined {
  // Whoever took the person over has the clocks of that kind from the yes on, before the desk before lets go.
  const transfer = lastTransfer(file)
  if (transfer?.receiverKind === kind && seeing.has(transfer.receiver)) return transfer.receiver
  const leg = file.legs.find(one => one.addresseeKind === kind && seeing.has(one.addressee))
  return leg?.addressee ?? file.referrals.find(one => one.receiverKind === kind && seeing.has(one.receiver))?.receiver
}

function nationalDesk(mechanism: Mechanism): string {
  const desk = mechanism.directory.all().find(one => one.kind === 'national-desk')
  if (!desk) throw new Error('The directory has no national desk; nobody could hold what nobody else holds.')
  return desk.id
}
