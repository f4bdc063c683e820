import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nanning } from '#cities/nanning/index.ts'
import { systemClock, today } from '#kernel/clock/clock.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { computeRoutes } from '#kernel/indicator/routes.ts'
import { problemNumbers } from '#kernel/problem/problem.ts'
import { draw } from '#kernel/procedure/draw.ts'
import type { Procedure } from '#kernel/procedure/procedure.ts'
import { law } from '#law/index.ts'
import { clauses, requirements } from '#policy/index.ts'
import { modulesBuilt } from '../../scripts/clause-map.ts'
import { drawings } from '../../scripts/generated.ts'
import { listProblems } from '../../scripts/problem-list.ts'
import { paths, textOf } from '../../scripts/tree.ts'
import { kinds, routes } from '../../server/assemble.ts'
import { demoRoutes } from '../../server/demo-routes.ts'
import {
  basesHold,
  modulesHaveDoors,
  modulesServeClauses,
  problemsAreNumbered,
  rolesAreHeld,
  routesAreDerived,
  routesArePermitted,
  statesAreReached,
  tablesAreGuarded,
} from './declared.ts'
import { rolesOfDemo } from './demo-roles.ts'
import { fabricated, sources } from './source.ts'

const files = sources()
const built = modulesBuilt(paths())
const served = clauses.flatMap((one) => one.served ?? [])
const tables = kinds.map((kind) => kind.table)
const parameters = new Set(nanning.parameters().map((one) => one.key))
const day = today(systemClock)

/** A table without fault, for planting one. */
const sound: Procedure = {
  name: 'planted',
  version: 1,
  title: '示例',
  table: 'planted',
  states: { open: { label: '开', stage: '一' }, done: { label: '完', stage: '二' } },
  opens: { begin: { to: 'open', title: '开始', by: ['inspector'], basis: [law('安全生产法', '第六十五条')] } },
  steps: { open: { finish: { to: 'done', title: '结束', by: ['inspector'], apart: ['begin'], basis: [law('安全生产法', '第六十五条')] } } },
  ends: ['done'],
  duties: {},
}
const changed = (step: Partial<Procedure['opens'][string]>): Procedure => ({
  ...sound,
  opens: { begin: { to: 'open', title: '开始', by: ['inspector'], basis: [law('安全生产法', '第六十五条')], ...step } },
})

test('条款与模块两头对得上;埋下的过失被发现', () => {
  assert.ok(built.length > 0)
  assert.deepEqual(modulesServeClauses(built, requirements, served), [])
  assert.deepEqual(modulesHaveDoors(files), [])
  assert.notDeepEqual(modulesServeClauses(['prevention/unheard-of'], requirements, served), [])
  assert.notDeepEqual(modulesServeClauses(['prevention/hazards'], requirements, []), [])
  assert.notDeepEqual(modulesHaveDoors(fabricated({ 'modules/a/b/store.ts': '' })), [])
  assert.notDeepEqual(modulesHaveDoors(fabricated({ 'modules/a/x.ts': '' })), [])
})

test('程序的每条依据都存在且今天有效;埋下的过失被发现', () => {
  for (const table of tables) assert.deepEqual(basesHold(table, day, parameters), [])
  assert.deepEqual(basesHold(sound, day, parameters), [])
  assert.notDeepEqual(basesHold(changed({ basis: [] }), day, parameters), [])
  assert.notDeepEqual(basesHold(changed({ basis: [{ kind: 'law', act: '安全生产法', article: '第六百条' }] }), day, parameters), [])
  assert.notDeepEqual(basesHold(changed({ basis: [{ kind: 'policy', clause: '三十九' }] }), day, parameters), [])
  assert.notDeepEqual(basesHold(changed({ basis: [{ kind: 'city', parameter: 'no.such.parameter' }] }), day, parameters), [])
  assert.notDeepEqual(basesHold(sound, '1999-01-01', parameters), [])
})

test('程序的每个岗位在演示城市都有人;埋下的过失被发现', () => {
  const held = rolesOfDemo()
  for (const table of tables) assert.deepEqual(rolesAreHeld(table, held), [])
  assert.notDeepEqual(rolesAreHeld(sound, new Set(['worker'])), [])
  assert.notDeepEqual(rolesAreHeld(changed({ by: [] }), held), [])
})

