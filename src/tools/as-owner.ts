import { type Ask, administer } from '../platform/postgres/session.ts'

/** Work with the rights of the owner of all tables, whether or not the connection is a superuser's: row security lets it see all. */
export function asOwner<T>(adminUrl: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  return administer(adminUrl, async ask => {
    await ask('set role app_owner')
    return work(ask)
  })
}
