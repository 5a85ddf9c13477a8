import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COUNTRIES, countryOf } from '../../src/countries/countries.ts'
import type { AnyPack } from '../../src/domain/mechanism/check-pack.ts'
import type { Rule } from '../../src/domain/rules/rule.ts'
import { refusePack } from '../../src/tools/refuse-pack.ts'
import { filesOf, ROOT } from '../support/source.ts'

/** What a pack is refused for at start. Every country is broken in the same ways, and each fault must lead to its line. */
const refusal = (pack: AnyPack, messages: Parameters<typeof refusePack>[1]): string => {
  try {
    refusePack(pack, messages)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe.each(Object.values(COUNTRIES).map(country => [country.pack.code, country] as const))('%s', (code, country) => {
  const { messages } = country
  const pack = country.pack as AnyPack
  const rule = pack.rules.at(-1) as Rule
  const step = pack.steps[0] as AnyPack['steps'][number]
  const withRule = (change: Partial<Rule>): AnyPack => ({
    ...pack,
    rules: pack.rules.map(one => (one === rule ? { ...one, ...change } : one)),
  })
  /** The line of the refusal about an id, and the text at the place it names. */
  const told = (broken: AnyPack, id: string, words = messages) => {
    const line = refusal(broken, words)
      .split('\n')
      .find(one => one.includes(`: ${id} `))
    const [, file = '', number = '', says = ''] = /^(\S+):(\d+): (.*)$/.exec(line ?? '') ?? []
    const there = file === '' ? '' : (readFileSync(join(ROOT, file), 'utf8').split('\n')[Number(number) - 1] ?? '')
    return { file, there, says }
  }

  test('is let in, and its code is its folder', () => {
    expect(refusal(pack, messages)).toBe('')
    expect(countryOf(code)).toBe(country)
  })

  test('its territories have its own word on every page: “county” is the word of the pages, and of one country', () => {
    const pages = Object.assign({}, ...filesOf('src/messages/en').map(file => JSON.parse(file.text)))
    const said: Record<string, string> = { ...pages, ...messages.en }
    const foreign = Object.keys(said).filter(key =>
      /\bcount(y|ies)\b/i.test(said[key]?.replaceAll('{county}', '') ?? ''),
    )
    if (code !== 'ro') expect(foreign).toEqual([])
    else expect(foreign).toContain('placement.column-county')
  })

  test('an unknown fact, in a rule and in a step', () => {
    const inRule = told(withRule({ holds: { fact: 'moonIsFull', is: true } }), rule.id)
    expect(inRule.file).toMatch(new RegExp(`^src/countries/${code}/rules`))
    expect(inRule.there).toContain(`'${rule.id}'`)
    expect(inRule.says).toMatch(/asks for the fact "moonIsFull", which nobody wrote\. Write the fact .*\.$/)
    const steps = pack.steps.map(one => (one === step ? { ...one, done: { fact: 'moonIsFull', is: true } } : one))
    const inStep = told({ ...pack, steps } as AnyPack, step.id)
    expect(inStep.file).toMatch(new RegExp(`^src/countries/${code}/steps`))
    expect(inStep.there).toContain(`'${step.id}'`)
  })

  test('a rule without a citation, or citing what is not registered', () => {
    const none = told(withRule({ cites: [] as never }), rule.id)
    expect(none.there).toContain(`'${rule.id}'`)
    expect(none.says).toMatch(/cites nothing\. Add the provision .*\.$/)
    const odd = told(withRule({ cites: [{ source: 'LAW-0-1900', provision: 'art. 1' }] }), rule.id)
    expect(odd.says).toMatch(/cites LAW-0-1900, which is not in the register of law\. Add the instrument .*\.$/)
  })

  test('two rules of one id in force on one day; one may follow the other', () => {
    const twice = (to: string) => {
      const from = `${Number(rule.inForce.from.slice(0, 4)) + 20}-01-01` as Rule['inForce']['from']
      const ends = (to === 'overlap' ? `${from.slice(0, 4)}-01-02` : from) as Rule['inForce']['from']
      const earlier = { ...rule, inForce: { from: rule.inForce.from, to: ends } }
      return { ...pack, rules: [...pack.rules.filter(one => one !== rule), earlier, { ...rule, inForce: { from } }] }
    }
    const overlapping = told(twice('overlap') as AnyPack, rule.id)
    expect(overlapping.there).toContain(`'${rule.id}'`)
    expect(overlapping.says).toMatch(/is in force twice from \d{4}-01-01\. Close the earlier one.*\.$/)
    expect(refusal(twice('follows') as AnyPack, messages)).toBe('')
  })

  test('a stage nobody reaches, and one the mechanism has not', () => {
    const without = (act: string): AnyPack => ({
      ...pack,
      steps: pack.steps.filter(one => one.act !== act),
      forms: pack.forms.filter(form => form.act !== act),
    })
    const never = told(without('closure.made'), 'closed')
    expect(never.file).toMatch(new RegExp(`^src/countries/${code}/`))
    expect(never.says).toMatch(/is a stage that no step leads to\. Add a step, or a form, .*\.$/)
    const fewer = { ...pack, stages: pack.stages.filter(stage => stage !== 'recovery') }
    expect(told(fewer, 'recovery').says).toMatch(/and the mechanism has none of that name\. Add it to `stages`.*\.$/)
  })

  test('a missing text of a rule, a form, a step or a word of the field', () => {
    const lang = pack.languages.at(-1) ?? ''
    const form = pack.forms[0]
    for (const key of [
      `rule.${rule.id}`,
      `step.${step.id}.why`,
      `form.${form?.id}`,
      'role.supervisor',
      'stage.closed',
    ]) {
      const { [key]: gone, ...rest } = messages[lang] ?? {}
      expect(gone, key).toBeDefined()
      const missing = told(pack, key, { ...messages, [lang]: rest })
      expect(missing.file, key).toMatch(new RegExp(`^src/countries/${code}/messages/`))
      expect(missing.there, key).toContain(`"${key}"`)
      expect(missing.says).toMatch(new RegExp(`has no text in ${lang}\\. Write it, then run .*\\.$`))
    }
  })

  test('a number or a form the program asks for, and a duty nobody could have', () => {
    const less = {
      ...pack,
      parameters: pack.parameters.filter(one => one.id !== 'P-DRAFT-EXPIRY'),
      forms: pack.forms.filter(form => form.act !== 'referral-form.answered'),
      organisations: pack.organisations.filter(one => one.kind !== 'national-desk' && one.kind !== 'regional-centre'),
    }
    expect(told(less, 'P-DRAFT-EXPIRY').says).toMatch(/the pack does not give it\. Add the parameter .*\.$/)
    expect(told(less, 'referral-form.answered').says).toMatch(/the pack has no form for it\. Write a form .*\.$/)
    expect(told(less, 'national-desk').says).toMatch(/no organisation is of that kind\. Add one: .*\.$/)
    expect(told(less, pack.duties[0]?.id ?? '').says).toMatch(/is addressed to the kind regional-centre/)
  })
})
