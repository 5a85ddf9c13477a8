import { Cites } from '../../../act/cites.tsx'
import { amount, clockWords, exactTime, type Saying } from '../../../act/clock-words.ts'
import { hasRight, type Mechanism } from '../../../act/mechanism.ts'
import { deskOf } from '../../../act/way.ts'
import { factText, whyOf } from '../../../act/why-texts.tsx'
import { RIGHT_OF_ACT } from '../../../domain/access/right-of.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import type { Line, Panel } from '../../../domain/way/line.ts'
import type { Entered } from '../../../platform/db/database.ts'
import { type Catalogue, hasMessage, type MessageKey } from '../../../platform/i18n/translator.ts'
import type { Action, NowPanelProps, WhyValue } from '../../../platform/ui/index.ts'

export type Telling = {
  readonly mechanism: Mechanism
  readonly file: PersonFile
  readonly actor: Entered
  readonly say: Saying
  readonly catalogue: Catalogue
}

/**
 * What another desk would owe but cannot see the person stands with the desk that holds it in its place, so that the panel and
 * the work list never disagree about who acts.
 */
export function settled(
  panel: Panel,
  { mechanism, file, actor }: Pick<Telling, 'mechanism' | 'file' | 'actor'>,
): Panel {
  const seeing = new Set(file.grants.map(grant => grant.organisation))
  const mine = (line: Line) => !line.offer && !line.gap && deskOf(mechanism, file, line, seeing) === actor.organisation
  const moved = panel.waiting.filter(mine)
  return {
    now: [...panel.now, ...moved].sort((a, b) => a.rank - b.rank),
    waiting: panel.waiting.filter(line => !mine(line)),
    notYet: panel.notYet,
  }
}

/** The Now panel in words: what must happen now, what waits for whom, what is blocked by which rule and what would open it. */
export function nowPanel(panel: Panel, telling: Telling): NowPanelProps {
  const { t } = telling.say
  const owed = panel.now.filter(line => !line.gap && !line.offer)
  return {
    texts: {
      heading: t('person.panel'),
      why: t('shell.why'),
      facts: t('person.facts'),
      standing: { verified: t('act.verified'), assumed: t('act.assumed') },
      now: {
        title: t('person.now'),
        empty: t('person.now-empty'),
        ...(owed.length > 0 && { lead: t('person.now-lead') }),
      },
      waiting: {
        title: t('person.waiting'),
        empty: t('person.waiting-empty'),
        since: t('person.since'),
        escalates: t('person.escalates'),
      },
      notYet: {
        title: t('person.not-yet'),
        empty: t('person.not-yet-empty'),
        because: t('act.because'),
        opens: t('act.opens'),
        meanwhile: t('person.meanwhile'),
      },
      gaps: { title: t('person.gaps'), text: t('person.gaps-text') },
    },
    now: owed.map(line => ({
      id: idOf(line),
      what: t(`step.${line.step}`),
      who: colleagueOf(line, telling),
      clock: clockWords(line.dueAt, telling.say),
      action: actionOf(line, telling),
      phone: phoneOf(line, telling),
      why: whyLine(line, telling),
    })),
    waiting: panel.waiting.filter(line => !line.gap && !line.offer).map(line => waitingLine(line, telling)),
    notYet: panel.notYet.map(line => blockedLine(line, telling)),
    gaps: [...panel.now, ...panel.waiting]
      .filter(line => line.gap)
      .map(line => ({
        id: idOf(line),
        what: t(`act-kind.${line.act}`),
        action: actionOf(line, telling),
      })),
  }
}

const idOf = (line: Line) => `${line.step}-${line.act}-${line.ref ?? 'person'}`

function waitingLine(line: Line, telling: Telling) {
  const { t } = telling.say
  const { mechanism, file, say } = telling
  const seeing = new Set(file.grants.map(grant => grant.organisation))
  const whom = mechanism.directory.find(line.holder.organisation ?? deskOf(mechanism, file, line, seeing))
  return {
    id: idOf(line),
    what: t(`step.${line.step}.waiting` as MessageKey),
    whom: whom?.name ?? t(`organisation-kind.${line.holder.kind}`),
    since: amount(say.now - line.since, t),
    // Once late, the clock above says the same moment.
    escalates: line.dueAt !== null && line.dueAt > say.now ? exactTime(line.dueAt, say) : undefined,
    clock: clockWords(line.dueAt, say),
    phone: whom?.phone ? { number: whom.phone } : undefined,
    why: whyLine(line, telling),
  }
}

