import { readFile, writeFile } from 'node:fs/promises'
import { nationalCalendar, overlay } from '#kernel/clock/calendar.ts'
import { movableClock, systemClock } from '#kernel/clock/clock.ts'
import { deadlineCalculator } from '#kernel/clock/deadline-calculator.ts'
import { anchorFault, type Anchor } from '#kernel/evidence/merkle.ts'
import { exportCase } from '#kernel/evidence/export.ts'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { formatReport, verifyBundle } from '#kernel/evidence/verify.ts'
import { CalculatorInputError, compute, UnknownCalculatorError } from '#kernel/indicator/calculator.ts'
import { Refusal } from '#kernel/problem/problem.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { nanning } from '#cities/nanning/index.ts'
import { administrators, foundAdministrators, renewAdministrator } from '#modules/governance/organs/index.ts'
import { usccCalculator } from '#modules/governance/registry/index.ts'
import { limitsOf, riskCalculator } from '#modules/prevention/risk/index.ts'
import { assemble } from './assemble.ts'
import { type Config, OperatorError } from './config.ts'
import { loadCity } from './load-city.ts'
import { filesOf, openAndMigrate } from './open.ts'
import { printOpened, start } from './start.ts'

/** What a command is given; it answers the exit code. */
export interface Call {
  config: Config
  args: readonly string[]
  anchor: string | undefined
  held: string | undefined
  note(text: string): void
}

/** `npm run anlan -- <command>`. */
export const commands: Record<string, (call: Call) => Promise<number>> = {
  start: async ({ config, note }) => {
    const { stop } = await start(config, note)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(0)))
    return 0
  },
  migrate: async ({ config, note }) => {
    const database = await openAndMigrate(config, note)
    await database.close()
    note('数据库已是最新')
    return 0
  },
  city: async ({ config, args, note }) => {
    if (args[0] !== 'load' || (args[1] ?? 'nanning') !== 'nanning') throw new OperatorError('用法:city load nanning')
    const database = await openAndMigrate(config, note)
    await loadCity(database, nanning, systemClock.now(), note)
    await database.close()
    return 0
  },
  admin: renewAdmin,
  export: exportTo,
  verify: ({ config, args, anchor, note }) => (args[0] ? verifyFile(args[0], anchor) : verifyStored(config, anchor, note)),
  compute: async ({ args }) => computeFile(args[0] ?? '', args[1] ?? ''),
}

/** `admin` names the administrators, or makes the first ones; `admin <login>` gives one of them a new one-time password. */
async function renewAdmin({ config, args, note }: Call): Promise<number> {
  const database = await openAndMigrate(config, note)
  try {
    const now = systemClock.now()
    await asJob(database, 'city', now, async (tx) => {
      const [login] = args
      const founded = await foundAdministrators(tx, now)
      if (founded.length > 0) return printOpened(founded, note)
      const keepers = await administrators(tx)
      const made = login === undefined ? undefined : await renewAdministrator(tx, login, now)
      if (made) return printOpened([made], note)
      const known = keepers.map((one) => `${one.login}(${one.title} ${one.name})`).join('、')
      throw new OperatorError(`用法:admin <账号>;在任的管理员:${known === '' ? '无' : known}`)
    })
    return 0
  } finally {
    await database.close()
  }
}

/** Anchors held outside, as `3,7`. */
const numbersOf = (text: string | undefined): number[] => (text ?? '').split(',').filter(Boolean).map(Number)

async function exportTo({ config, args, held, note }: Call): Promise<number> {
  const [id, file] = args
  if (!id) throw new OperatorError('用法:export <案件编号 uuid> [文件.zip]')
  const database = await openAndMigrate(config, note)
  try {
    const now = systemClock.now()
    const kernel = await assemble(database, movableClock(), filesOf(config))
    const { name, bytes } = await asJob(database, 'verify', now, (tx) => exportCase(kernel, tx, id, now, numbersOf(held)))
    await writeFile(file ?? name, bytes)
    note(`已导出 ${file ?? name}(${bytes.length} 字节)`)
    return 0
  } catch (cause) {
    throw cause instanceof Refusal ? new OperatorError(cause.problem.say) : cause
  } finally {
    await database.close()
  }
}

/** Offline: needs the file alone, and an anchor that an outside body holds if there is one. */
async function verifyFile(file: string, anchorFile: string | undefined): Promise<number> {
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new OperatorError(`读不到 ${file}:${cause.message}`)
  })
  const held = await readAnchor(anchorFile)
  const verdict = verifyBundle(new Uint8Array(bytes), held ? { anchor: held } : {})
  console.log(formatReport(verdict))
  return verdict.ok ? 0 : 1
}

/** The anchor an outside body holds, as downloaded from the evidence page. */
async function readAnchor(file: string | undefined): Promise<Anchor | undefined> {
  if (!file) return undefined
  const text = await readFile(file, 'utf8').catch(() => 'null')
  const held: unknown = JSON.parse(text)
  const fault = anchorFault(held)
  if (fault !== null) throw new OperatorError(`${file} 不是有效的锚:${fault}`)
  return held as Anchor
}

async function verifyStored(config: Config, anchorFile: string | undefined, note: (text: string) => void): Promise<number> {
  const held = await readAnchor(anchorFile)
  const database = await openAndMigrate(config, note)
  const check = await asJob(database, 'verify', systemClock.now(), (tx) =>
    verifyLedger(tx, null, (rows) => note(`已核验 ${rows} 条`), held, filesOf(config)),
  )
  await database.close()
  for (const finding of check.findings) console.log(finding.say)
  console.log(
    `${check.streams} 条链,${check.rows} 条留痕,${check.anchors} 个锚:${check.findings.length === 0 ? '全部相符' : `${check.findings.length} 处不符`}`,
  )
  return check.findings.length === 0 ? 0 : 1
}

/** Without a database: the pack's own calendar and parameters, what is unconfirmed in them not counted. */
async function computeFile(name: string, file: string): Promise<number> {
  const { source, days } = nanning.calendar()
  const regional = days.map(({ date, name: day }) => ({ date, name: day, source, confirmed: false }))
  const calendars = { cn: nationalCalendar(), nanning: overlay(nationalCalendar(), { code: 'nanning', days: regional }) }
  const limits = limitsOf((key) => nanning.parameters().find((one) => one.key === key))
  const calculators = [
    deadlineCalculator((one) => (one === 'cn' || one === 'nanning' ? calendars[one] : undefined)),
    usccCalculator,
    riskCalculator(() => limits),
  ]
  try {
    const input: unknown = JSON.parse(await readFile(file, 'utf8'))
    console.log(JSON.stringify(compute(calculators, name, input), null, 2))
    return 0
  } catch (cause) {
    if (cause instanceof UnknownCalculatorError) throw new OperatorError(cause.say)
    if (cause instanceof CalculatorInputError) throw new OperatorError(cause.problems.map((one) => `${one.field}:${one.say}`).join(';'))
    if (cause instanceof SyntaxError) throw new OperatorError(`${file} 不是有效的 JSON:${cause.message}`)
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new OperatorError(`没有文件 ${file};用法:compute <名称> <文件.json>`)
    throw cause
  }
}
