import type { AnyPack, PackFault } from './check-pack.ts'

/** States of a region that nobody reaches, and acts allowed in a state that no form records. */
export function regionFaults(pack: AnyPack): readonly PackFault[] {
  const forms = new Set(pack.forms.map(form => form.act))
  return (pack.regions ?? []).flatMap(({ id, states, moves }) =>
    Object.entries(states).flatMap(([state, acts], at) => [
      ...(at > 0 && !moves.some(move => move.to === state)
        ? [
            {
              area: 'regions',
              id: `${id}.${state}`,
              says: 'is a state that no act leads to',
              mend: 'Add a move to it.',
            },
          ]
        : []),
      ...acts
        .filter(act => !forms.has(act))
        .map(act => ({
          area: 'regions',
          id: `${id}.${state}`,
          says: `allows ${act}, which no form records`,
          mend: 'Write the form, or take the act out.',
        })),
    ]),
  )
}
