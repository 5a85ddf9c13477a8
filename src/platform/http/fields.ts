/** What a form sent: each name with its value, or its values where it came more than once. */
export type Fields = { readonly [name: string]: string | readonly string[] }

const MAX_FIELDS = 2_000

/** Reads an urlencoded body. NUL cannot be stored and is dropped; anything past the field limit is ignored. */
export function parseFields(body: string): Fields {
  const fields: Record<string, string | string[]> = Object.create(null)
  let count = 0
  for (const [rawName, rawValue] of new URLSearchParams(body)) {
    if (++count > MAX_FIELDS) break
    const name = rawName.replaceAll('\u0000', '')
    const value = rawValue.replaceAll('\u0000', '').replaceAll('\r\n', '\n')
    const earlier = fields[name]
    if (earlier === undefined) fields[name] = value
    else if (typeof earlier === 'string') fields[name] = [earlier, value]
    else earlier.push(value)
  }
  return fields
}

/** One value of a field: the first where several came, '' where none did. */
export function field(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** All values of a field. */
export function fieldList(fields: Fields, name: string): readonly string[] {
  const value = fields[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
