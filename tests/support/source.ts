import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** What the architecture test reads: files as text, their imports, the words in them. Nothing is executed. */
export const ROOT = resolve(import.meta.dirname, '..', '..')

export type SourceFile = { readonly path: string; readonly text: string; readonly lines: readonly string[] }

/** Files below folders of the project, paths with `/`, in order. */
export function filesOf(...folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap(folder =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .sort()
    .map(read)
}

export function read(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8')
  return { path, text, lines: text.split('\n') }
}

export const isCode = ({ path }: SourceFile) => /\.(ts|tsx)$/.test(path)
/** Tests, and the worlds and cases that only tests read. */
export const isTest = ({ path }: SourceFile) => /\.(test|spec)\.tsx?$|\/cases\//.test(path)

export type Import = { readonly from: string; readonly typeOnly: boolean; readonly line: number }

/** Import and re-export statements with what they name; a relative one as a path from the project's root. */
export function importsOf({ path, text }: SourceFile): readonly Import[] {
  const found: Import[] = []
  const statement = /^(?:import|export)\s+(type\s+)?(?:[\w*$\s{},]+?\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm
  for (const match of text.matchAll(statement)) {
    const name = match[2] ?? match[3] ?? ''
    const from = name.startsWith('.') ? join(path, '..', name).replaceAll('\\', '/') : name
    found.push({ from, typeOnly: match[1] !== undefined, line: lineAt(text, match.index) })
  }
  return found
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** Code with comments blanked out; lines and columns stay. Good enough for our own formatted source. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, found => found.replace(/[^\n]/g, ' '))
}

/** Every match of a pattern as `path:line: what`. */
export function hits(file: SourceFile, pattern: RegExp, text = file.text): readonly string[] {
  return [...text.matchAll(pattern)].map(match => `${file.path}:${lineAt(text, match.index)}: ${match[0].trim()}`)
}

/** A whole word in any script: JavaScript's `\b` knows no diacritics. */
export function wholeWord(words: readonly string[], flags = 'gu'): RegExp {
  const escaped = [...words]
    .sort((a, b) => b.length - a.length)
    .map(word => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, flags)
}
