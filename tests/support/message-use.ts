import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, read, type SourceFile } from './source.ts'

/** One message file in every language: `src/messages` + `duty.json` → keys by language. */
export type Area = { readonly path: string; readonly keys: Readonly<Record<string, Readonly<Record<string, string>>>> }

/** The message files below a folder that has one folder a language. */
export function areasOf(folder: string): readonly Area[] {
  const languages = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter(one => one.isDirectory())
  const names = new Set(languages.flatMap(one => readdirSync(join(ROOT, folder, one.name))))
  return [...names].sort().map(name => ({
    path: `${folder}/*/${name}`,
    keys: Object.fromEntries(languages.map(one => [one.name, tableOf(`${folder}/${one.name}/${name}`)])),
  }))
}

function tableOf(path: string): Record<string, string> {
  try {
    return JSON.parse(read(path).text) as Record<string, string>
  } catch {
    return {}
  }
}

/** Names of the placeholders of an ICU message, without those inside plural branches twice. */
export function placeholders(text: string): string {
  return [...new Set([...text.matchAll(/\{\s*(\w+)\s*(?:[,}])/g)].map(match => match[1]))].sort().join()
}

/** Keys that a source names: as a whole literal, or as a template whose fixed parts fit. */
export function usedKeys(files: readonly SourceFile[]): (key: string) => boolean {
  const literals = new Set<string>()
  const templates = new Set<string>()
  for (const { text } of files) {
    for (const [, single = '', double = ''] of text.matchAll(/'([\w.-]+\.[\w.-]+)'|"([\w.-]+\.[\w.-]+)"/g)) {
      literals.add(single || double)
    }
    for (const [, template = ''] of text.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^{}]*\})*)`/g)) {
      const plain = template.replace(/\$\{[^}]*\}/g, '§')
      if (plain.includes('§')) templates.add(plain)
    }
  }
  const patterns = [...templates].map(
    plain => new RegExp(`^${plain.replaceAll('.', '\\.').replaceAll('§', '[\\w.^-]+')}$`),
  )
  return key => literals.has(key) || patterns.some(pattern => pattern.test(key))
}
