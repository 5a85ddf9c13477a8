/** The part of JSON Schema 2020-12 that our schemas use; a keyword it does not know is an error, so that nothing is passed over. */
type Schema = { readonly [keyword: string]: unknown }

const ANNOTATIONS = new Set(['$schema', '$id', 'title', 'version', 'description'])
const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  email: /^\S+@\S+$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
}

/** Every place where a value breaks its schema, as `$.services[3].name: required`. `find` resolves a `$ref`. */
export function violations(schema: Schema, value: unknown, find: (ref: string) => Schema, at = '$'): readonly string[] {
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : undefined
  return Object.entries(schema).flatMap(([keyword, rule]): readonly string[] => {
    if (ANNOTATIONS.has(keyword)) return []
    switch (keyword) {
      case '$ref':
        return violations(find(String(rule)), value, find, at)
      case 'type':
        return isOf(String(rule), value) ? [] : [`${at}: not ${rule}`]
      case 'format':
        return typeof value !== 'string' || FORMATS[String(rule)]?.test(value) ? [] : [`${at}: not a ${rule}`]
      case 'enum':
        return (rule as unknown[]).includes(value) ? [] : [`${at}: not among ${rule}`]
      case 'minimum':
        return typeof value !== 'number' || value >= Number(rule) ? [] : [`${at}: below ${rule}`]
      case 'items':
        return Array.isArray(value)
          ? value.flatMap((one, n) => violations(rule as Schema, one, find, `${at}[${n}]`))
          : []
      case 'required':
        return record ? (rule as string[]).filter(name => !(name in record)).map(name => `${at}.${name}: required`) : []
      case 'properties':
        return Object.entries(rule as Record<string, Schema>).flatMap(([name, one]) =>
          record && name in record ? violations(one, record[name], find, `${at}.${name}`) : [],
        )
      case 'additionalProperties':
        return Object.keys(record ?? {})
          .filter(name => !(name in ((schema.properties ?? {}) as Schema)))
          .map(name => `${at}.${name}: additional`)
      default:
        throw new Error(`This reader of schemas does not know "${keyword}".`)
    }
  })
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}
