/** `npm test [-- part of a file's path, or of a test's name …]`: runs the tests, each kind in a process of its own. */
import { systemClock } from '#kernel/clock/clock.ts'
import { lanes, runProgram } from './processes.ts'
import { mark } from './reporter.ts'
import { keep, type Result, type Results } from './results.ts'
import { paths, root, textOf } from './tree.ts'

interface Group {
  name: string
  files: readonly string[]
  env?: NodeJS.ProcessEnv
  engine?: string
}

/** The groups there are: pure tests, stories on the embedded database and on DATABASE_URL, stories in a browser. */
function groups(files: readonly string[]): Group[] {
  const browser = files.filter((path) => path.endsWith('.browser.test.ts'))
  const stories = files.filter((path) => path.endsWith('.db.test.ts'))
  const pure = files.filter((path) => !browser.includes(path) && !stories.includes(path))
  const url = process.env.DATABASE_URL
  if (!url && stories.length > 0) console.log('未设 DATABASE_URL:数据库测试只在内嵌数据库上运行')
  const server = url ? [{ name: 'postgres', files: stories, env: { ANLAN_TEST_ENGINE: 'postgres' }, engine: 'postgres' }] : []
  const embedded = { ANLAN_TEST_ENGINE: 'pglite' }
  return [
    { name: 'pglite', files: stories, env: embedded, engine: 'pglite' },
    { name: 'pure', files: pure },
    ...server,
    { name: 'browser', files: browser, env: embedded, engine: 'pglite' },
  ].filter((group) => group.files.length > 0)
}

/** One process a group, so that its stories share one database; a process that dies counts as a failed test. */
async function runGroup({ name, files, env = {}, engine }: Group, names: readonly string[]): Promise<Result[]> {
  const found: Result[] = []
  const see = (line: string) => {
    if (line.startsWith(mark)) found.push(resultOf(line.slice(mark.length), files, engine))
    else if (line.trim() !== '') console.log(`[${name}] ${line}`)
  }
  const reporter = ['--test-reporter', `${root}scripts/reporter.ts`, '--test-reporter-destination', 'stdout']
  const limits = ['--test-isolation=none', '--test-force-exit', '--test-timeout=600000']
  const wanted = names.map((one) => `--test-name-pattern=${one}`)
  const { code, ms } = await runProgram('node', ['--test', ...limits, ...reporter, ...wanted, ...files], { env, see })
  if (code !== 0 && !found.some((one) => one.status === 'failed'))
    found.push({ name: `${name}: the process ended with code ${code}`, file: files.join(' '), status: 'failed', ms })
  const told = new Set(found.map((one) => one.file))
  const borrowed = [...told].some((file) => !file.endsWith('.test.ts'))
  const silent = wanted.length === 0 && !borrowed ? files.filter((file) => !told.has(file)) : []
  for (const file of silent) found.push({ name: `${file} holds no test that ran`, file, status: 'failed', ms: 0 })
  console.log(`[${name}] ${files.length} 个文件,${count(found, 'passed')} 项通过,${(ms / 1000).toFixed(1)} s`)
  return found
}

/** A story is declared in the file that tells it, but node names the file that holds `story`; its title finds the teller. */
function resultOf(line: string, files: readonly string[], engine: string | undefined): Result {
  const result = JSON.parse(line) as Result
  const title = result.name.replace(/^(?:C\d+\.\d+ )+/, '').replace(/ \[\w+\]$/, '')
  const told = (part: string) => files.find((file) => textOf(file).includes(part))
  const teller = result.file.endsWith('.test.ts') ? undefined : (told(title) ?? told(title.slice(-10)))
  return { ...result, file: teller ?? result.file, ...(engine ? { engine } : {}) }
}

const count = (tests: readonly Result[], status: Result['status']): number => tests.filter((one) => one.status === status).length

/** Runs all tests, or those the filters name, and keeps the results. */
export async function runTests(filters: readonly string[]): Promise<Results> {
  const all = paths().filter((path) => path.endsWith('.test.ts'))
  const named = filters.filter((one) => !all.some((path) => path.includes(one)))
  const parts = filters.filter((one) => !named.includes(one))
  const files = parts.length === 0 ? all : all.filter((path) => parts.some((one) => path.includes(one)))
  const at = systemClock.now().toISOString()
  const jobs = groups(files).map((group) => () => runGroup(group, named))
  const tests = (await lanes(2, jobs)).flat()
  const results = { at, partial: filters.length > 0, tests }
  keep(results)
  return results
}

/** `12 passed, 0 failed`, the last line of every run. */
export function lastLine(tests: readonly Result[]): string {
  const skipped = count(tests, 'skipped')
  return `${count(tests, 'passed')} passed, ${count(tests, 'failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

if (import.meta.main) {
  const { tests } = await runTests(process.argv.slice(2))
  const failed = tests.filter((one) => one.status === 'failed')
  for (const one of failed) console.log(`✗ ${one.name}  ${one.file}`)
  if (tests.length === 0) console.log('没有测试符合所给的名称')
  console.log(lastLine(tests))
  process.exitCode = failed.length > 0 || tests.length === 0 ? 1 : 0
}
