import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type City, story } from '#test/city.ts'
import { Person } from '#test/person.ts'
import type { personCard, personList, postList } from './contract.ts'

const people = '/api/governance/people'
const posts = '/api/governance/posts'
const oneTime = 'ABCD-EFGH-2345'
const own = 'shan-shui-2026'
type Card = z.infer<typeof personCard>

const inspectorPost = {
  title: '青秀区应急管理局执法员(试点)',
  role: 'inspector',
  organ: 'emergency.450103',
  place: '450103000000',
}
const today = '2026-09-21'

/** Enters somebody with a post and an account, by the two administrators it takes. */
async function hired(city: City, login: string, post: object = inspectorPost): Promise<{ id: string; tenure: string; post: string }> {
  const [admin, security] = await city.people('admin', 'security')
  const { id } = await admin.post(people, { name: '岑新来', login })
  const made = await admin.post(posts, post)
  const term = await security.post(`${people}/${id}/posts`, { post: made.id, since: today })
  await security.post(`${people}/${id}/password`, { password: oneTime })
  return { id, tenure: term.id, post: made.id }
}

const signIn = (city: City, login: string, password: string) =>
  city.app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })
const numberOf = (answer: { json<T>(): T }) => answer.json<{ problem?: { no: string } }>().problem?.no ?? 'done'

story('', '录入人员、岗位,任职,发一次性密码,首次登录改密码:四步四人分开,每一步有留痕', async (city) => {
  const { id } = await hired(city, 'cen.xinlai')
  const first = await Person.signIn(city.app, '岑新来', 'cen.xinlai', oneTime)
  const session = await first.session()
  assert.deepEqual([session.mustChange, session.actor, session.posts.length], [true, null, 1])
  await first.refused('401.4', '/api/worklist')
  await first.refused('401.4', '/api/session/post', { tenure: session.posts[0]?.tenure })
  const change = (before: string, password: string) => first.ask('POST', '/api/session/password', { before, password })
  assert.equal(numberOf(await change('wrong', own)), '422.8')
  for (const weak of ['short-1', 'only-letters-here', 'cen.xinlai-2026', oneTime])
    assert.equal(numberOf(await change(oneTime, weak)), '422.7', weak)
  assert.equal((await change(oneTime, own)).statusCode, 200)
  assert.equal((await first.session()).actor?.role, 'inspector')
  await first.get('/api/worklist')
  assert.equal(numberOf(await signIn(city, 'cen.xinlai', oneTime)), '401.2', 'a one-time password opens once')
  const audit = await city.person('audit')
  const card = await audit.get<Card>(`${people}/${id}`)
  assert.deepEqual(card.history.map((one) => [one.title, one.personName]).toReversed(), [
    ['录入人员', '苏系统'],
    ['任职', '关安全'],
    ['发放一次性密码', '关安全'],
    ['登录', '岑新来'],
    ['密码错误', '岑新来'],
    ['本人修改密码', '岑新来'],
    ['密码错误', '岑新来'],
  ])
  assert.ok(card.history.every((one) => one.verified))
  assert.deepEqual([card.account.state, card.mayGive.yes, card.mayOpen.yes, card.terms[0]?.mayEnd.yes], ['own', false, false, false])
  const { rows } = await sql<{ said: string }>`select answer as said from command_log union all select data from evidence`.execute(
    city.database.db,
  )
  assert.ok(
    rows.every(({ said }) => !said.includes(oneTime) && !said.includes(own)),
    'no password is kept anywhere',
  )
})

story('', '三员分立:谁也不能兼两半,不能给自己任职、发密码,三个管理岗位三个人', async (city) => {
  const [admin, security, audit, tan] = await city.people('admin', 'security', 'audit', 'tan')
  const { id, post } = await hired(city, 'cen.xinlai')
  const person = { name: '某某某', login: 'moumou' }
  for (const one of [security, audit, tan]) {
    await one.refused('403.1', people, person)
    await one.refused('403.1', posts, inspectorPost)
  }
  for (const one of [admin, audit, tan]) {
    await one.refused('403.1', `${people}/${id}/posts`, { post, since: today })
    await one.refused('403.1', `${people}/${id}/password`, { password: oneTime })
  }
  const me = city.ids('security').person
  await security.refused('403.120', `${people}/${me}/posts`, { post, since: today })
  await security.refused('403.1', `${people}/${me}/password`, { password: oneTime })
  await admin.refused('403.120', `${people}/${city.ids('admin').person}/end`, { tenure: city.ids('admin').tenure, reason: '测试' })
  const second = await admin.post(posts, { title: '系统管理员(二)', role: 'systemAdmin' })
  const refused = await security.refused('422.120', `${people}/${city.ids('audit').person}/posts`, { post: second.id, since: today })
  assert.match(refused.say, /三员分立.*审计管理员/)
  await security.refused('422.120', `${people}/${city.ids('audit').person}/posts`, { post: second.id, since: '2026-12-01' })
  await admin.refused('409.123', `${people}/${me}/end`, { tenure: city.ids('security').tenure, reason: '调离' })
})