test('程序没有走不到的状态和死路;埋下的过失被发现', () => {
  for (const table of [...tables, sound]) assert.deepEqual(statesAreReached(table), [])
  assert.notDeepEqual(statesAreReached({ ...sound, ends: [] }), [])
  assert.notDeepEqual(statesAreReached(changed({ to: 'done' })), [])
  assert.notDeepEqual(statesAreReached(changed({ apart: ['nothing'] })), [])
})

test('程序图就是程序表画出来的;埋下的过失被发现', () => {
  for (const [path, text] of drawings()) assert.equal(textOf(path), text, `${path}:请运行 npm run write`)
  assert.deepEqual(
    paths('docs/procedures/'),
    drawings()
      .map(([path]) => path)
      .sort(),
  )
  assert.notEqual(draw(changed({ by: ['worker'] })), draw(sound))
})

/** Calculators are law's arithmetic; the demo's accounts are printed on its sign-in page. */
const forAnyone = [
  'compute',
  'demo.accounts',
  'documents.check',
  'disclosure.listedHazards',
  'disclosure.listedHazardsCsv',
  'disclosure.listedHazardsRss',
]
/** Sign-in has no scope yet; files are bytes; health and pages are for machines and browsers. */
const byHand = ['kernel/evidence/routes.ts', 'kernel/session/routes.ts', 'server/assemble.ts', 'server/pages.ts']

test('每条路由都有许可,任何人可用的逐条列明;埋下的过失被发现', () => {
  const demo = demoRoutes({ city: { demo: true } } as Kernel)
  assert.deepEqual(routesArePermitted([...routes, ...computeRoutes, ...demo], forAnyone), [])
  assert.deepEqual(routesAreDerived(byHand)(files), [])
  const route = { name: 'x', path: '/api/x', permit: 'procedure' }
  assert.deepEqual(routesArePermitted([route], []), [])
  for (const bad of [{ permit: 'anyone' }, { permit: undefined }, { permit: true }, { path: '/x' }])
    assert.notDeepEqual(routesArePermitted([{ ...route, ...bad }], []), [])
  assert.notDeepEqual(routesArePermitted([route, route], []), [])
  assert.notDeepEqual(routesAreDerived([])(fabricated({ 'modules/a/b/x.ts': `app.get('/api/x', run)` })), [])
})

test('拒绝编号不重复,都有中文说明并写在文档里;埋下的过失被发现', async () => {
  const listed = await listProblems()
  assert.deepEqual(problemsAreNumbered(listed, problemNumbers(), textOf('docs/problems.md')), [])
  const one = { no: '422.99', say: '示例', file: 'modules/a/b/problems.ts' }
  const page = '| 422.99 | 示例 |'
  assert.deepEqual(problemsAreNumbered([one], ['422.99'], page), [])
  assert.notDeepEqual(problemsAreNumbered([one, one], ['422.99'], page), [])
  assert.notDeepEqual(problemsAreNumbered([one], ['422.99'], ''), [])
  assert.notDeepEqual(problemsAreNumbered([one], ['422.99', '422.98'], page), [])
  assert.notDeepEqual(problemsAreNumbered([{ ...one, file: 'kernel/x/problems.ts' }], ['422.99'], page), [])
  assert.notDeepEqual(problemsAreNumbered([{ ...one, say: 'no' }], ['422.99'], page), [])
})

test('每张表都受强制的行级安全约束;埋下的过失被发现', () => {
  assert.deepEqual(tablesAreGuarded(files, textOf('db/schema.sql')), [])
  const force = `execute format('alter table %s force row level security', guarded);`
  const migration = (text: string) => fabricated({ 'db/migrations/001.sql': `${force}\n${text}` })
  const schema = 'table x (\n)\npolicy x.placed for ALL to public using (true)\n'
  assert.deepEqual(tablesAreGuarded(migration(`create table x ();\ncall my.guard('x', 'select');`), schema), [])
  assert.notDeepEqual(tablesAreGuarded(migration(`create table x ();\n-- call my.guard('x', 'select');`), schema), [])
  assert.notDeepEqual(
    tablesAreGuarded(migration(`create table x ();\ncall my.guard('x', '');`), 'table x (\n)\npolicy x.owner for ALL'),
    [],
  )
  assert.notDeepEqual(
    tablesAreGuarded(migration(`create table x ();\ncall my.guard('x', '');alter table x disable row level security;`), schema),
    [],
  )
  assert.notDeepEqual(tablesAreGuarded(migration(''), schema), [])
})
