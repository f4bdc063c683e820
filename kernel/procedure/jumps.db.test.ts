import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'
import { asJob, asSession } from '#kernel/store/transaction.ts'
import { tokenHash } from '#kernel/http/run.ts'
import { stepRows } from '#kernel/procedure/procedure.ts'
import { type City, story } from '#test/city.ts'
import { coercionStates } from '#test/coercion.ts'
import { HazardCase } from '#test/hazard.ts'
import { MajorCase, majorCast, type MajorState } from '#test/major.ts'
import { Visit } from '#test/visit.ts'

/** Brings one real case into every state of a procedure, by legal steps alone. */
type Drive = (city: City) => Promise<Map<string, string>>

const majorStates: readonly MajorState[] = [
  'majorProposed',
  'majorConfirmed',
  'ordered',
  'majorRectifying',
  'majorExtension',
  'majorRectified',
  'evaluating',
  'evaluated',
  'verified',
]

const hazardStates: Drive = async (city) => {
  const [wei, lu, nong, huang, tan] = await city.people('wei', 'lu', 'nong', 'huang', 'tan')
  const at = new Map<string, string>()
  const walk = async (state: string, ...steps: ((one: HazardCase) => Promise<unknown>)[]) => {
    const one = await HazardCase.report(wei, city.unit('cold'))
    for (const step of steps) await step(one)
    at.set(state, one.id)
  }
  const register = (one: HazardCase) => one.register(lu, '2026-10-12')
  const plan = (one: HazardCase) => one.plan(nong, '2026-10-10')
  const rectify = (one: HazardCase) => one.rectify(nong)
  const recheck = (one: HazardCase) => one.passRecheck(huang)
  const assess = (one: HazardCase) => one.assess(huang)
  await walk('found')
  await walk('dismissed', (one) => one.take(lu, 'dismiss', { dismissal: '经核实不构成隐患' }))
  await walk('registered', register)
  await walk('rectifying', register, plan)
  await walk('extensionAsked', register, plan, (one) => one.askExtension(nong, '2026-10-20'))
  await walk('rectified', register, plan, rectify)
  await walk('rechecked', register, plan, rectify, recheck)
  await walk('assessed', register, plan, rectify, recheck, assess)
  await walk('closed', register, plan, rectify, recheck, assess, (one) => one.close(lu))
  const people = await majorCast(city)
  for (const state of majorStates) at.set(state, (await MajorCase.at(city, people, state)).id)
  assert.ok(tan)
  return at
}

const inspectionStates: Drive = async (city) => {
  const qin = await city.person('qin')
  const onSite = await Visit.start(qin, city.unit('cold'))
  const recorded = await Visit.start(qin, city.unit('cold'))
  await recorded.record(qin)
  const abandoned = await Visit.start(qin, city.unit('cold'))
  await abandoned.take(qin, 'abandon', { reason: '企业临时停业,改期检查' })
  return new Map([
    ['onSite', onSite.id],
    ['recorded', recorded.id],
    ['abandoned', abandoned.id],
  ])
}

const drives: Record<string, { drive: Drive; base: string }> = {
  hazard: { drive: hazardStates, base: '/api/prevention/hazards' },
  inspection: { drive: inspectionStates, base: '/api/enforcement/inspections' },
  coercion: { drive: coercionStates, base: '/api/enforcement/penalties/coercion' },
}

/** An input that passes the schema of any step, so that only the procedure can refuse. */
const anyInput = {
  category: 'fire',
  demand: '立即清理堵塞物',
  rectifyBy: '2026-10-12',
  dismissal: '经核实不构成隐患',
  responsible: '某某',
  measure: '清理堵塞物品',
  funds: 0,
  until: '2026-10-30',
  contingency: '专人值守出口',
  rectifiedAt: '2026-09-21T02:00:00Z',
  rectification: '已经清理完毕',
  photos: [randomUUID()],
  reason: '需要定制防火门,供货周期较长',
  answer: 'willDo',
  note: '情况属实,同意,请按规定办理',
  assessment: '治理措施有效',
  residualRisk: 'none',
  findings: [],
  summary: '检查情况正常',
  handling: '无问题',
  unitRepresentative: '某某',
  refusedToSign: false,
  criterion: 'mh.gm.12#2',
  proposal: '速冻装置未设单独作业间',
  confirmation: '现场核实属实',
  partner: '某某',
  certificate: '桂A-0001',
  partnerCertificate: '桂A-0002',
  cause: '扩产时未按标准设置单独作业间',
  harm: '液氨泄漏可致群死群伤,整改需停产',
  scheme: '隔出单独作业间,增设检测和通风',
  requirements: '治理期间停止使用速冻装置',
  finishBy: '2026-12-31',
  organ: 'station.450103001',
  spot: '厂区大门东侧',
  progress: '隔墙已砌筑完成',
  percent: 50,
  delisting: '治理完成,评估合格',
  conclusion: '经现场查验,设置符合要求',
  basis: '逐项现场查验并测量',
  noConflict: true,
  files: [randomUUID()],
  startAt: '2026-10-30T02:00:00Z',
  at: '2026-10-30T02:00:00Z',
}

