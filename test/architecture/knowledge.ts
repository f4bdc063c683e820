/** Direction 5: who may know SQL, the HTTP framework, and what time it is. */
import { codeIn, type Files, importsOf, masked, type Rule } from './source.ts'

/** A file that breaks a rule for now, and why; one that no longer does must leave the list. */
export interface Excused {
  file: string
  why: string
}

const isStore = (path: string): boolean => /(?:^|\/)store(?:\.ts$|\/)/.test(path)
const writesSql = (text: string): boolean =>
  /\bsql(?:<[^`]*?>)?\s*`/.test(masked(text, 'templates')) ||
  /\bsql\.(?:raw|ref|id|table|lit|join)\b|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/.test(masked(text))

/** Whether a file of the product knows SQL and is no store. */
const knowsSql = (path: string, text: string): boolean => !isStore(path) && writesSql(text)

const knowsFramework = (path: string, text: string): boolean =>
  !path.startsWith('kernel/http/') && importsOf(path, text).some((one) => /^@?fastify/.test(one.written))

const readsTime = (path: string, text: string): boolean =>
  !path.startsWith('kernel/clock/') &&
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!\bnew )(?<![.\w])Date\(\s*\)|\bTemporal\.Now\b/.test(masked(text, 'strings'))

/** A rule over files, with those excused by name; an excuse that is no longer needed is a violation too. */
function unless(folders: string[], breaks: (path: string, text: string) => boolean, say: string, excused: readonly Excused[]): Rule {
  return (files: Files) => {
    const broken = codeIn(files, ...folders).flatMap(([path, text]) => (breaks(path, text) ? [path] : []))
    const names = new Set(excused.map((one) => one.file))
    const fresh = broken.filter((path) => !names.has(path)).map((path) => `${path}: ${say}`)
    const idle = excused
      .filter(({ file }) => files.has(file) && !broken.includes(file))
      .map(({ file }) => `${file}: needs its excuse no more`)
    return [...fresh, ...idle]
  }
}

const product = ['kernel', 'modules', 'law', 'policy', 'cities', 'server']

/** SQL that still stands beside its commands; each moves to the store of its room. */
const sqlExcused: readonly Excused[] = [
  { file: 'kernel/evidence/anchors.ts', why: 'reads stream heads, writes anchors' },
  { file: 'kernel/evidence/attachments.ts', why: 'binds uploads to cases' },
  { file: 'kernel/evidence/ledger.ts', why: 'walks the chains in pages' },
  { file: 'kernel/evidence/reactions.ts', why: 'claims rows that wait for a reaction' },
  { file: 'kernel/evidence/routes.ts', why: 'looks up one attachment' },
  { file: 'kernel/evidence/uploads.ts', why: 'records an upload' },
  { file: 'kernel/http/run.ts', why: 'keeps the answer of an Idempotency-Key' },
  { file: 'kernel/place/directory.ts', why: 'reads the divisions once' },
  { file: 'kernel/place/hint.ts', why: 'names who may know more' },
  { file: 'kernel/place/posts.ts', why: 'reads who holds a post' },
  { file: 'kernel/procedure/commands.ts', why: 'locks the case and moves it' },
  { file: 'kernel/procedure/names.ts', why: 'reads the names beside a case' },
  { file: 'server/assemble.ts', why: 'reads the settings a start needs' },
  { file: 'server/demo/index.ts', why: 'asks whether anybody is there, and has the statistics renewed' },
  { file: 'server/demo/write-cases.ts', why: 'writes the demo city in bulk' },
  { file: 'server/demo/write-people.ts', why: 'writes the demo city in bulk' },
  { file: 'server/demo-routes.ts', why: 'reads the demo accounts' },
  { file: 'server/health.ts', why: 'asks the database whether it answers' },
  { file: 'server/load-city.ts', why: 'loads a city pack in bulk' },
  { file: 'server/start.ts', why: 'asks whether a city is loaded' },
]
/** Cookies and file streams are not yet routes that kernel/http derives. */
const frameworkExcused: readonly Excused[] = [
  { file: 'kernel/evidence/routes.ts', why: 'sends the bytes of a file' },
  { file: 'kernel/evidence/uploads.ts', why: 'takes the bytes of a file' },
  { file: 'kernel/session/routes.ts', why: 'sets and clears the cookie' },
]
/** The pages run on the server's time; the two that read the device's say why. */
const timeExcused: readonly Excused[] = [
  { file: 'web/src/shell/session.tsx', why: 'measures how far the device is from the server' },
  { file: 'web/src/shell/draft.ts', why: 'stamps a draft that never leaves the device' },
]

/** 5. Only store files know SQL: `store.ts`, or a folder `store`. */
export const onlyStoresKnowSql = (excused = sqlExcused): Rule => unless(product, knowsSql, 'SQL outside a store', excused)

/** 5. Only kernel/http knows the HTTP framework; the server puts it together. */
export const onlyHttpKnowsFramework = (excused = frameworkExcused): Rule =>
  unless(
    product.filter((one) => one !== 'server'),
    knowsFramework,
    'knows the HTTP framework',
    excused,
  )

/** 5. Only kernel/clock reads the machine's time; durations by performance.now are no time of day. */
export const onlyClockReadsTime = (excused = timeExcused): Rule => unless([...product, 'web'], readsTime, 'reads the time', excused)

/** No `now()` in SQL: time comes from the transaction (my.now()), so that tests and demonstrations can move it. */
export const sqlTakesTheTransactionsTime: Rule = (files) =>
  [...files]
    .filter(([path]) => path.startsWith('db/migrations/') || (path.endsWith('.ts') && isStore(path) && !path.endsWith('.test.ts')))
    .filter(([path, text]) => {
      const said = path.endsWith('.sql') ? text.replaceAll(/--[^\n]*/g, '') : [...masked(text, 'templates').matchAll(/`[^`]*`/g)].join('\n')
      return /(?<!my\.)\bnow\(\)|\bcurrent_(?:timestamp|date|time)\b|\b(?:clock|statement|transaction)_timestamp\b/i.test(said)
    })
    .map(([path]) => `${path}: SQL reads the database's own time`)
