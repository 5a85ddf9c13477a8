import { neededMessages } from '../form/validate.ts'
import { factsOf } from '../rules/condition.ts'
import type { AnyPack, Catalogues, PackFault } from './check-pack.ts'
import { SECTORS } from './pack.ts'
import {
  AGE_STATUSES,
  DATA_CLASSES,
  EXPLOITATION_FORMS,
  ORGANISATION_KINDS,
  REFERRAL_STATES,
  ROLES,
  SEXES,
  STATUSES,
} from './vocabulary.ts'

/** Words every mechanism has, by the area of their messages. Those of the stages are the pack's own. */
const VOCABULARY: { readonly [area: string]: readonly string[] } = {
  'age-status': AGE_STATUSES,
  'data-class': DATA_CLASSES,
  exploitation: EXPLOITATION_FORMS,
  'organisation-kind': ORGANISATION_KINDS,
  'referral-business': ['waitlisted', 'declined', 'withdrawn', 'arrived'],
  'referral-state': REFERRAL_STATES,
  role: ROLES,
  sector: SECTORS,
  sex: SEXES,
  status: STATUSES,
}

/** Keys a pack must have a text for, in every one of its languages. */
function keysOf(pack: AnyPack): readonly string[] {
  return [
    ...Object.entries(VOCABULARY).flatMap(([area, words]) => words.map(word => `${area}.${word}`)),
    ...pack.stages.map(stage => `stage.${stage}`),
    ...pack.languages.map(lang => `language.${lang}`),
    ...pack.organisations.flatMap(({ services = [] }) => services.map(service => `service.${service}`)),
    ...pack.rules.flatMap(({ id }) => [`rule.${id}`, `rule.${id}.opens`]),
    ...pack.rules
      .flatMap(rule => factsOf(rule.holds).concat(rule.applies ? factsOf(rule.applies) : []))
      .map(name => `fact.${name}`),
    ...pack.steps.flatMap(({ id, due }) => [
      `step.${id}`,
      `step.${id}.why`,
      `step.${id}.waiting`,
      ...factsOf(due).map(name => `fact.${name}`),
    ]),
    ...pack.parameters.map(({ id }) => `parameter.${id}`),
    ...(pack.calendar ?? []).map(({ id }) => `parameter.${id}`),
    ...(pack.published ?? []).map(({ metric }) => `published.${metric}`),
    ...(pack.regions ?? []).flatMap(({ id, states }) => [
      `region.${id}`,
      ...Object.keys(states).map(state => `region.${id}.${state}`),
    ]),
    ...pack.law.map(({ id }) => `law.${id}`),
    ...pack.indicators.map(({ code }) => `indicator.${code}`),
    ...pack.rights.map(({ id }) => `right.${id}`),
    ...pack.rightsTexts.map(id => `rights-text.${id}`),
    'form.working-head',
    ...(pack.accounts ? ['undertaking.title', 'undertaking.text'] : []),
    // "Yes", "no" and "I do not know" are words of the pages.
    ...pack.forms.flatMap(neededMessages).filter(key => !key.startsWith('answer.')),
  ]
}

/** Texts that are missing: what the data needs, and what one language of the pack says and another does not. */
export function missingTexts(pack: AnyPack, catalogues: Catalogues): readonly PackFault[] {
  const own = pack.languages.flatMap(lang => Object.keys(catalogues[lang] ?? {}))
  const keys = [...new Set([...keysOf(pack), ...own])]
  return pack.languages.flatMap(lang =>
    keys
      .filter(key => !catalogues[lang]?.[key])
      .map(key => ({
        area: `messages/${lang}/${key.split('.')[0]}.json`,
        id: key,
        says: `has no text in ${lang}`,
        mend: 'Write it, then run src/tools/generate-messages.ts.',
      })),
  )
}
