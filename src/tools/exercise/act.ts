import type { FormDefinition } from '../../domain/form/definition.ts'
import { fieldsFromValues } from '../../domain/form/values.ts'
import { newestForms } from '../../domain/form/versions.ts'
import { civilDateOf, offsetAt } from '../../domain/time/calendar.ts'
import { send } from './screens.ts'
import type { Hand, World } from './world.ts'

export type Values = { readonly [field: string]: unknown }

/** One form of the mechanism about one person. */
export type Doing = {
  readonly key: string
  readonly person: string
  readonly by: string
  readonly at: number
  readonly form: FormDefinition['id']
  readonly values: Values
  /** It happened already and is written down as it was. */
  readonly record?: true
  /** Why it is done although a rule warns. */
  readonly reason?: string
}

/** Fills in a form of the mechanism as the screen shows it and sends it. */
export async function act(
  world: World,
  hand: Hand,
  { key, person, by, at, form, values, record, reason }: Doing,
): Promise<void> {
  const { forms, timeZone } = world.mechanism.pack
  const definition = newestForms(forms).find(one => one.id === form)
  if (!definition) throw new Error(`The pack has no form ${form}.`)
  const split = (moment: number) => {
    const time = new Date(moment + offsetAt(moment, timeZone)).toISOString().slice(11, 16)
    return { date: civilDateOf(moment, timeZone), time }
  }
  const fields = {
    ...fieldsFromValues(definition, values, split),
    ...(record ? { _mode: 'record' } : {}),
    ...(reason ? { _reason: reason } : {}),
  }
  await send(world, hand, { by, at, path: `/people/${person}/acts/${form}`, fields, key: `${key} ${form}` })
}
