import { describe, expect, it } from 'vitest'
import { EXAMPLE_GROUPS } from './pattern/example-groups.ts'
import { renderPart } from './render.ts'

const all = EXAMPLE_GROUPS.flatMap(group => group.examples.map(example => ({ ...example, group: group.title })))
const found = (markup: string, pattern: RegExp): string[] => [...markup.matchAll(pattern)].map(match => match[1] ?? '')

describe.each(all)('$group: $name', ({ element }) => {
  const markup = renderPart(element)

  it('renders something, without inline style, script or handler', () => {
    expect(markup.length).toBeGreaterThan(10)
    expect(markup).not.toMatch(/\sstyle=|<script|<style|\son[a-z]+=|javascript:/i)
  })

  it('uses every id once', () => {
    const ids = found(markup, /\sid="([^"]+)"/g)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('refers only to ids that exist', () => {
    const ids = new Set(found(markup, /\sid="([^"]+)"/g))
    const targets = [
      ...found(markup, /\sfor="([^"]+)"/g),
      ...found(markup, /aria-(?:describedby|labelledby)="([^"]+)"/g).flatMap(value => value.split(' ')),
    ]
    expect(targets.filter(id => !ids.has(id))).toEqual([])
  })

  it('gives each input a label', () => {
    const labelled = new Set(found(markup, /\sfor="([^"]+)"/g))
    const inputs = (markup.match(/<(?:input|select|textarea)\b[^>]*>/g) ?? []).filter(
      tag => !tag.includes('type="hidden"'),
    )
    expect(inputs.filter(tag => !labelled.has(/\sid="([^"]+)"/.exec(tag)?.[1] ?? ''))).toEqual([])
  })
})
