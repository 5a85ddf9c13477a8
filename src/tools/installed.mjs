/**
 * Asks whether node_modules already holds what package-lock.json names. Plain JavaScript, because it runs on any
 * Node from 18 on, before our own is there. Exit code 0: yes; 1: install.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = process.argv[2] ?? '.'

/** npm writes this file last, so a broken installation does not have it. */
const hidden = join(root, 'node_modules', '.package-lock.json')

function packages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

function complete() {
  if (!existsSync(hidden)) return false
  if (
    process.platform === 'linux' &&
    !existsSync(join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node'))
  )
    return false
  const wanted = packages(join(root, 'package-lock.json'))
  const present = packages(hidden)
  // Optional packages are for other systems as well; the ones for this system came with the rest.
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '' || (optional && !present[path])) return true
    return present[path]?.version === version
  })
}

process.exit(complete() ? 0 : 1)
