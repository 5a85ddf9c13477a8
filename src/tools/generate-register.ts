import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COUNTRIES } from '../countries/countries.ts'
import type { Country } from '../countries/country.ts'
import { RIGHT_OF_ACT } from '../domain/access/right-of.ts'
import { newestForms } from '../domain/form/versions.ts'
import { CONSENT_PURPOSES, DATA_CLASSES, type DataClass } from '../domain/mechanism/vocabulary.ts'
import { PROJECT } from './settings.ts'

/**
 * Writes docs/security/register-of-processing.md (GDPR art. 30): what is kept by class of data, recorded by whom and on
 * which provisions, read from the packs. What no data say is left to the controller, and says so.
 */
export const REGISTER = 'docs/security/register-of-processing.md'

/** Whether a class holds special categories (GDPR art. 9) or offences (art. 10): our reading, for a lawyer to check. */
const NATURE = {
  core: 'coded acts and dates; being a victim of an offence tells of one (art. 10 for the suspect)',
  identity: 'identifies; national number where one is recorded',
  contact: 'identifies and locates',
  'shelter-address': 'locates',
  indicators: 'may tell of health and sex life (art. 9) and of offences of others (art. 10)',
  interview: 'free text: may tell of health, sex life, origin (art. 9) and offences of others (art. 10)',
  therapy: 'health (art. 9)',
  plan: 'may tell of health (art. 9)',
  proceedings: 'offences of others (art. 10)',
  compensation: 'financial; may tell of health (art. 9)',
  register: 'coded account of what happened and of the help given',
  consent: 'what was agreed, with whom, by whom',
} as const satisfies Record<DataClass, string>

const HEAD = `# Register of processing (GDPR art. 30)

Made by \`bin/node src/tools/generate-register.ts\` from the classes of data, forms, roles and rules of the packs; a test holds it current. It is the
part of the register that follows from the program. What each controller must add stands at the end. The bases are the provisions that the
rules before these acts cite; most are *assumed* until a lawyer has checked them, and \`/law\` says which.
`

const REST = `
## Purposes for which consent is asked

One consent for each purpose and recipient; it can be withdrawn at any time, and what rests on it ends with the next query.

${CONSENT_PURPOSES.map(purpose => `- \`${purpose}\``).join('\n')}

Without consent the act must name another ground: immediate danger, the official path of a child, a duty to notify. The event keeps it.

## The same for every class

| | |
| --- | --- |
| purpose of the whole | to notice, protect, refer and help victims of trafficking in human beings |
| data subjects | presumed, identified and former victims; people noticed who turn out not to be; those who notify; staff; in free text also relatives and suspects |
| recipients | organisations with a grant in force, one person and class at a time (\`db/README.md\`); nobody by way of a general list |
| transfers to third countries | none by the program; a transnational exchange is an act of its own, with its own consent |
| technical and organisational measures | \`SECURITY.md\`, \`docs/security/threat-model.md\`, \`docs/security/asvs.md\` |
| terms of deletion | drafts, sessions and ceremonies end by themselves; of a person found not to be a victim the rules name a term, as a parameter of the pack; **for every other class no term is set yet** |

## Processing about staff and devices

| what | for | where | how long |
| --- | --- | --- | --- |
| account: name, organisation, roles | to know who acts | \`app.account\` | while the account is there; acts keep its id |
| last sign-in, locks, reviews, invitations, undertakings accepted, recoveries and who confirmed them | to know that an account is used, needed and its owner's | \`app.account_state\`, \`app.undertaking_acceptance\`, \`app.invitation\`, \`app.recovery\` | while the account is there; requests under a name nobody has: with their limit |
| sessions, ceremonies | sign-in | \`app.session\`, \`app.challenge\` | a day, an hour after their end |
| tries to sign in | against guessing | \`app.sign_in_attempt\`, keyed hashes only | a quarter of an hour for an address, an hour for an identifier |
| who looked at whom, when, for what | accountability (art. 5 (2)) | \`app.access_log\`, audit log | no term set yet |
| operational log: account id, address, route, outcome | to find faults and attacks | standard error of the processes | the operator sets it; \`docs/operations.md\` proposes 90 days |

## What the controller adds

- [ ] name and contact of the controller, of joint controllers (art. 26) and of the data-protection officer
- [ ] processors, with their contracts (art. 28): hosting, telephone, interpreters
- [ ] which bodies process under Directive (EU) 2016/680 instead, as controllers of their own
- [ ] the bases of art. 6 and art. 9 (2) for each purpose, confirmed by a lawyer
- [ ] terms of deletion for each class
`

/** One country's table. */
function tableOf({ pack, messages }: Country): string {
  const words = messages.en ?? {}
  const guards = new Map<string, Set<string>>()
  for (const rule of pack.rules)
    for (const act of rule.guards) {
      const cited = guards.get(act) ?? guards.set(act, new Set()).get(act)
      for (const { source, provision } of rule.cites)
        if (!source.startsWith('SPEC')) cited?.add(`${source} ${provision}`)
    }
  const rows = DATA_CLASSES.map(name => {
    const forms = newestForms(pack.forms).filter(
      form => form.dataClass === name && (form.about ?? 'person') === 'person',
    )
    const rights = forms.map(form => RIGHT_OF_ACT[form.act])
    const able = pack.roles.filter(role => role.rights.some(right => rights.includes(right)))
    const kinds = new Set(able.flatMap(role => role.kinds.map(kind => words[`organisation-kind.${kind}`] ?? kind)))
    const bases = [...new Set(forms.flatMap(form => [...(guards.get(form.act) ?? [])]))].sort()
    const cells = [
      `**${words[`data-class.${name}`] ?? name}** (\`${name}\`)`,
      NATURE[name],
      forms.map(form => `${form.id}`).join(', ') || 'no form; other acts',
      [...kinds].sort().join(', ') || '–',
      bases.map(text => text.replaceAll('|', '\\|')).join('; ') || 'none cited',
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `
## ${pack.code}: what is kept

| class | nature | recorded by forms | kinds of organisation that may record it | provisions cited |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

/** The whole document. */
export function textOfRegister(): string {
  return `${HEAD}${Object.values(COUNTRIES).map(tableOf).join('')}${REST}`
}

if (import.meta.main) writeFileSync(join(PROJECT, REGISTER), textOfRegister())
