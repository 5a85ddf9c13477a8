import type { Ask } from '../../platform/postgres/session.ts'

/** A table as a backup holds it: its columns with their types, leaving out those the database reckons itself. */
export type Shape = {
  readonly name: string
  readonly columns: readonly string[]
  readonly types: readonly string[]
}

/** How many rows a table has, and a sum over their contents that does not depend on their order. */
export type Count = { readonly rows: number; readonly digest: string }

/** Every table that holds data of ours and of the queue. The list of migrations is made anew by migrating. */
const SHAPES = `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
    array_agg(quote_ident(a.attname) order by a.attnum) as columns,
    array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and (n.nspname like 'app%' or n.nspname = 'graphile_worker')
  group by 1 order by 1`

const SEQUENCES = `select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::text as last
  from pg_sequences where schemaname like 'app%' or schemaname = 'graphile_worker' order by 1`

/** The tables of a database, in order of name. */
export function shapesOf(ask: Ask): Promise<readonly Shape[]> {
  return ask<Shape>(SHAPES)
}

/** Where each sequence stands; null where it was never used. */
export function sequencesOf(ask: Ask): Promise<readonly { readonly name: string; readonly last: string | null }[]> {
  return ask(SEQUENCES)
}

/** One row as a JSON array of texts, the form in which every type of PostgreSQL comes back as it was. */
export function rowText({ columns }: Shape): string {
  return `json_build_array(${columns.map(column => `${column}::text`).join(', ')})::text`
}

/** Counts a table. */
export async function countOf(ask: Ask, shape: Shape): Promise<Count> {
  const [count] = await ask<Count>(
    `select count(*)::float8 as rows, coalesce(sum(hashtextextended(x, 0)::numeric), 0)::text as digest
     from (select ${rowText(shape)} as x from only ${shape.name}) s`,
  )
  return count ?? { rows: 0, digest: '' }
}

/**
 * How every value is written, whatever the server's own settings; and no row may be left out because a policy hides it: a
 * role that cannot see everything is an error, not a smaller backup.
 */
export const PLAIN_TEXT = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex';
  set extra_float_digits = 1; set row_security = off`
