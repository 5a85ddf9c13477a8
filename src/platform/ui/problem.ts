/** One thing the person can put right. `field` is the field's name, so that the summary can link to `#f-<field>`. */
export type Problem = { readonly field: string; readonly message: string }

/** The message that belongs to one field, or nothing. The first one wins: one sentence at a time is enough. */
export const problemOf = (problems: readonly Problem[] | undefined, field: string): string | undefined =>
  problems?.find(problem => problem.field === field)?.message
