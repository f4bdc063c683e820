import { execFileSync } from 'node:child_process'
import { posix } from 'node:path'
import { paths, root, textOf } from '../../scripts/tree.ts'

/** Path → text of the files a rule judges. */
export type Files = ReadonlyMap<string, string>

/** What a rule objects to: `file: why`. An empty list means that it is content. */
export type Rule = (files: Files) => string[]

const written = /\.(ts|tsx|mjs|css|sql)$/

/** Every source file of the project, from the disk. */
export const sources = (): Files =>
  new Map(
    paths()
      .filter((path) => written.test(path))
      .map((path) => [path, textOf(path)]),
  )

/** The same as git knows them, tracked or new; undefined outside a checkout. Two witnesses: neither can go blind alone. */
export function sourcesOfGit(): string[] | undefined {
  try {
    const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
    const listed = execFileSync('git', options, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\0')
    const gone = new Set(execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\0'))
    return listed.filter((path) => written.test(path) && !gone.has(path)).sort()
  } catch {
    return undefined
  }
}

/** Tests may do what the product may not: reach into a module, write SQL, read the time. */
const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.startsWith('test/')

/** Code of the project, without tests, in these folders. */
export const codeIn = (files: Files, ...folders: string[]): [string, string][] =>
  [...files].filter(([path]) => /\.tsx?$/.test(path) && !isTest(path) && folders.some((folder) => path.startsWith(`${folder}/`)))

type Kept = 'comments' | 'strings' | 'templates'

const token =
  /\/\/[^\n]*|\/\*[^]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?<=[(,=:[!&|?{};+\-*%~^>\n]\s*|\b(?:return|typeof|case)\s+)\/(?![*/>\s])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*|`/g

/** The text with comments, strings and templates blanked out, save those kept; every character keeps its place. */
export function masked(text: string, ...kept: Kept[]): string {
  let out = ''
  let at = 0
  for (const from = new RegExp(token); ; ) {
    from.lastIndex = at
    const found = from.exec(text)
    if (!found) return out + text.slice(at)
    const [piece] = found
    const end = piece === '`' ? templateEnd(text, found.index) : found.index + piece.length
    const kind: Kept = piece === '`' ? 'templates' : /^\/[/*]/.test(piece) ? 'comments' : 'strings'
    const whole = text.slice(found.index, end)
    out += text.slice(at, found.index) + (kept.includes(kind) ? whole : whole.replaceAll(/[^\n]/g, ' '))
    at = end
  }
}

/** Where the template that begins at `start` ends, past the templates nested in it. */
function templateEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start + 1; at < text.length; at += 1) {
    const two = text.slice(at, at + 2)
    if (text[at] === '\\') at += 1
    else if (depth === 0 && text[at] === '`') return at + 1
    else if (depth === 0 && two === '${') {
      depth = 1
      at += 1
    } else if (depth > 0 && text[at] === '`') at = templateEnd(text, at) - 1
    else if (depth > 0) depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0
  }
  return text.length
}

const statements = [
  /(?:^|[;}\n])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])([^'"\n]+)\1/g,
  /(?:^|[;}\n])\s*import\s*(['"])([^'"\n]+)\1/g,
  /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g,
]

/** What a file imports: as written, and as a path of the project (`#kernel/x.ts` → kernel/x.ts), or undefined for a package. */
export function importsOf(path: string, text: string): { written: string; path: string | undefined }[] {
  const code = masked(text, 'strings')
  const found = statements.flatMap((statement) => [...code.matchAll(statement)].map((one) => one[2] ?? ''))
  return [...new Set(found)].map((specifier) => ({ written: specifier, path: resolved(path, specifier) }))
}

function resolved(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), specifier)) : undefined
}

/** A fabricated project of one or more files, for planting a fault. */
export const fabricated = (files: Readonly<Record<string, string>>): Files => new Map(Object.entries(files))
