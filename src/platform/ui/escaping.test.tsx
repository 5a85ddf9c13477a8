import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { PostButton } from './button/button.tsx'
import { TextField } from './field/text-field.tsx'
import { ErrorSummary } from './form/error-summary.tsx'
import { FormFrame } from './form/form-frame.tsx'
import { ButtonLink, Link, PhoneLink } from './link/link.tsx'
import { safeAction, safeHref } from './link/safe-href.ts'
import { Table } from './list/table.tsx'
import { Tag } from './notice/tag.tsx'
import { renderPart } from './render.ts'

const HOSTILE = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'javascript&colon;alert(1):x',
  '',
]
const TEXT = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&`

describe('an address', () => {
  it.each(HOSTILE)('%j is no link, and its words stay', href => {
    expect(safeHref(href)).toBeUndefined()
    const markup = renderPart(<Link href={href}>the words</Link>)
    expect(markup).toBe('<span>the words</span>')
    expect(renderPart(<ButtonLink href={href}>the words</ButtonLink>)).not.toContain('<a')
  })

  it.each(['/p/041', '?after=9', '#f-name', 'work', 'https://example.org/a?b', 'tel:112', 'mailto:a@example.org'])(
    '%j is a link',
    href => {
      expect(safeHref(href)).toBe(href)
    },
  )

  it.each([{ href: '/x' }, ['/x'], 7, null, undefined])('%j is not a string and no link', href => {
    expect(safeHref(href)).toBeUndefined()
  })

  it('sends no form to another site', () => {
    expect(safeAction('https://example.org/')).toBeUndefined()
    expect(safeAction('//example.org/')).toBeUndefined()
    expect(safeAction('/p/041')).toBe('/p/041')
    expect(renderPart(<PostButton action="https://example.org/" label="Go" />)).not.toContain('example.org')
  })

  it('of a telephone holds only digits', () => {
    expect(renderPart(<PhoneLink number="0800 000 041" />)).toContain('href="tel:0800000041"')
    expect(renderPart(<PhoneLink number="not known" />)).not.toContain('<a')
  })
})

describe('hostile text', () => {
  const parts: readonly [string, ReactNode][] = [
    ['children', <Tag key="1">{TEXT}</Tag>],
    ['a value', <TextField key="2" name="a" label={TEXT} hint={TEXT} problem={TEXT} value={TEXT} />],
    ['a name', <TextField key="3" name={TEXT} label="a" problem="b" />],
    [
      'a hidden field',
      <FormFrame key="4" action="/x" form={TEXT} version={TEXT} hidden={{ [TEXT]: TEXT }} submit={TEXT}>
        {TEXT}
      </FormFrame>,
    ],
    ['a problem', <ErrorSummary key="5" title={TEXT} problems={[{ field: TEXT, message: TEXT }]} />],
    ['a cell', <Table key="6" caption={TEXT} columns={[{ label: TEXT }]} rows={[{ key: TEXT, cells: [TEXT] }]} />],
  ]

  it.each(parts)('as %s stays text', (_, part) => {
    const markup = renderPart(<div>{part}</div>)
    expect(markup).not.toMatch(/<script|<img/)
    expect(markup).toContain('&lt;script&gt;')
  })

  it('cannot become a handler or an object', () => {
    const bad = {
      name: 'a',
      label: 'b',
      onClick: 'alert(1)',
      onclick: 'alert(1)',
      dangerouslySetInnerHTML: { __html: '<b>' },
    }
    expect(renderPart(<TextField {...bad} />)).not.toMatch(/alert|<b>/)
    const object: unknown = { $$typeof: 'react.element', type: 'script', props: { children: 'alert(1)' } }
    expect(() => renderPart(<Tag>{object as string}</Tag>)).toThrow()
  })
})
