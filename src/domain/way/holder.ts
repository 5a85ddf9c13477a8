import { isAsChild } from '../facts/status.ts'
import type { Step } from '../mechanism/pack.ts'
import type { OrganisationKind } from '../mechanism/vocabulary.ts'
import type { PersonFile } from '../person/file.ts'
import { lastTransfer, managerNamed } from '../referral/transfer.ts'
import type { Item } from './each.ts'
import type { LineHolder } from './line.ts'

function desk(kind: OrganisationKind, organisation: string | null = null, account: string | null = null): LineHolder {
  return { kind, organisation, account }
}

/** The desk that took the person in by an accepted referral; the first such on file, a place tonight last. */
function takenBy(file: PersonFile): LineHolder | null {
  const taken = file.referrals.filter(
    one =>
      one.path !== 'transfer' &&
      (one.state === 'accepted' || one.state === 'in-progress' || one.state === 'on-hold' || one.state === 'completed'),
  )
  const one = taken.find(referral => !referral.emergency)
  return one ? desk(one.receiverKind, one.receiver) : null
}

/** Who holds the person: the desk they were handed on to, else the one that took them in, else the centre that is told of everybody. */
function holderOf(file: PersonFile): LineHolder {
  const transfer = lastTransfer(file)
  if (transfer) return desk(transfer.receiverKind, transfer.receiver)
  return takenBy(file) ?? desk('regional-centre', file.holder ?? null)
}

function caseManagerOf(file: PersonFile): LineHolder {
  const appointed = managerNamed(file)
  if (!appointed) return holderOf(file)
  return desk(appointed.organisationKind, appointed.organisation ?? null, file.caseManager ?? proposer(file))
}

/** Where the case manager left and nobody came after: the supervisor of that desk, as the event names one. */
function proposer(file: PersonFile): string | null {
  const left = file.events.findLast(event => event.kind === 'case-manager.left')
  return typeof left?.act.supervisor === 'string' ? left.act.supervisor : null
}

/** Who owes a step about this person. */
export function whoOwes(step: Step, file: PersonFile, item: Item | null): LineHolder {
  const named = typeof step.holder === 'string' ? step.holder : isAsChild(file) ? step.holder.child : step.holder.adult
  if (named === 'holder') return holderOf(file)
  if (named === 'case-manager') return caseManagerOf(file)
  if (named === 'addressee')
    return item?.addressee ? desk(item.addressee.kind, item.addressee.organisation) : holderOf(file)
  if (named === 'first-responder') {
    const first = file.events[0]
    return first ? desk(first.organisationKind, first.organisation ?? null) : holderOf(file)
  }
  return desk(named)
}
