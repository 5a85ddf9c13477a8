import { hasRight } from '../../../act/mechanism.ts'
import { RIGHT_OF_ACT } from '../../../domain/access/right-of.ts'
import { newestForms } from '../../../domain/form/versions.ts'
import type { ActKind } from '../../../domain/mechanism/vocabulary.ts'
import { type RegionState, regionsBeside } from '../../../domain/way/region.ts'
import { Details, Link, Section } from '../../../platform/ui/index.ts'
import type { PersonPageProps } from './page.tsx'

/** What runs beside the way: what has begun stands open, what may begin is folded away. */
export function Alongside(props: PersonPageProps) {
  const { mechanism, file, say } = props
  const { t } = say
  const all = regionsBeside(mechanism.pack.regions ?? [], file, { now: say.now, timeZone: mechanism.pack.timeZone })
  if (all.length === 0) return null
  const begun = all.filter(one => one.begun)
  const rest = all.filter(one => !one.begun)
  return (
    <Section title={t('person.alongside')} lead={t('person.alongside-lead')}>
      {begun.map(one => (
        <OneRegion key={one.region.id} {...props} of={one} />
      ))}
      {rest.length > 0 ? (
        <Details summary={t('person.alongside-may')}>
          {rest.map(one => (
            <OneRegion key={one.region.id} {...props} of={one} />
          ))}
        </Details>
      ) : null}
    </Section>
  )
}

function OneRegion({ of: { region, state, acts }, ...props }: PersonPageProps & { of: RegionState }) {
  const { t } = props.say
  return (
    <>
      <h3>{t(`region.${region.id}`)}</h3>
      <p>{t(`region.${region.id}.${state}`)}</p>
      <ul>
        {acts.map(act => (
          <li key={act}>
            <OneAct {...props} act={act} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** A way to the form for whoever may; for everybody else, who may. */
function OneAct({ mechanism, file, actor, say: { t }, act }: PersonPageProps & { act: ActKind }) {
  const right = RIGHT_OF_ACT[act]
  const form = newestForms(mechanism.pack.forms).find(one => one.act === act)
  if (right && form && hasRight(mechanism.pack, actor, right))
    return <Link href={`/people/${file.id}/acts/${form.id}`}>{t(`act-kind.${act}`)}</Link>
  const kinds = mechanism.pack.roles.filter(role => right && role.rights.includes(right)).flatMap(role => role.kinds)
  const who = [...new Set(kinds)].map(kind => t(`organisation-kind.${kind}`)).join(', ')
  return (
    <>
      {t(`act-kind.${act}`)} {who ? t('person.alongside-by', { who }) : null}
    </>
  )
}
