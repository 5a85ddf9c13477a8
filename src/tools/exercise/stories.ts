import { FIRST_STORIES } from './first-stories.ts'
import { HELP_STORIES } from './help-stories.ts'
import type { Story } from './story.ts'

/** Everybody of the cohort who is alone in a notification. The place in the list decides the invented name. */
export const STORIES: readonly Story[] = [...FIRST_STORIES, ...HELP_STORIES]
