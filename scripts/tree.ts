import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const skipped = new Set(['node_modules', '.git', '.anlan', 'data', 'dist', 'coverage'])

/** Paths of the project's own files, relative to its root, sorted; what is installed, built or stored is left out. */
export function paths(folder = ''): string[] {
  return readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter((one) => !skipped.has(one.name))
    .flatMap((one) => (one.isDirectory() ? paths(`${folder}${one.name}/`) : [`${folder}${one.name}`]))
    .sort()
}

/** The text of a file of the project. */
export const textOf = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
