import type { PackFault } from '../mechanism/check-pack.ts'
import { type AccessRule, GRANT_RELATIONS, LAW_ENFORCEMENT, SINGLE_RELATIONS } from './rule.ts'

/**
 * What no pack may say about access, whatever its country: law enforcement holding a class by role, taking data out where it
 * may not be read, a stage where no grant stands that could carry it, two rules of one id.
 */
export function accessFaults(rules: readonly AccessRule[]): readonly PackFault[] {
  const ids = rules.map(rule => rule.id)
  const fault = (rule: AccessRule, says: string, mend: string): PackFault => ({
    area: 'access',
    id: rule.id,
    says,
    mend,
  })
  return rules.flatMap(rule => [
    ...(ids.indexOf(rule.id) === ids.lastIndexOf(rule.id)
      ? []
      : [fault(rule, 'is there more than once', 'Give each rule of access an id of its own.')]),
    ...(isByRole(rule) ? [fault(rule, BY_ROLE, 'Use the relation order, consent or break-glass.')] : []),
    ...(takesOut(rule) && !rule.verbs.includes('read')
      ? [fault(rule, 'lets print or export what it does not let read', 'Add the verb read.')]
      : []),
    ...(rule.relation === 'break-glass' && rule.verbs.some(verb => verb !== 'read')
      ? [fault(rule, 'lets more be done under break-glass than read', 'Leave every verb but read out.')]
      : []),
    ...(rule.relation === 'break-glass' && !rule.classes.includes('core')
      ? [
          fault(
            rule,
            'breaks glass without opening the core',
            'Add the class core: without it there is no page to open.',
          ),
        ]
      : []),
    ...(rule.stages && !GRANT_RELATIONS.some(one => one === rule.relation)
      ? [fault(rule, 'names stages for a relation that is not derived by acts', 'Leave the stages out.')]
      : []),
  ])
}

const BY_ROLE = 'gives law enforcement a class of data by role'

function isByRole({ kinds, relation, verbs }: AccessRule): boolean {
  const single = SINGLE_RELATIONS.includes(relation) || relation === 'own-organisation'
  const onlySends = relation === 'reporter' && verbs.every(verb => verb === 'write')
  return kinds.some(kind => LAW_ENFORCEMENT.includes(kind)) && !single && !onlySends
}

function takesOut({ verbs }: AccessRule): boolean {
  return verbs.includes('print') || verbs.includes('export')
}
