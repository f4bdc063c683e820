// Runs before every npm script, on whatever Node is there (≥ 18): builtins only.
// Installs when the lock file has changed since the last time, and builds the pages when they are older than their sources.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'node_modules', '.anlan-installed')
const built = join(root, 'web', 'dist', '.built')
const wants = new Set(process.argv.slice(2))

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`错误:需要 Node 20.19 或更新的版本,现为 ${process.versions.node}`)
  process.exit(1)
}

const begun = Date.now()
const say = (text) => console.log(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s] ${text}`)
const run = (command, args, cwd = root) => {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', shell: process.platform === 'win32' })
  return { ok: done.status === 0, text: `${done.stdout ?? ''}${done.stderr ?? ''}` }
}
const hash = (texts) => texts.reduce((sum, text) => sum.update(text), createHash('sha256')).digest('hex')
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

install()
if (wants.has('--web')) buildPages()

function install() {
  const lock = hash([read(join(root, 'package-lock.json')), read(join(root, 'package.json')), process.platform, process.arch])
  if (read(stamp) === lock) return
  say('安装依赖(首次约需半分钟)')
  // Some mirrors lack packages of other platforms, which npm ci refuses; npm install then resolves them.
  const options = ['--no-audit', '--no-fund', '--loglevel=error']
  const first = run('npm', ['ci', ...options])
  const done = first.ok ? first : run('npm', ['install', ...options])
  if (!done.ok) {
    console.error(`${done.text}\n错误:依赖安装失败,请检查网络或 npm 源`)
    process.exit(1)
  }
  writeFileSync(stamp, lock)
  say('依赖已安装')
}

function buildPages() {
  const sources = ['web/src', 'web/index.html', 'web/vite.config.ts', 'web/package.json', 'kernel', 'modules', 'law', 'policy']
  const state = hash(
    sources.flatMap((path) => list(join(root, path))).map((file) => `${file}:${statSync(file).size}:${hash([read(file)])}`),
  )
  if (read(built) === state) return
  say('生成网页')
  const done = run('npm', ['run', 'build', '--workspace', 'web', '--silent'])
  if (!done.ok) {
    console.error(`${done.text}\n错误:网页生成失败`)
    process.exit(1)
  }
  mkdirSync(join(root, 'web', 'dist'), { recursive: true })
  writeFileSync(built, state)
  say('网页已生成')
}

function list(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .filter((name) => !name.endsWith('.test.ts'))
    .flatMap((name) => list(join(path, name)))
}
