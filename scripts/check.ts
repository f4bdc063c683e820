/** `npm run check`: everything that judges the code without running the product, side by side, in under a minute. */
import { performance } from 'node:perf_hooks'
import { lanes, runProgram } from './processes.ts'
import { paths } from './tree.ts'

const architecture = paths('test/architecture/').filter((path) => path.endsWith('.test.ts'))
const reporter = ['--test-reporter=./scripts/reporter.ts', '--test-reporter-destination=stdout']

/** Longest first, so that the lanes end together. */
const checks: readonly { name: string; program: string; args: readonly string[] }[] = [
  { name: '生成的文件', program: 'node', args: ['scripts/write.ts', '--check'] },
  { name: '架构', program: 'node', args: ['--test', '--test-isolation=none', '--test-force-exit', ...reporter, ...architecture] },
  { name: '类型', program: 'tsc', args: ['--noEmit', '-p', '.'] },
  { name: '网页类型', program: 'tsc', args: ['--noEmit', '-p', 'web'] },
  { name: '未用的代码', program: 'knip', args: ['--no-progress', '--no-config-hints'] },
  { name: '代码习惯', program: 'oxlint', args: ['--deny-warnings'] },
  { name: '格式', program: 'biome', args: ['format', '--reporter=summary', '.'] },
]

const begun = performance.now()
const jobs = checks.map(({ name, program, args }) => async () => {
  const ended = await runProgram(program, args)
  const said = ended.text.replaceAll(/^RESULT .*\n/gm, '').trim()
  if (ended.code !== 0) console.log(`── ${name} ──\n${said}\n`)
  return { name, ...ended }
})
const done = await lanes(2, jobs)
for (const { name, code, ms } of done) console.log(`${code === 0 ? '✓' : '✗'} ${name} ${(ms / 1000).toFixed(1)} s`)
const failed = done.filter((one) => one.code !== 0).length
console.log(`${failed === 0 ? '检查全部通过' : `${failed} 项检查未通过`},共 ${((performance.now() - begun) / 1000).toFixed(1)} s`)
process.exitCode = failed === 0 ? 0 : 1
