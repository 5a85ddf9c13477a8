import type { Answer } from '../../../domain/site/site.ts'
import { ANSWERS_ABOUT_NUMBERS } from './answers/figures.ts'
import { ANSWERS_ABOUT_HELP } from './answers/help.ts'
import { ANSWERS_ABOUT_LAW } from './answers/law.ts'

/** Questions people ask, each answered by claims with a source and a day. Nothing here was thought up to please. */
export const ANSWERS: readonly Answer[] = [...ANSWERS_ABOUT_HELP, ...ANSWERS_ABOUT_LAW, ...ANSWERS_ABOUT_NUMBERS]
