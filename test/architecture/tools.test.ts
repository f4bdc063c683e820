import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { z } from 'zod'
import { runProgram } from '../../scripts/processes.ts'
import { root, textOf } from '../../scripts/tree.ts'

// The tools of the check each find a planted fault, with the project's own settings, and are content without it.

const folder = `.anlan/planted-${process.pid}`
after(() => rmSync(`${root}${folder}`, { recursive: true, force: true }))

/** Writes a small project in a folder that no tool looks into by itself. */
function plant(name: string, files: Readonly<Record<string, string>>): string {
  const at = `${folder}/${name}`
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(`${root}${at}/${path}`), { recursive: true })
    writeFileSync(`${root}${at}/${path}`, text)
  }
  return at
}

const settings = z.record(z.string(), z.unknown())
const own = (path: string) => settings.parse(JSON.parse(textOf(path)))

test('tsc 发现类型错误', async () => {
  const tsconfig = JSON.stringify({ extends: '../../../tsconfig.json', include: ['*.ts'] })
  const sound = plant('types', { 'tsconfig.json': tsconfig, 'x.ts': 'export const list: readonly number[] = [1]\n' })
  const kept = await runProgram('tsc', ['--noEmit', '-p', sound])
  assert.equal(kept.code, 0, kept.text)
  plant('types', { 'x.ts': 'const list: readonly number[] = [1]\nexport const first: number = list[0]\n' })
  const found = await runProgram('tsc', ['--noEmit', '-p', sound])
  assert.notEqual(found.code, 0)
  assert.match(found.text, /TS2322/)
})

test('oxlint 发现循环、any、过长的文件', async () => {
  const { ignorePatterns: _, ...rest } = own('.oxlintrc.json')
  const at = plant('lint', {
    'config.json': JSON.stringify(rest),
    'a.ts': `import { b } from './b.ts'\nexport const a = (): number => b()\n`,
    'b.ts': `import { a } from './a.ts'\nexport const b = (): number => a()\n`,
    'c.ts': 'export const c = (x: any): unknown => x\n',
    'd.ts': `${Array.from({ length: 401 }, (_line, n) => `export const d${n} = ${n}\n`).join('')}`,
    'e.ts': 'export const e = 1\n',
  })
  const lint = (...files: string[]) =>
    runProgram('oxlint', ['--no-ignore', '--deny-warnings', '-c', `${at}/config.json`, ...files.map((file) => `${at}/${file}`)])
  const found = await lint('a.ts', 'b.ts', 'c.ts', 'd.ts')
  assert.notEqual(found.code, 0)
  for (const rule of [/no-cycle/, /no-explicit-any/, /max-lines/]) assert.match(found.text, rule)
  const kept = await lint('e.ts')
  assert.equal(kept.code, 0, kept.text)
})

test('knip 发现无人使用的导出、文件和依赖', async () => {
  const { workspaces: _, ...rest } = own('knip.json')
  const at = plant('unused', {
    'package.json': JSON.stringify({ name: 'planted', type: 'module', dependencies: { zod: '*' } }),
    'knip.json': JSON.stringify({ ...rest, entry: ['main.ts'], project: ['*.ts'] }),
    'main.ts': `import { used } from './x.ts'\nused()\n`,
    'x.ts': 'export const used = (): number => 1\nexport const idle = (): number => 2\n',
    'alone.ts': 'export const alone = 1\n',
  })
  const found = await runProgram('knip', ['--no-progress', '--no-gitignore', '--directory', at])
  assert.notEqual(found.code, 0)
  for (const name of [/\bidle\b/, /alone\.ts/, /\bzod\b/]) assert.match(found.text, name)
  assert.doesNotMatch(found.text, /\bused\s+x\.ts/)
})

test('biome 发现不合格式的文件', async () => {
  const { $schema: _, vcs: _vcs, ...rest } = own('biome.json')
  // Outside the project: biome allows one root configuration in a tree.
  const at = mkdtempSync(join(tmpdir(), 'anlan-format-'))
  for (const [name, text] of [
    ['biome.json', JSON.stringify(rest)],
    ['x.ts', 'const x = "1";\n'],
    ['y.ts', `export const y = '1'\n`],
  ] as const)
    writeFileSync(join(at, name), text)
  const format = (file: string) => runProgram('biome', ['format', `--config-path=${at}`, join(at, file)])
  const found = await format('x.ts')
  const kept = await format('y.ts')
  rmSync(at, { recursive: true })
  assert.notEqual(found.code, 0)
  assert.match(found.text, /Formatter would have printed/)
  assert.equal(kept.code, 0, kept.text)
})