story('', '数据库自己也拒绝:管理岗位绕过程序写库,任职、岗位、账号一概不成', async (city) => {
  const { id, post } = await hired(city, 'cen.xinlai')
  const as = (key: string, statement: string) =>
    city.database.db.connection().execute(async (tx) => {
      const { person, tenure } = city.ids(key)
      const now = city.clock.now().toISOString()
      const enter = `begin; select my.assume('${person}', '${tenure}', '${now}'); select set_config('anlan.now', '${now}', true); set local role anlan_app`
      await sql.raw(enter).execute(tx)
      const said = await sql
        .raw(statement)
        .execute(tx)
        .then(
          () => 'done',
          (cause: { code?: string }) => cause.code,
        )
      await sql.raw('rollback').execute(tx)
      return said
    })
  const tenure = (person: string, which: string, since = 'my.now()') =>
    `insert into tenure (id, post, person, since) values ('00000000-0000-4000-8000-00000000aaaa', '${which}', '${person}', ${since})`
  assert.equal(await as('admin', tenure(id, post)), '42501', 'who enters does not give')
  assert.equal(await as('security', tenure(city.ids('security').person, post)), '42501', 'nobody gives himself')
  assert.equal(await as('security', tenure(id, post, "my.now() - interval '1 day'")), '42501', 'never backdated')
  assert.equal(await as('security', tenure(city.ids('audit').person, city.ids('admin').post)), 'AN022', 'three persons')
  assert.equal(await as('nong', tenure(id, post)), '42501', 'a safety manager appoints nobody')
  assert.equal(await as('ma', tenure(id, city.ids('nong').post)), '42501', 'a principal appoints whom his unit entered')
  assert.equal(await as('admin', `update tenure set person = '${id}' where id = '${city.ids('qin').tenure}'`), 'AN022')
  assert.equal(await as('admin', `select my.open_account('${id}', 'x', my.now())`), '42501')
  assert.equal(await as('security', `select my.open_account('${city.ids('security').person}', 'x', my.now())`), '42501')
  const wide = `insert into post (id, title, role, scope, organ, place, path) select '00000000-0000-4000-8000-00000000bbbb', '宽', 'inspector', 'territory', 'emergency.450103', code, path from place where code = '450100000000'`
  assert.equal(await as('admin', wide), '42501', 'no wider than its organ')
  assert.equal(await as('admin', wide.replace("'territory'", "'system'")), '23514', 'the scope is the role’s')
})

story('', '结束任职立即生效;停用账号、重发密码使会话失效;锁定可由安全管理员解开', async (city) => {
  const [admin, security] = await city.people('admin', 'security')
  const { id, tenure } = await hired(city, 'cen.xinlai')
  const her = await Person.signIn(city.app, '岑新来', 'cen.xinlai', oneTime)
  await her.ask('POST', '/api/session/password', { before: oneTime, password: own })
  await her.get('/api/worklist')
  await security.post(`${people}/${id}/bar`, { reason: '手机遗失' })
  await her.refused('401.1', '/api/worklist')
  assert.equal(numberOf(await signIn(city, 'cen.xinlai', own)), '423.2')
  await security.post(`${people}/${id}/unbar`, {})
  assert.equal(numberOf(await signIn(city, 'cen.xinlai', own)), 'done')
  for (let tries = 0; tries < 5; tries += 1) await signIn(city, 'cen.xinlai', 'wrong')
  assert.equal((await security.get<Card>(`${people}/${id}`)).account.state, 'locked')
  await security.post(`${people}/${id}/unbar`, {})
  const again = await Person.signIn(city.app, '岑新来', 'cen.xinlai', own)
  await admin.refused('422.122', `${people}/${id}/end`, { tenure, until: '2026-09-20', reason: '调离' })
  await admin.post(`${people}/${id}/end`, { tenure, until: null, reason: '调离' })
  city.clock.advance(1000)
  await again.refused('403.2', '/api/worklist')
  await admin.refused('409.124', `${people}/${id}/end`, { tenure, until: null, reason: '调离' })
  await security.post(`${people}/${id}/password`, { password: oneTime })
  city.clock.advance(8 * 86_400_000)
  assert.equal(numberOf(await signIn(city, 'cen.xinlai', oneTime)), '401.5', 'a one-time password lasts a week')
})

