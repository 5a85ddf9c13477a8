import type { Review, SiteLanguage } from '../../../domain/site/site.ts'

const WORKING: Review = { state: 'working', on: '2026-11-22' }
const DRAFT: Review = { state: 'draft', on: '2026-11-22' }

/** Languages of the public site, each named in itself. Nobody outside the project has read any of them yet. */
export const SITE_LANGUAGES: readonly SiteLanguage[] = [
  { code: 'ro', name: 'Română', fallback: 'en', review: WORKING },
  { code: 'en', name: 'English', fallback: 'ro', review: WORKING },
  draft('uk', 'Українська'),
  draft('ru', 'Русский'),
  draft('hu', 'Magyar', 'ro'),
  draft('rom', 'Romani čhib', 'ro'),
  draft('fr', 'Français'),
  draft('de', 'Deutsch'),
  draft('it', 'Italiano'),
  draft('es', 'Español'),
  draft('ar', 'العربية'),
  draft('bn', 'বাংলা'),
  draft('hi', 'हिन्दी'),
  draft('ne', 'नेपाली'),
  draft('si', 'සිංහල'),
  draft('ta', 'தமிழ்'),
  draft('ur', 'اردو'),
  draft('vi', 'Tiếng Việt'),
  draft('tr', 'Türkçe'),
]

function draft(code: string, name: string, fallback = 'en'): SiteLanguage {
  return { code, name, fallback, review: DRAFT }
}
