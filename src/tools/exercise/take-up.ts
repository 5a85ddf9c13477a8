import { send } from './screens.ts'
import type { Hand, World } from './world.ts'

type OpenLeg = { id: string; addressee: string; kind: 'regional-centre' | 'child-protection' | 'national-desk' }

/** Every connected desk that was told about a person takes it up, by an officer of that desk. */
export async function takeUp(
  world: World,
  hand: Hand,
  person: string,
  at: number,
  only?: OpenLeg['kind'],
): Promise<void> {
  const legs = await world.sql<OpenLeg>(OPEN, [person])
  for (const leg of legs.filter(one => only === undefined || one.kind === only)) {
    const role =
      leg.kind === 'regional-centre'
        ? 'centre-officer'
        : leg.kind === 'child-protection'
          ? 'intake-officer'
          : 'national-officer'
    await send(world, hand, {
      by: world.at(leg.addressee, role),
      at,
      path: `/legs/${leg.id}/take-up`,
      fields: {},
      key: `take up ${leg.id}`,
    })
  }
}

const OPEN = `select l.id, o.code as addressee, o.kind from app.leg l join app.organisation o on o.id = l.addressee_id
  where l.person_id = $1 and l.connected and l.state <> 'taken-up' order by l.id`
