import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One file as it is sent. Compressed forms are absent where they would not be smaller (fonts). */
export type Asset = {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  readonly brotli?: Buffer
  readonly gzip?: Buffer
}

/** Everything that is served besides pages. A request's path is only ever looked up here; it never reaches the disk. */
export type Assets = {
  /** Address of a file by its plain name (`punte.css`). Throws for a name that does not exist: that is our mistake. */
  readonly href: (name: string) => string
  /** The file behind a request's path, or undefined. */
  readonly find: (path: string) => Asset | undefined
  readonly names: readonly string[]
  /** The style that travels inside every public page. */
  readonly publicStyle: PublicStyle
}

/** A style as text, and how a content security policy names exactly this text. */
export type PublicStyle = { readonly text: string; readonly source: string }

const PREFIX = '/assets/'
const FONT_FOLDER = 'node_modules/@fontsource/atkinson-hyperlegible-next/files'
const FONTS = ['latin', 'latin-ext'].flatMap(script =>
  [400, 700].map(weight => ({
    name: `atkinson-${script}-${weight}.woff2`,
    file: `atkinson-hyperlegible-next-${script}-${weight}-normal.woff2`,
  })),
)

/**
 * Reads styles, fonts, browser modules and the favicon once, at start, from the project's root.
 * The name in an address carries a hash of the content, so every answer may be kept for ever.
 */
export const loadAssets = (root: string): Assets => {
  const files = new Map<string, Asset>()
  const addresses = new Map<string, string>()
  const add = (name: string, type: string, body: Buffer): void => {
    const asset = makeAsset(name, type, body)
    files.set(asset.path, asset)
    addresses.set(name, asset.path)
  }
  const ui = join(root, 'src/platform/ui')
  for (const font of FONTS) add(font.name, 'font/woff2', readFileSync(join(root, FONT_FOLDER, font.file)))
  for (const name of listed(join(root, 'src/browser'), '.js'))
    add(name, 'text/javascript; charset=utf-8', readFileSync(join(root, 'src/browser', name)))
  add('favicon.svg', 'image/svg+xml', readFileSync(join(ui, 'assets/favicon.svg')))
  add('punte.css', 'text/css; charset=utf-8', Buffer.from(readStyles(join(ui, 'css'), addresses)))
  const assets: Assets = {
    href: name => addresses.get(name) ?? missing(name),
    find: path => files.get(path),
    names: [...addresses.keys()],
    publicStyle: styleOf(readStyles(join(ui, 'public/css'), addresses)),
  }
  loaded = assets
  return assets
}

/** The process's assets: read once at start and never changed, so that a page needs no argument for its stylesheet. */
let loaded: Assets | undefined

/** Address of a file. Before `loadAssets` (in tests of single pages) it is the plain, unhashed name. */
export const assetHref = (name: string): string => (loaded ? loaded.href(name) : `${PREFIX}${name}`)

/** The file behind a request's path, or undefined, which is 404. */
export const findAsset = (path: string): Asset | undefined => loaded?.find(path)

/** The text of a file of ours, for what must stand at an address of its own. */
export const assetText = (name: string): string => loaded?.find(loaded.href(name))?.body.toString('utf8') ?? ''

const styleOf = (text: string): PublicStyle => ({
  text,
  source: `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
})

/** The style of the public pages; empty before `loadAssets`. */
export const publicStyle = (): PublicStyle => loaded?.publicStyle ?? styleOf('')

const missing = (name: string): never => {
  throw new Error(`No asset is called ${name}`)
}

const listed = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .sort()

const makeAsset = (name: string, type: string, body: Buffer): Asset => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const dot = name.lastIndexOf('.')
  const asset = { path: `${PREFIX}${name.slice(0, dot)}.${hash}${name.slice(dot)}`, type, body }
  if (type.startsWith('font/')) return asset
  return {
    ...asset,
    brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gzip: gzipSync(body, { level: 9 }),
  }
}

/** One stylesheet of all files in name order, `url(name)` turned into hashed addresses. */
const readStyles = (folder: string, addresses: ReadonlyMap<string, string>): string =>
  listed(folder, '.css')
    .map(name => shortened(readFileSync(join(folder, name), 'utf8')))
    .join('')
    .replace(/url\(([a-z0-9.-]+)\)/g, (_, name: string) => `url(${addresses.get(name) ?? missing(name)})`)

/** Without comments and the white space that means nothing. */
const shortened = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim()
