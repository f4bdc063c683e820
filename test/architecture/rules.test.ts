import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyClockReadsTime, onlyHttpKnowsFramework, onlyStoresKnowSql, sqlTakesTheTransactionsTime } from './knowledge.ts'
import { filesAreShort, functionsAreShort, nothingIsAny, suppressionsHaveReasons } from './manners.ts'
import { fabricated, type Files, type Rule, sources } from './source.ts'

const files = sources()
const long = (lines: number) => `${'const x = 1\n'.repeat(lines)}`
const at = (path: string, text: string): Files => fabricated({ [path]: text })

/** Title, rule, files that each break it, files that each keep it. */
const rules: [string, Rule, Files[], Files[]][] = [
  [
    '只有 store 懂 SQL',
    onlyStoresKnowSql(),
    [
      at('modules/a/b/commands.ts', 'const rows = await sql`select 1`.execute(tx)'),
      at('kernel/a/x.ts', 'const rows = await sql<{ a: string }>`select 1`.execute(tx)'),
      at('modules/a/b/index.ts', `tx.selectFrom('hazard')`),
      at('server/x.ts', `tx\n  .insertInto('x')`),
    ],
    [
      at('modules/a/b/store.ts', 'sql`select 1`'),
      at('modules/a/b/store/units.ts', `tx.updateTable('x')`),
      at('kernel/a/x.ts', '// never sql`select`'),
    ],
  ],
  [
    '只有 kernel/http 懂 HTTP 框架',
    onlyHttpKnowsFramework(),
    [
      at('modules/a/b/x.ts', `import type { FastifyInstance } from 'fastify'`),
      at('kernel/session/x.ts', `import cookie from '@fastify/cookie'`),
    ],
    [at('kernel/http/x.ts', `import Fastify from 'fastify'`), at('server/x.ts', `import type { FastifyInstance } from 'fastify'`)],
  ],
  [
    '只有 kernel/clock 读时间',
    onlyClockReadsTime(),
    [at('modules/a/b/x.ts', 'const at = Date.now()'), at('kernel/a/x.ts', 'const at = new Date()'), at('server/x.ts', 'say(Date())')],
    [at('kernel/clock/x.ts', 'new Date()'), at('kernel/a/x.ts', `new Date('2026-01-01'); performance.now() // Date.now()`)],
  ],
  [
    'SQL 的时间来自事务',
    sqlTakesTheTransactionsTime,
    [
      at('db/migrations/001-x.sql', 'create table x (at timestamptz default now());'),
      at('modules/a/b/store.ts', 'sql`select * from x where at < current_timestamp`'),
    ],
    [at('db/migrations/001-x.sql', '-- no now()\nselect my.now();'), at('modules/a/b/store.ts', 'const at = clock.now()')],
  ],
  ['文件不超过四百行', filesAreShort, [at('web/src/x.tsx', long(401))], [at('web/src/x.tsx', long(400)), at('db/schema.sql', long(900))]],
  [
    '函数不超过六十行',
    functionsAreShort,
    [
      at('kernel/a/x.ts', `export async function f(a: string): Promise<void> {\n${long(60)}}\n`),
      at('kernel/a/x.ts', `function f({ a }: { a: string }): void {\n${long(60)}}\n`),
      at('kernel/a/x.ts', `export const f = (a: string) => {\n${long(60)}}\n`),
      at('web/src/X.tsx', `class A {\n  run(a: string): void {\n${long(60)}  }\n}\n`),
    ],
    [at('kernel/a/x.ts', `function f() {\n${long(58)}}\n`), at('kernel/a/x.ts', `const f = {\n${long(90)}}\n`)],
  ],
  [
    '压制检查须说明理由',
    suppressionsHaveReasons,
    [
      at('kernel/a/x.ts', '// @ts-expect-error\nf()'),
      at('kernel/a/x.ts', '// @ts-ignore: the library has no types for this\nf()'),
      at('kernel/a/x.ts', '/* oxlint-disable no-console */'),
      at('web/src/x.tsx', '// biome-ignore format: x'),
      at('modules/a/b/permits.ts', '// @ts-expect-error: the actor of this case is always known here\nf()'),
    ],
    [at('kernel/a/x.ts', '// @ts-expect-error: a malformed number must not compile\nf()')],
  ],
  [
    '没有 any',
    nothingIsAny,
    [at('kernel/a/x.ts', 'const x: any = 1'), at('kernel/a/x.ts', 'f(x as any)'), at('web/src/x.ts', 'type A = Map<string, any>')],
    [at('kernel/a/x.ts', `const any = (a: string) => a // : any\nconst say = ': any'`)],
  ],
]

for (const [title, rule, broken, kept] of rules) {
  test(`${title};埋下的过失被发现`, () => {
    for (const one of broken) assert.notDeepEqual(rule(one), [], `没有发现:${[...one.values()].join().slice(0, 80)}`)
    for (const one of kept) assert.deepEqual(rule(one), [])
    assert.deepEqual(rule(files), [])
  })
}

test('不再需要的豁免也被发现', () => {
  const excused = [{ file: 'kernel/a/x.ts', why: 'planted' }]
  assert.deepEqual(onlyStoresKnowSql(excused)(at('kernel/a/x.ts', 'sql`select 1`')), [])
  assert.notDeepEqual(onlyStoresKnowSql(excused)(at('kernel/a/x.ts', 'f()')), [])
})