story('', '企业主要负责人录入本单位人员并发密码;看不到、管不了别的单位和管理员开通的账号', async (city) => {
  const [ma, nong, security, rival] = await city.people('ma', 'nong', 'security', 'rival')
  const body = { name: '卢新安', login: 'lu.xinan', role: 'safetyManager', title: '邕水冷链安全员(夜班)', password: oneTime }
  await nong.refused('403.1', `${people}/staff`, body)
  const { id } = await ma.post(`${people}/staff`, body)
  assert.equal((await ma.refused('409.120', `${people}/staff`, body)).field, 'login')
  await ma.refused('400.1', `${people}/staff`, { ...body, login: 'lu2', role: 'principal' })
  const her = await Person.signIn(city.app, '卢新安', 'lu.xinan', oneTime)
  await her.ask('POST', '/api/session/password', { before: oneTime, password: own })
  assert.equal((await her.session()).actor?.enterprise, city.unit('cold'))
  const seen = (await ma.get<z.infer<typeof personList>>(people)).rows
  assert.deepEqual(new Set(seen.map((row) => row.name)), new Set(['卢新安', '农细心', '马当家', '蒙班长']))
  assert.equal(seen.find((row) => row.name === '农细心')?.account, 'elsewhere')
  await ma.refused('403.1', `${people}/${city.ids('nong').person}/password`, { password: oneTime })
  await ma.refused('404.1', `${people}/${city.ids('rival').person}`)
  await ma.refused('404.1', `${people}/${city.ids('rival').person}/password`, { password: oneTime })
  await rival.refused('403.1', people)
  const inspector = (await security.get<z.infer<typeof postList>>(`${posts}?q=执法员`)).rows[0]
  await security.refused('422.123', `${people}/${id}/posts`, { post: inspector?.id, since: today })
  const card = await ma.get<Card>(`${people}/${id}`)
  await ma.post(`${people}/${id}/end`, { tenure: card.terms[0]?.id, reason: '离职' })
  await ma.post(`${people}/${city.ids('nong').person}/end`, { tenure: city.ids('nong').tenure, until: '2026-09-30', reason: '离职' })
  await ma.refused('403.120', `${people}/${city.ids('ma').person}/end`, { tenure: city.ids('ma').tenure, reason: '离职' })
})

story('', '岗位不能宽过机构;企业岗位凭信用代码;新机构名称不重复', async (city) => {
  const admin = await city.person('admin')
  const wider = await admin.refused('422.121', posts, { ...inspectorPost, place: '450100000000' })
  assert.match(wider.say, /青秀区应急管理局/)
  assert.equal((await admin.refused('422.122', posts, { ...inspectorPost, organ: null })).field, 'organ')
  assert.equal((await admin.refused('422.122', posts, { ...inspectorPost, trades: ['nothing'] })).field, 'trades')
  assert.equal((await admin.refused('422.122', posts, { title: '企业主要负责人', role: 'principal' })).field, 'uscc')
  const { uscc } = await city.stored((tx) =>
    tx.selectFrom('enterprise').select('uscc').where('id', '=', city.unit('site')).executeTakeFirstOrThrow(),
  )
  assert.deepEqual(await admin.get(`${posts}/unit?uscc=${uscc}`), { name: '青秀凤凰花园二期工程项目部' })
  await admin.refused('404.120', `${posts}/unit?uscc=91450100MA5YK0000X`)
  const made = await admin.post(posts, { title: '凤凰花园项目负责人', role: 'principal', uscc })
  const stored = await city.stored((tx) => tx.selectFrom('post').select('enterprise').where('id', '=', made.id).executeTakeFirst())
  assert.equal(stored?.enterprise, city.unit('site'))
  const organ = { name: '青秀区试点管理中心', short: '试点中心', kind: 'other', place: '450103000000' }
  await admin.post('/api/governance/organs', organ)
  assert.equal((await admin.refused('409.121', '/api/governance/organs', organ)).field, 'name')
  await admin.post(posts, { ...inspectorPost, organ: 'other.450103', place: '450103001000' })
})
