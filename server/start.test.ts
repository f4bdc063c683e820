import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { lockFolder } from '#kernel/store/lock.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'anlan-start-'))
after(() => rmSync(root, { recursive: true, force: true }))

interface Ended {
  code: number | null
  out: string
  error: string
}

/** Runs the program as an operator does, without his environment, for half a minute at most. */
function run(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', ANLAN_DATA: join(root, 'data'), ...env },
    timeout: 30_000,
    killSignal: 'SIGKILL',
  })
  const said = { out: '', error: '' }
  child.stdout.on('data', (part) => (said.out += part))
  child.stderr.on('data', (part) => (said.error += part))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })))
}

/** Refused with one clear Chinese line, and no stack. */
function oneLine({ code, error }: Ended, says: RegExp): void {
  assert.equal(code, 1, error)
  assert.match(error, /^错误:.*\n$/, 'one line')
  assert.match(error, says)
}

test('端口被占用:一句话说明换端口,还没有动数据目录', async () => {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = holder.address() as AddressInfo
    oneLine(await run(['start'], { PORT: String(port) }), new RegExp(`端口 ${port} 已被占用;请设置 PORT`))
    assert.equal(existsSync(join(root, 'data')), false)
  } finally {
    holder.close()
  }
})

test('数据目录正被另一个活着的进程使用:说出进程号,不动里面的东西', async () => {
  const data = join(root, 'in-use')
  const release = lockFolder(join(data, 'pg'))
  try {
    oneLine(await run(['start'], { ANLAN_DATA: data }), new RegExp(`另一个进程使用.*进程号 ${process.pid}`))
    assert.equal(existsSync(join(data, 'pg')), false)
  } finally {
    release()
  }
})

test('数据目录写不了:不论是系统目录、普通文件,还是设备', async () => {
  const file = join(root, 'a-file')
  writeFileSync(file, '')
  const folders = [file, join(file, 'beneath'), '/dev/null/x', ...(existsSync('/proc/self') ? ['/proc/anlan', '/proc/anlan/deep'] : [])]
  for (const folder of folders) {
    const ended = await run(['migrate'], { ANLAN_DATA: folder })
    oneLine(ended, /数据目录不可写/)
    assert.ok(ended.error.includes(folder) && ended.error.includes('ANLAN_DATA'))
  }
})

test('连不上数据库、地址写错:一句话,不泄露口令', async () => {
  const refused = await run(['migrate'], { DATABASE_URL: 'postgres://anlan:secret-word@127.0.0.1:1/anlan' })
  oneLine(refused, /连不上 DATABASE_URL 指定的数据库:.*ECONNREFUSED/)
  const wrong = await run(['migrate'], { DATABASE_URL: 'anlan:secret-word@db' })
  oneLine(wrong, /DATABASE_URL 应写作 postgres:\/\//)
  for (const ended of [refused, wrong]) assert.ok(!`${ended.out}${ended.error}`.includes('secret-word'))
})

test('命令、端口和选项写错:说出错在哪里和可用的写法', async () => {
  oneLine(await run(['strat'], {}), /没有「strat」这个命令;可用:start、migrate/)
  oneLine(await run(['start'], { PORT: 'eighty' }), /PORT 应为 0–65535 的整数,现为「eighty」/)
  for (const url of ['anlan.example', 'ftp://anlan.example', 'https://anlan.example/?a=1'])
    oneLine(await run(['start'], { ANLAN_PUBLIC_URL: url }), /ANLAN_PUBLIC_URL 应写作 https:\/\/域名/)
  oneLine(await run(['start', '--as-of', 'yesterday'], {}), /--as-of 应写作 2026-11-23 的形式/)
  oneLine(await run(['start', '--no-such-flag'], {}), /--no-such-flag/)
})
