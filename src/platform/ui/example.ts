import type { ReactElement } from 'react'

/** One picture of a component: a test, a line of the pattern page and documentation at once. */
export type Example = { readonly name: string; readonly element: ReactElement }