for (const name of Object.keys(drives)) {
  story('C0.5 C23.8', `程序表「${name}」之外的每一步都被接口拒绝:逐状态、逐步骤,由程序表生成`, async (city) => {
    const { table } = city.kernel.kinds.find((one) => one.table.name === name) ?? assert.fail()
    const states = await (drives[name] ?? assert.fail()).drive(city)
    assert.deepEqual([...states.keys()].sort(), Object.keys(table.states).sort(), 'every state of the table was reached')
    const steps = [
      ...new Set(
        stepRows(table)
          .filter((row) => row.from !== '')
          .map((row) => row.step),
      ),
    ]
    const qin = await city.person('qin')
    let refused = 0
    for (const [state, id] of states) {
      const legal = Object.keys(table.steps[state] ?? {})
      const rev = await revisionOf(city, id)
      for (const step of steps.filter((one) => !legal.includes(one))) {
        await qin.refused('409.1', `${drives[name]?.base}/${id}/${step}`, { ...anyInput, rev })
        refused += 1
      }
    }
    assert.equal(refused, states.size * steps.length - stepRows(table).filter((row) => row.from !== '').length)
  })

  story('C0.5 C23.8', `程序表「${name}」之外的每一次状态变更都被数据库拒绝:应用角色直接写 SQL,逐对状态、逐步骤`, async (city) => {
    const { table } = city.kernel.kinds.find((one) => one.table.name === name) ?? assert.fail()
    const states = await (drives[name] ?? assert.fail()).drive(city)
    const qin = await city.person('qin')
    const ids = city.ids('qin')
    const rows = stepRows(table)
    const steps = [...new Set(rows.filter((row) => row.from !== '').map((row) => row.step))]
    let refused = 0
    for (const [from, id] of states) {
      const pairs = Object.keys(table.states).flatMap((to) => steps.map((step) => ({ to, step })))
      const illegal = pairs.filter(({ to, step }) => !rows.some((row) => row.from === from && row.to === to && row.step === step))
      await asSession(city.database, tokenHash(qin.cookie), city.clock.now(), async (tx) => {
        const { count, others } = await allRefused(tx, { id, ...ids, at: city.clock.now().toISOString() }, illegal)
        assert.equal(others, '', `from ${from}`)
        refused += count
      })
    }
    const legal = rows.filter((row) => row.from !== '').length
    assert.equal(refused, states.size * Object.keys(table.states).length * steps.length - legal)
  })
}

