import { describe, expect, test } from 'vitest'
import { asRole, isLoopback, readSettings, type Settings } from './settings.ts'

const place = { project: '/home/ana/punte', root: false }

function settings(environment: Record<string, string>, root = false): Settings {
  const outcome = readSettings(environment, { ...place, root })
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.join(' '))
  return outcome.settings
}

function problems(environment: Record<string, string>): string[] {
  const outcome = readSettings(environment, place)
  return outcome.kind === 'invalid' ? outcome.problems : []
}

describe('settings', () => {
  test('nothing set: an exercise on this machine only', () => {
    expect(settings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      profile: 'exercise',
      country: 'ro',
      origin: 'http://localhost:3000',
      dataDir: '/home/ana/punte/.punte',
      databaseUrl: undefined,
    })
  })

  test('another country has a folder of its own, so that neither loads into the other', () => {
    expect(settings({ PUNTE_COUNTRY: 'uk' })).toMatchObject({ country: 'uk', dataDir: '/home/ana/punte/.punte-uk' })
    expect(settings({ PUNTE_COUNTRY: 'uk' }, true).dataDir).toMatch(/^\/var\/lib\/punte\/punte-[0-9a-f]{8}-uk$/)
    expect(problems({ PUNTE_COUNTRY: 'constructor' })).toEqual(['PUNTE_COUNTRY is "constructor". Give one of: ro, uk.'])
  })

  test('the address follows the port', () => {
    expect(settings({ PORT: '8080' }).origin).toBe('http://localhost:8080')
  })

  test('an empty value counts as not set', () => {
    expect(settings({ PORT: ' ', PUNTE_PROFILE: '' })).toMatchObject({ port: 3000, profile: 'exercise' })
  })

  test('root keeps its data where another user may go, one folder a clone', () => {
    const folder = settings({}, true).dataDir
    expect(folder).toMatch(/^\/var\/lib\/punte\/punte-[0-9a-f]{8}$/)
    expect(settings({ PUNTE_DATA: '/srv/data' }, true).dataDir).toBe('/srv/data')
  })

  test.each(['0', '65536', '-1', '80.5', 'http', '0x50', '1e3'])('port %s is refused with a sentence', port => {
    expect(problems({ PORT: port })).toEqual([`PORT is "${port}". Give a whole number from 1 to 65535.`])
  })

  test.each(['1', '65535'])('port %s is taken', port => {
    expect(settings({ PORT: port }).port).toBe(Number(port))
  })

  test.each(['punte.example', 'ftp://punte.example', 'https://punte.example/path', 'https://a:b@punte.example'])(
    'origin %s is refused',
    origin => expect(problems({ PUNTE_ORIGIN: origin })).toHaveLength(1),
  )

  test('a trailing slash of the origin does no harm', () => {
    expect(settings({ PUNTE_ORIGIN: 'https://punte.example/' }).origin).toBe('https://punte.example')
  })

  test('all problems are told at once, and no password is repeated', () => {
    const all = problems({
      PORT: 'x',
      PUNTE_PROFILE: 'prod',
      DATABASE_URL: 'mysql://a:tajna@h/d',
      PUNTE_SECRET: 'short',
    })
    expect(all).toHaveLength(4)
    expect(all.join(' ')).not.toMatch(/tajna|short"/)
  })

  test('an identity provider is named whole, by its address', () => {
    const whole = {
      PUNTE_OIDC_ISSUER: 'https://id.example',
      PUNTE_OIDC_CLIENT_ID: 'punte',
      PUNTE_OIDC_CLIENT_SECRET: 's',
    }
    expect(problems(whole)).toEqual([])
    expect(problems({ PUNTE_OIDC_ISSUER: 'id.example' })).toEqual([
      'An identity provider needs PUNTE_OIDC_CLIENT_ID and PUNTE_OIDC_CLIENT_SECRET as well.',
      'PUNTE_OIDC_ISSUER is not an address. Give https://name of the identity provider.',
    ])
  })

  test('the same database as another role, with a password that needs escaping', () => {
    const url = asRole('postgresql://boss:x@db.example:5433/punte?sslmode=require', 'app_web', 'a/b@c')
    expect(url).toBe('postgresql://app_web:a%2Fb%40c@db.example:5433/punte?sslmode=require')
  })

  test('loopback is this machine in any spelling', () => {
    expect(['127.0.0.1', '127.8.8.8', 'localhost', '::1'].every(isLoopback)).toBe(true)
    expect(['0.0.0.0', '::', '10.0.0.1', '127.evil.example'].some(isLoopback)).toBe(false)
  })
})
