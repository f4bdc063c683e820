import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dataStaysData,
  importsAreLiteral,
  kernelKnowsItself,
  modulesFormNoRing,
  modulesUseDoors,
  noClimbing,
  pagesShareThePure,
} from './directions.ts'
import { fabricated, importsOf, masked, type Rule, sources, sourcesOfGit } from './source.ts'

const files = sources()

test('所见的源文件就是磁盘和版本库里的源文件', (context) => {
  for (const room of ['kernel/', 'modules/', 'law/', 'policy/', 'cities/', 'server/', 'web/src/', 'db/', 'scripts/', 'test/'])
    assert.ok(
      [...files.keys()].some((path) => path.startsWith(room)),
      `一个文件都没看到:${room}`,
    )
  const known = sourcesOfGit()
  if (known === undefined) return context.skip('不在 git 检出中')
  assert.deepEqual([...files.keys()].sort(), known)
})

test('每个源文件的导入都看得见,且指向存在的文件', () => {
  const all = [...files].filter(([path]) => /\.tsx?$/.test(path)).map(([path, text]) => ({ path, text, found: importsOf(path, text) }))
  for (const { path, text, found } of all) {
    const lines = masked(text).match(/^(?:import|export)\b[^\n;]*\bfrom\b|^import\b/gm) ?? []
    assert.ok(lines.length === 0 || found.length > 0, `${path}:有导入语句而一个也没认出`)
    for (const one of found.filter(({ path: to }) => to?.endsWith('.ts') || to?.endsWith('.tsx')))
      assert.ok(files.has(one.path ?? ''), `${path}:${one.written} 不存在`)
  }
})

test('导入的各种写法都认得,注释和字符串里的不算', () => {
  const text = `import a from './a.ts'
    // import x from './x.ts'
    import { b,
      type B } from "./b.ts"; import './c.ts'
    export * from './d.ts'
    export { e } from './e.ts'
    const f = await import('./f.ts'); type G = import('./g.ts').G
    const s = "it's"; const r = /['"]/; const t = \`import y from './y.ts' \${\`\${1}\`}\`
    /* import z from './z.ts' */ import type { H } from '#kernel/h.ts'`
  const found = importsOf('kernel/x/one.ts', text).map((one) => one.path)
  assert.deepEqual(found.sort(), ['kernel/h.ts', ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `kernel/x/${name}.ts`)].sort())
})

/** Title, rule, and a file that breaks it. */
const rules: [string, Rule, Record<string, string>][] = [
  ['一 内核只依赖内核', kernelKnowsItself, { 'kernel/a/x.ts': `import { y } from '#modules/prevention/hazards/index.ts'` }],
  ['一 内核不依赖法规库', kernelKnowsItself, { 'kernel/a/x.ts': `export type { Basis } from '../../law/basis.ts'` }],
  ['二 模块之间只走门', modulesUseDoors, { 'modules/a/b/x.ts': `import { y } from '#modules/c/d/store.ts'` }],
  ['二 模块不依赖城市', modulesUseDoors, { 'modules/a/b/x.ts': `const y = await import('#cities/nanning/index.ts')` }],
  [
    '二 模块不成环',
    modulesFormNoRing,
    { 'modules/a/b/x.ts': `import { y } from '#modules/c/d/index.ts'`, 'modules/c/d/y.ts': `import { x } from '#modules/a/b/index.ts'` },
  ],
  ['三 网页只用模块的四个纯文件', pagesShareThePure, { 'web/src/modules/a/b/P.tsx': `import { y } from '#modules/a/b/store.ts'` }],
  ['三 网页只用自己模块的', pagesShareThePure, { 'web/src/modules/a/b/P.tsx': `import { y } from '#modules/a/c/terms.ts'` }],
  [
    '三 网页够得着的都是纯的',
    pagesShareThePure,
    { 'web/src/shell/p.ts': `import { y } from '#kernel/a/y.ts'`, 'kernel/a/y.ts': `import './z.ts'`, 'kernel/a/z.ts': `import 'node:fs'` },
  ],
  ['四 政策法规城市是数据', dataStaysData, { 'law/x.ts': `import { y } from '#modules/a/b/index.ts'` }],
  ['四 数据不依赖服务器', dataStaysData, { 'cities/x/y.ts': `import { y } from '#server/assemble.ts'` }],
  ['六 不攀爬目录', noClimbing, { 'kernel/a/b/x.ts': `import { y } from '../../../law/index.ts'` }],
  ['导入写明目标', importsAreLiteral, { 'kernel/a/x.ts': 'const y = await import(name)' }],
]

for (const [title, rule, planted] of rules) {
  test(`方向${title};埋下的过失被发现`, () => {
    assert.deepEqual(rule(files), [])
    assert.notDeepEqual(rule(fabricated(planted)), [])
  })
}