story('C23.8', '直接写 SQL 也不能绕过:改状态不升版、替他人办理、岗位不符、整改人自己销号、不留痕、删除、倒填时间', async (city) => {
  const [wei, lu, nong, huang] = await city.people('wei', 'lu', 'nong', 'huang')
  const one = await HazardCase.report(wei, city.unit('cold'))
  await one.register(lu, '2026-10-12')
  const at = city.clock.now().toISOString()
  const as = (who: 'lu' | 'nong' | 'wei' | 'huang', person: typeof lu) => (statement: string) =>
    asSession(city.database, tokenHash(person.cookie), city.clock.now(), (tx) =>
      refusalOf(
        tx,
        sql.raw(
          statement
            .replaceAll('$person', city.ids(who).person)
            .replaceAll('$post', city.ids(who).post)
            .replaceAll('$id', one.id)
            .replaceAll('$at', at),
        ),
      ),
    )
  const step = (name: string, to: string) =>
    `update "case" set state = '${to}', step = '${name}', rev = rev + 1, person = '$person', post = '$post', moved_at = '$at' where id = '$id'`
  assert.equal(await as('nong', nong)(`update "case" set state = 'closed' where id = '$id'`), 'AN004')
  assert.equal(await as('lu', nong)(step('plan', 'rectifying')), 'AN002', 'somebody else named as actor')
  assert.equal(await as('lu', lu)(step('plan', 'rectifying')), 'AN002', 'a step of another role')
  assert.equal(
    await as(
      'nong',
      nong,
    )(
      `update "case" set state = 'rectifying', step = 'plan', rev = rev + 1, person = '$person', post = '$post', moved_at = '2020-01-01' where id = '$id'`,
    ),
    'AN004',
  )
  assert.equal(await as('nong', nong)(`delete from "case" where id = '$id'`), '42501')
  assert.equal(await as('nong', nong)(`update "case" set title = 'x' where id = '$id'`), 'AN004')
  assert.equal(await as('nong', nong)(`update evidence set person_name = 'x' where case_id = '$id'`), '42501')
  assert.equal(await as('nong', nong)(`delete from evidence where case_id = '$id'`), '42501')
  assert.equal(await as('nong', nong)(`insert into case_move select * from case_move`), '42501')
  // Without its evidence a legal step does not commit.
  const bare = asSession(city.database, tokenHash(nong.cookie), city.clock.now(), (tx) =>
    sql
      .raw(
        step('plan', 'rectifying')
          .replaceAll('$person', city.ids('nong').person)
          .replaceAll('$post', city.ids('nong').post)
          .replaceAll('$id', one.id)
          .replaceAll('$at', at),
      )
      .execute(tx),
  )
  await assert.rejects(bare, (cause: { code?: string }) => cause.code === 'AN005')
  await one.plan(nong, '2026-10-10')
  await one.rectify(nong)
  // An officer who had rectified could not re-check: the same person in two posts.
  await asJob(city.database, 'city', city.clock.now(), async (tx) => {
    await tx
      .insertInto('tenure')
      .values({
        id: randomUUID(),
        post: city.ids('huang').post,
        person: city.ids('nong').person,
        since: '2026-01-01',
        until: null,
        stands_in_for: null,
        reason: 'test',
      })
      .execute()
  })
  const code = await asJob(city.database, 'city', city.clock.now(), (tx) =>
    refusalOf(
      tx,
      sql`update "case" set state = 'rechecked', step = 'passRecheck', rev = rev + 1, person = ${city.ids('nong').person}, post = ${city.ids('huang').post}, moved_at = ${at} where id = ${one.id}`,
    ),
  )
  assert.equal(code, 'AN003')
  assert.ok(huang)
})

const revisionOf = async (city: City, id: string): Promise<number> =>
  (await city.stored((tx) => tx.selectFrom('case').select('rev').where('id', '=', id).executeTakeFirstOrThrow())).rev

/**
 * Tries each of these moves within the database, so that thousands of them take no thousand round trips.
 * @returns how many were refused with AN001, and every other outcome in words; AN999: it was let through
 */
async function allRefused(
  tx: Tx,
  by: { id: string; person: string; post: string; at: string },
  moves: readonly { to: string; step: string }[],
): Promise<{ count: number; others: string }> {
  await sql
    .raw(`do $$
    declare
      move record;
      code text;
      count int := 0;
      others text := '';
    begin
      for move in select * from json_to_recordset('${JSON.stringify(moves)}') as m("to" text, step text) loop
        begin
          update "case" set state = move."to", step = move.step, rev = rev + 1, person = '${by.person}', post = '${by.post}',
            moved_at = '${by.at}' where id = '${by.id}';
          raise exception using errcode = 'AN999';
        exception when others then
          code := sqlstate;
        end;
        if code = 'AN001' then count := count + 1; else others := others || format('%s -> %s: %s; ', move.step, move."to", code); end if;
      end loop;
      perform set_config('anlan.tried', json_build_object('count', count, 'others', others)::text, true);
    end $$`)
    .execute(tx)
  const { rows } = await sql<{ tried: string }>`select current_setting('anlan.tried') as tried`.execute(tx)
  return JSON.parse(rows[0]?.tried ?? '{}') as { count: number; others: string }
}

/** The SQLSTATE with which the database refuses; 'done' when it does not. */
async function refusalOf(tx: Tx, statement: ReturnType<typeof sql>): Promise<string> {
  await sql`savepoint attempt`.execute(tx)
  try {
    await statement.execute(tx)
    return 'done'
  } catch (cause) {
    return String((cause as { code?: string }).code)
  } finally {
    await sql`rollback to savepoint attempt`.execute(tx)
  }
}