function blockedLine(line: Line, telling: Telling) {
  const { t } = telling.say
  const opened = line.broken.filter(one => hasMessage(telling.catalogue, `rule.${one.rule}.opens`))
  return {
    id: idOf(line),
    what: t(`step.${line.step}`),
    because: line.broken.map(one => t(`rule.${one.rule}`)),
    opens: opened.map(one => ({ label: t(`rule.${one.rule}.opens`), href: doorOf(one.opens, telling) })),
    why: whyOf(line.broken, { t, catalogue: telling.catalogue }),
  }
}

/** The form that records the first of these acts this account may do. */
function doorOf(acts: readonly string[], { mechanism, file, actor }: Telling): string | undefined {
  const form = mechanism.pack.forms.find(one => acts.includes(one.act) && may(mechanism, actor, one.act))
  return form ? `/people/${file.id}/acts/${form.id}` : undefined
}

function may(mechanism: Mechanism, actor: Entered, act: keyof typeof RIGHT_OF_ACT): boolean {
  const right = RIGHT_OF_ACT[act]
  return right !== undefined && hasRight(mechanism.pack, actor, right)
}

/** One button: the form of the step, or the screen the act has for itself. Nobody is shown a button that leads nowhere. */
function actionOf(line: Line, { mechanism, file, actor, say }: Telling): Action | undefined {
  const { t } = say
  if (!may(mechanism, actor, line.act)) return undefined
  const hiddenText = t(`step.${line.step}` as MessageKey)
  if (line.act === 'leg.taken-up' && line.ref)
    return { post: `/legs/${line.ref}/take-up`, label: t('person.take-up'), hiddenText }
  const toCall = file.legs.find(one => one.id === line.ref && line.act === 'leg.call-recorded')
  if (toCall)
    return { href: `/sent/${toCall.notification}/legs/${toCall.id}/call`, label: t('person.open'), hiddenText }
  if (line.act === 'referral.requested')
    return { href: `/people/${file.id}/referrals/new`, label: t('person.open'), hiddenText }
  if (line.act.startsWith('referral.') && !line.ref)
    return { href: `/people/${file.id}/help`, label: t('person.open'), hiddenText }
  if (line.act.startsWith('referral.')) {
    const own = file.referrals.find(one => one.id === line.ref)?.receiver === actor.organisation
    return {
      href: own ? `/requests/${line.ref}` : `/people/${file.id}/referrals/${line.ref}`,
      label: t('person.open'),
      hiddenText,
    }
  }
  const form = line.form ?? mechanism.pack.forms.find(one => one.act === line.act)?.id
  return form ? { href: `/people/${file.id}/acts/${form}`, label: t('person.open'), hiddenText } : undefined
}

/** Where the desk owes a line and this account may not do it: which of its roles may. Nobody is left before a line without a door. */
function colleagueOf(line: Line, { mechanism, actor, say: { t } }: Telling): string | undefined {
  const right = RIGHT_OF_ACT[line.act]
  if (right === undefined || may(mechanism, actor, line.act)) return undefined
  const roles = mechanism.pack.roles
    .filter(one => one.kinds.some(kind => kind === actor.organisationKind) && one.rights.includes(right))
    .map(one => t(`role.${one.role}`))
  return roles.length > 0 ? t('person.colleague', { roles: [...new Set(roles)].join(', ') }) : undefined
}

function phoneOf(line: Line, { mechanism, file }: Telling) {
  const leg = file.legs.find(one => one.id === line.ref && one.state === 'to-call')
  const phone = leg && mechanism.directory.find(leg.addressee)?.phone
  return phone ? { number: phone } : undefined
}

function whyLine(line: Line, { say, catalogue }: Telling): WhyValue {
  const { t } = say
  const words = { t, catalogue }
  const why = `step.${line.step}.why`
  return {
    rules: [
      {
        id: line.step,
        sentence: hasMessage(catalogue, why) ? t(why as MessageKey) : t(`step.${line.step}`),
        citation: <Cites cites={line.why.cites} t={t} />,
        href: `/law/rules#step-${line.step}`,
        standing: line.why.standing,
      },
    ],
    facts: line.why.facts.map(fact => factText(fact.fact, fact.value, words)),
  }
}
