import type { PersonFile } from '../person/file.ts'

/**
 * Whether somebody stands outside the wall around a person: an allegation that stands names their desk or themselves.
 * Whatever a desk holds, behind a wall it has nothing; the policies `walled` of the database say the same.
 */
export function isWalled(
  { walled }: Pick<PersonFile, 'walled'>,
  { organisation, account }: { readonly organisation?: string | null; readonly account?: string | null },
): boolean {
  if (!walled || walled.length === 0) return false
  return [organisation, account].some(one => typeof one === 'string' && walled.includes(one))
}
