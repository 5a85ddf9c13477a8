/** An answer of the application as somebody without script sees it: status, words, forms. Reads only our own markup. */
export type Field = string | readonly string[] | undefined
export type Form = { readonly action: string; readonly fields: { readonly [name: string]: Field } }
export type Page = {
  readonly status: number
  /** Where it redirects to, path only; null where it does not. */
  readonly location: string | null
  readonly html: string
  /** The words of the main part, white space folded, entities resolved. */
  readonly text: string
  readonly title: string
  readonly h1: string
  /** The addresses of the links of the main part, in order. */
  readonly links: readonly string[]
  /** The form that goes to this action, or the first that asks something, or the first. Fails where there is none. */
  form(action?: string): Form
}

export async function pageOf(response: Response): Promise<Page> {
  const html = await response.text()
  const location = response.headers.get('location')
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html
  const inner = (tag: string) => wordsOf(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '')
  return {
    status: response.status,
    location: location === null ? null : location.replace(/^https?:\/\/[^/]+/, ''),
    html,
    text: wordsOf(main),
    title: inner('title'),
    h1: inner('h1'),
    links: [...main.matchAll(/<a\b([^>]*)>/g)].map(match => attribute(match[1] ?? '', 'href') ?? ''),
    form: action => formOf(main, action),
  }
}

function formOf(html: string, action: string | undefined): Form {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(match => attribute(match[1] ?? '', 'method') === 'post')
    .map(match => ({ action: attribute(match[1] ?? '', 'action') ?? '', body: match[2] ?? '' }))
  const found =
    action === undefined
      ? (forms.find(form => form.body.includes('class="field')) ?? forms[0])
      : forms.find(form => form.action === action)
  if (!found) throw new Error(`No form ${action ?? ''} among: ${forms.map(form => form.action).join(', ') || 'none'}`)
  return { action: found.action, fields: fieldsOf(found.body) }
}

/** What stands in a form: hidden values, texts, ticked boxes, chosen lines. */
function fieldsOf(body: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  const put = (name: string | undefined, value: string) => {
    if (name) fields[name] = [...(fields[name] ?? []), value]
  }
  for (const [, attributes = ''] of body.matchAll(/<input\b([^>]*?)\/?>/g)) {
    const type = attribute(attributes, 'type') ?? 'text'
    if (['radio', 'checkbox'].includes(type) && !/\schecked(=|\s|$)/.test(attributes)) continue
    put(attribute(attributes, 'name'), attribute(attributes, 'value') ?? '')
  }
  for (const [, attributes = '', text = ''] of body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    put(attribute(attributes, 'name'), resolve(text.replace(/^\n/, '')))
  }
  for (const [, attributes = '', options = ''] of body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option\b([^>]*)>/g)].find(match => /\sselected(=|\s|$)/.test(match[1] ?? ''))
    put(attribute(attributes, 'name'), attribute(chosen?.[1] ?? '', 'value') ?? '')
  }
  return fields
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : resolve(found)
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
  nbsp: ' ',
}

function resolve(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

function wordsOf(html: string): string {
  return resolve(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}
