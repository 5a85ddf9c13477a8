import type { Mechanism } from '../../act/mechanism.ts'
import { MAILBOX_PARAMETERS } from '../../domain/mechanism/needed.ts'

/** A country whose pack says how long a promise may be has a mailbox. */
export const offersMailbox = ({ pack }: Mechanism): boolean =>
  pack.parameters.some(one => one.id === MAILBOX_PARAMETERS.promiseMost)
