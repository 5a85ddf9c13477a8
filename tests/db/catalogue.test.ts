import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, administer } from '../../src/platform/postgres/session.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { read } from '../support/source.ts'

/** What must hold for every table, view and function there is, or ever will be. */
let database: TestDatabase
const ask: Ask = (sql, values) => administer(database.url('punte_admin'), query => query(sql, values))
const names = async (sql: string): Promise<string[]> => (await ask<{ name: string }>(sql)).map(row => row.name)
const OURS = `n.nspname like 'app%'`
const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p')`

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database?.drop())

describe('tables', () => {
  test('row security is on and forced', async () => {
    expect((await names(`select c.oid::regclass::text as name from ${TABLES}`)).length).toBeGreaterThan(20)
    const open = await names(
      `select c.oid::regclass::text as name from ${TABLES} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })

  test('each has at least one policy', async () => {
    const bare = await names(
      `select c.oid::regclass::text as name from ${TABLES} and not exists (select from pg_policy p where p.polrelid = c.oid)`,
    )
    expect(bare).toEqual([])
  })

  test('each is owned by app_owner, who cannot log in', async () => {
    const others = await names(
      `select c.oid::regclass::text as name from ${TABLES} and pg_get_userbyid(c.relowner) <> 'app_owner'`,
    )
    expect(others).toEqual([])
    expect(await names(`select rolname as name from pg_roles where rolname = 'app_owner' and rolcanlogin`)).toEqual([])
  })

  test('each policy is explained in db/README.md', async () => {
    const explained = read('db/README.md').text
    const policies = await names('select distinct polname::text as name from pg_policy order by 1')
    expect(policies.filter(name => !explained.includes(`\`${name}\``))).toEqual([])
  })

  test('every compared organisation, person and account has an index to be found by', async () => {
    const slow = await names(`
      select c.relname || '.' || a.attname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
        join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
       where ${OURS} and k.contype = 'f' and a.attname in ('person_id', 'notification_id') and not c.relispartition
         and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)
       order by 1`)
    expect(slow).toEqual([])
  })
})

describe('roles', () => {
  test('none of ours is a superuser, passes by row security, or makes roles and databases', async () => {
    const strong = await names(
      `select rolname as name from pg_roles where rolname like 'app\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    )
    expect(strong).toEqual([])
  })

  test.each(['app_web', 'app_worker', 'app_stats'])('%s owns nothing and is no member of another role', async role => {
    const owned = await names(`
      select c.oid::regclass::text as name from pg_class c where pg_get_userbyid(c.relowner) = '${role}'
      union all select f.oid::regprocedure::text from pg_proc f where pg_get_userbyid(f.proowner) = '${role}'
      union all select nspname from pg_namespace where pg_get_userbyid(nspowner) = '${role}'
      union all select m.roleid::regrole::text from pg_auth_members m where m.member = '${role}'::regrole`)
    expect(owned).toEqual([])
  })

  test.each(['event', 'access_log', 'record', 'consent', 'notification_addition'])(
    'app.%s is append-only for the web role',
    async table => {
      const grants = await names(
        `select a.privilege_type as name from pg_class c cross join aclexplode(c.relacl) a
          where c.oid = 'app.${table}'::regclass and a.grantee = 'app_web'::regrole order by 1`,
      )
      expect(['INSERT', 'SELECT']).toEqual(expect.arrayContaining(grants))
    },
  )

  test('nobody may write where row security does not ask who writes', async () => {
    const writable = await names(`
      select c.relname || ' ' || a.privilege_type as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join aclexplode(c.relacl) a
       where ${OURS} and a.grantee = 'app_web'::regrole and a.privilege_type <> 'SELECT' order by 1`)
    expect(writable).toEqual(['access_log INSERT', 'draft DELETE', 'draft INSERT', 'draft UPDATE'])
  })

  test('public may do nothing', async () => {
    const open = await names(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join aclexplode(c.relacl) a where ${OURS} and a.grantee = 0
      union all select f.oid::regprocedure::text from pg_proc f join pg_namespace n on n.oid = f.pronamespace
        cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where ${OURS} and a.grantee = 0
      union all select n.nspname from pg_namespace n cross join aclexplode(n.nspacl) a where ${OURS} and a.grantee = 0`)
    expect(open).toEqual([])
  })
})

describe('functions and views', () => {
  const FUNCTIONS = `pg_proc f join pg_namespace n on n.oid = f.pronamespace where ${OURS} and f.prosecdef`

  test('what runs with the rights of its owner has a fixed search_path', async () => {
    expect((await names(`select f.oid::regprocedure::text as name from ${FUNCTIONS}`)).length).toBeGreaterThan(10)
    const loose = await names(
      `select f.oid::regprocedure::text as name from ${FUNCTIONS}
         and not exists (select from unnest(f.proconfig) setting where setting like 'search_path=%')`,
    )
    expect(loose).toEqual([])
  })

  test('and never a path that somebody else can write into', async () => {
    const writable = await names(
      `select f.oid::regprocedure::text || ' ' || trim(s.name) as name from pg_proc f join pg_namespace n on n.oid = f.pronamespace
         cross join unnest(f.proconfig) setting cross join regexp_split_to_table(substr(setting, 13), ',') s(name)
       where ${OURS} and f.prosecdef and setting like 'search_path=%' and trim(s.name) not in ('pg_catalog', 'pg_temp')
         and (trim(s.name) like '%$user%' or exists (select from unnest('{app_web,app_worker,app_stats}'::text[]) r
           where has_schema_privilege(r, trim(s.name), 'create')))`,
    )
    expect(writable).toEqual([])
  })

  test('views see what the reader sees', async () => {
    const views = await names(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where ${OURS} and c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)`,
    )
    expect(views).toEqual([])
  })
})
