import { expect } from 'vitest'
import type { Visitor } from './visitor.ts'

/** What a first responder answers, page by page. What is left out stays as the page offers it. */
export type SignScript = {
  readonly danger?: 'yes' | 'no' | 'unknown'
  readonly who?: { age: 'adult' | 'child' | 'declared-child' | 'unknown'; count?: string; children?: string }
  readonly seen?: { seen?: readonly string[]; told?: readonly string[]; words?: string }
  readonly where?: { territory: string; place?: string }
  readonly asked?: { readonly [field: string]: string | readonly string[] }
  readonly about?: { readonly [field: string]: string }
  readonly implicated?: readonly string[]
}

/** Begins a sign on the start page and stands on its first question. */
export async function beginSign(visitor: Visitor): Promise<string> {
  await visitor.go('/signs/new')
  await visitor.through(() => visitor.main.locator('form[action="/signs"] button').click())
  const draft = /^\/signs\/([0-9a-f-]{36})\/danger$/.exec(visitor.at().path)?.[1]
  return draft ?? expect.fail(`A sign does not begin with the question about danger but at ${visitor.at().path}.`)
}

/** Answers every page up to the one that shows everything once more. */
export async function answerSign(visitor: Visitor, script: SignScript): Promise<void> {
  const {
    danger = 'no',
    who = { age: 'adult' },
    seen = { told: ['third'], words: 'Un exercițiu.' },
    where = { territory: 'CJ' },
  } = script
  await visitor.send({ danger })
  if (danger === 'yes') await visitor.send()
  await visitor.send({ ...who })
  await visitor.send({ ...seen })
  await visitor.send({ ...where })
  await visitor.send()
  if (visitor.at().path.endsWith('/asked')) await visitor.send(script.asked ?? { 'asked-0': 'agrees', support: 'none' })
  expect(visitor.at().path, 'after the adult was asked come the people').toMatch(/\/about$/)
  await visitor.send(script.about ?? {})
  await visitor.send(script.implicated ? { implicated: script.implicated } : {})
  expect(visitor.at().path, 'the answers are shown once more before they leave').toMatch(/\/check$/)
}

/** A whole first sign, sent; the visitor stands on the receipt. @returns the notification's id. */
export async function sendSign(visitor: Visitor, script: SignScript = {}): Promise<string> {
  await beginSign(visitor)
  await answerSign(visitor, script)
  await visitor.send()
  const sent = /^\/sent\/([0-9a-f-]{36})$/.exec(visitor.at().path)?.[1]
  return sent ?? expect.fail(`Sending leads to ${visitor.at().path} and not to a receipt.`)
}
