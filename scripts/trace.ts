/** `npm run trace [-- --json]`: which requirements the last full test run has shown, by module. */
import { requirementIds, requirements } from '#policy/index.ts'
import { lastWhole, type Result } from './results.ts'

/** The requirement ids a test's name begins with: 'C22.4 C23.8 closes a hazard'. Names marked [shared] show nothing. */
export function idsOf(name: string): string[] {
  const head = name.includes('[shared]') ? undefined : /^(?:C\d+\.\d+ )+/.exec(name)?.[0]
  return head === undefined ? [] : head.trim().split(' ')
}

/** Shown is what a passed test names and no failed test names; the rest is missing. Ids nobody owes are `unknown`. */
export function trace(owed: readonly string[], tests: readonly Pick<Result, 'name' | 'status'>[]) {
  const named = (status: Result['status']) => new Set(tests.filter((one) => one.status === status).flatMap((one) => idsOf(one.name)))
  const passed = named('passed')
  const failed = named('failed')
  const shown = owed.filter((id) => passed.has(id) && !failed.has(id))
  const unknown = [...new Set([...passed, ...failed])].filter((id) => !owed.includes(id))
  return { shown, missing: owed.filter((id) => !shown.includes(id)), unknown }
}

function print({ shown, unknown }: ReturnType<typeof trace>): void {
  const modules = [...Map.groupBy(requirements, (one) => one.module)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [module, rows] of modules) {
    const ids = rows.map((one) => one.id)
    const missing = ids.filter((id) => !shown.includes(id))
    console.log(
      `${module.padEnd(32)} ${String(ids.length - missing.length).padStart(3)} / ${String(ids.length).padEnd(3)}  缺 ${missing.join(' ') || '无'}`,
    )
  }
  if (unknown.length > 0) console.log(`测试写了不存在的需求编号:${unknown.join(' ')}`)
  console.log(`共 ${requirements.length} 项,已由通过的测试证明 ${shown.length} 项`)
}

async function main(): Promise<void> {
  const results = lastWhole() ?? (await (await import('./test.ts')).runTests([]))
  const found = trace(requirementIds(), results.tests)
  console.log(`依据 ${results.at} 的完整测试`)
  print(found)
  if (process.argv.includes('--json')) console.log(JSON.stringify({ shown: found.shown, missing: found.missing }))
  process.exitCode = found.unknown.length > 0 ? 1 : 0
}

if (import.meta.main) await main()
