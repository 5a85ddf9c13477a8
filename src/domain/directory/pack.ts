import type { CivilDate } from '../time/civil-date.ts'
import type { ServiceDescription } from './description.ts'
import { steadyId } from './steady-id.ts'

/** What a country ships of its directory: data only. What is left out is not known. */
export type DirectoryPack = {
  /** Kinds of need a service may answer: message `service.<code>`. */
  readonly needs: readonly string[]
  /** For each need of a plan (message `form.need.<code>`) the kinds of help that answer it; none known where it is absent. */
  readonly answers?: { readonly [need: string]: readonly string[] }
  /** Kinds of help that are a place for the night, so that what houses say of their beds counts. */
  readonly nights?: readonly string[]
  readonly regions: readonly { readonly code: string; readonly name: string; readonly territories: readonly string[] }[]
  readonly organizations: readonly DirectoryOrganization[]
  readonly services: readonly DirectoryService[]
  /** Code of the service whose telephone the public is given for every protected shelter. */
  readonly referringLine: string
  /** The name of the country's profile of the standard. */
  readonly profile: string
}

type Known = { readonly verifiedOn: CivilDate; readonly source: string }

export type DirectoryOrganization = Known & {
  readonly code: string
  /** Code of the organisation of the mechanism, where it is one. */
  readonly desk?: string
  readonly name: string
  readonly description: string
  readonly website?: string
}

export type DirectoryService = Known & {
  readonly code: string
  readonly organization: string
  readonly described: Partial<ServiceDescription> & Pick<ServiceDescription, 'name' | 'needs'>
  /** A protected shelter: no place of it is ever shown. Its region where that is known. */
  readonly protectedIn?: string | 'unknown'
  /** An emergency number: never leaves the list. */
  readonly neverStale?: true
}

/** The ids under which a pack's entries stand in the directory, always the same. */
export const packOrganizationId = (code: string): string => steadyId(`urn:punte:organization:${code}`)
export const packServiceId = (code: string): string => steadyId(`urn:punte:service:${code}`)
export const packLocationId = (code: string): string => steadyId(`urn:punte:location:${code}`)

const NOTHING: DirectoryPack = {
  needs: [],
  regions: [],
  organizations: [],
  services: [],
  referringLine: '',
  profile: 'HSDS',
}

/** The directory a country ships; an empty one where it ships none. */
export const directoryOf = ({ directory }: { readonly directory?: DirectoryPack }): DirectoryPack =>
  directory ?? NOTHING
