import { describe, expect, test } from 'vitest'
import { ASVS, answers, missingEvidence, requirements, STANDINGS, textOfAsvs } from '../../src/tools/generate-asvs.ts'
import { REGISTER, textOfRegister } from '../../src/tools/generate-register.ts'
import { filesOf, hits, importsOf, isCode, isTest, read, withoutComments } from '../support/source.ts'

/** What the documents of security promise about the program. */
const none: readonly string[] = []
const CODE = filesOf('src').filter(file => isCode(file) && !isTest(file))

describe(ASVS, () => {
  const given = answers()

  test('every requirement in scope is answered, once, and nothing else', () => {
    const ids = requirements().map(one => one.id)
    expect(ids.length).toBe(274)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(given).sort()).toEqual([...ids].sort())
    // JSON keeps the last of two keys: the text is asked.
    expect(read('docs/security/asvs.json').text.match(/^ {2}"V[\d.]+": \{$/gm)?.length).toBe(ids.length)
    for (const one of requirements().filter(one => one.level === '3')) expect(one.id).toMatch(/^V(8|11|14|16)\./)
  })

  test('every file and test named is there, and what is called met is shown by one', () => {
    const broken = Object.entries(given).flatMap(([id, answer]) => [
      ...missingEvidence(answer).map(lost => `${id}: ${lost}`),
      ...(STANDINGS.includes(answer.standing) && answer.note.length > 0 ? [] : [`${id}: no standing or note`]),
      ...(answer.standing === 'met' && !answer.tests && !answer.places ? [`${id}: met, shown by nothing`] : []),
    ])
    expect(broken).toEqual(none)
  })

  test('is what the answers say', () => expect(read(ASVS).text).toBe(textOfAsvs()))
})

test('the register of processing names every class of data and every purpose', () =>
  expect(read(REGISTER).text).toBe(textOfRegister()))

test('code made at run time, programs and calls to others stand only where it is said', () => {
  const where = (pattern: RegExp) =>
    CODE.filter(file => hits(file, pattern, withoutComments(file.text)).length > 0).map(file => file.path)
  expect(where(/\beval\(|\bnew Function\(|node:vm|\bFunction\(['"`]/g)).toEqual(['src/domain/rules/compile.ts'])
  expect(where(/shell:\s*true|\bexecSync\(|\bexec\(\s*['"`]/g)).toEqual(none)
  const programs = CODE.filter(file => importsOf(file).some(one => one.from === 'node:child_process'))
  expect(programs.filter(file => !/^src\/(platform\/postgres|tools)\//.test(file.path)).map(one => one.path)).toEqual(
    none,
  )
  // Beside the identity provider (openid-client), a key server and the post of the worker, nothing of the running system calls anybody.
  const callers = CODE.filter(
    file =>
      importsOf(file).some(one => !one.typeOnly && /^node:(https?|net|tls|dgram|dns)$/.test(one.from)) ||
      hits(file, /(?<![.\w])fetch\(/g, withoutComments(file.text)).length > 0,
  )
  expect(
    callers.filter(file => !/^src\/(tools|platform\/(vault|mail))\//.test(file.path)).map(one => one.path),
  ).toEqual(none)
})

test('every use of cryptography stands in the inventory', () => {
  const inventory = read('docs/security/cryptography.md').text
  const uses = CODE.filter(file => {
    const named = /import \{([^}]*)\} from 'node:crypto'/
      .exec(file.text)?.[1]
      ?.split(',')
      .map(one => one.trim())
    const own = named?.some(one => one !== '' && one !== 'randomUUID' && !one.startsWith('type '))
    return own || /from '(openid-client|otpauth|@simplewebauthn\/server)'/.test(file.text)
  })
  expect(uses.length).toBeGreaterThan(15)
  expect(uses.map(file => file.path).filter(path => !inventory.includes(`\`${path}\``))).toEqual(none)
})

test('the few scripts we ship store nothing and call nobody', () => {
  // What is kept for reading without a network are the pages for everybody, never one with a person on it.
  const scripts = filesOf('src/browser').filter(file => !/\/(copy-worker|keep-copy)\.js$/.test(file.path))
  const asking = ['src/browser/leave.js'] // sends a form of the public site, so that its answer stands in no history
  const storing =
    /localStorage|sessionStorage|indexedDB|\bcaches\b|document\.cookie|XMLHttpRequest|sendBeacon|innerHTML|outerHTML|insertAdjacentHTML|postMessage/g
  expect(scripts.flatMap(file => hits(file, storing, withoutComments(file.text)))).toEqual(none)
  const calling = scripts.filter(file => /\bfetch\(/.test(withoutComments(file.text))).map(file => file.path)
  expect(calling).toEqual(asking)
})
