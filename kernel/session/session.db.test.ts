import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { sessionCookie, tokenHash } from '#kernel/http/run.ts'
import { type City, story } from '#test/city.ts'
import { hazards } from '#test/hazard.ts'

const password = 'a-long-Test-password-1'
type Headers = Record<string, string>

const signIn = (city: City, login: string, word: string, headers: Headers = {}) =>
  city.app.inject({ method: 'POST', url: '/api/session', payload: { login, password: word }, headers })

/** The refusal of an answer, without the number of the request. */
function refusal(answer: { json<T>(): T }): { no: string; say: string; more?: unknown } | undefined {
  const { problem } = answer.json<{ problem?: { no: string; say: string; request: string } }>()
  if (!problem) return undefined
  const { request: _request, ...rest } = problem
  return rest
}
const numberOf = (answer: { json<T>(): T }) => refusal(answer)?.no ?? 'done'

const minutes = (city: City, count: number) => city.clock.advance(count * 60_000)

/** What the stream of a person says, in order. */
const eventsOf = async (city: City, key: string): Promise<string[]> => {
  const rows = await city.stored((tx) =>
    tx
      .selectFrom('evidence')
      .select('event')
      .where('stream_kind', '=', 'person')
      .where('stream_id', '=', city.ids(key).person)
      .orderBy('seq')
      .execute(),
  )
  return rows.map((row) => row.event)
}

story('', '密码错误与账号不存在得到同一个回答;连错五次锁定十五分钟,锁定期内对的密码也不行,到时自行解锁', async (city) => {
  const wrong = await signIn(city, 'wei', 'wrong-password')
  const unknown = await signIn(city, 'nobody-of-that-name', 'wrong-password')
  assert.equal(wrong.statusCode, 401)
  assert.equal(unknown.statusCode, 401)
  assert.deepEqual(refusal(wrong), refusal(unknown))
  assert.equal(refusal(wrong)?.no, '401.2')
  assert.equal(wrong.cookies.length, 0)
  for (let tries = 2; tries <= 5; tries++) assert.equal(numberOf(await signIn(city, 'wei', 'wrong-password')), '401.2', `try ${tries}`)
  const locked = refusal(await signIn(city, 'wei', password))
  assert.equal(locked?.no, '423.1')
  assert.match(locked.say, / 15 分钟/)
  assert.equal(numberOf(await signIn(city, 'lu', password)), 'done', 'nobody else is locked')
  minutes(city, 14)
  assert.match(refusal(await signIn(city, 'wei', password))?.say ?? '', / 1 分钟/)
  minutes(city, 1)
  assert.equal((await signIn(city, 'wei', password)).statusCode, 200)
  assert.deepEqual(await eventsOf(city, 'wei'), [...Array(4).fill('session.refused'), 'session.locked', 'session.opened'])
})

story('', '中途登录成功一次,错误次数从头算起;同时试五次也会锁定', async (city) => {
  for (let tries = 0; tries < 4; tries++) await signIn(city, 'wei', 'wrong-password')
  assert.equal((await signIn(city, 'wei', password)).statusCode, 200)
  for (let tries = 0; tries < 4; tries++) assert.equal(numberOf(await signIn(city, 'wei', 'wrong-password')), '401.2')
  assert.equal((await signIn(city, 'wei', password)).statusCode, 200)
  await Promise.all(Array.from({ length: 5 }, () => signIn(city, 'lu', 'wrong-password')))
  assert.equal(numberOf(await signIn(city, 'lu', password)), '423.1')
})

story('', '闲置三十分钟会话结束;一直在用也不超过十二小时', async (city) => {
  const [idle, busy] = await city.people('wei', 'lu')
  minutes(city, 29)
  await idle.get('/api/worklist')
  minutes(city, 29)
  await idle.get('/api/worklist')
  minutes(city, 30)
  await idle.refused('401.1', '/api/worklist')
  const again = await city.person('wei')
  await busy.refused('401.1', '/api/worklist')
  const fresh = city.clock.now().getTime()
  for (let elapsed = 20; elapsed < 12 * 60; elapsed += 20) {
    minutes(city, 20)
    await again.get('/api/worklist')
  }
  minutes(city, 20)
  await again.refused('401.1', '/api/worklist')
  assert.equal(city.clock.now().getTime() - fresh, 12 * 3_600_000)
})

story('', '退出只结束这一个会话;「全部退出」结束本人所有会话,别人的不动,过后还能再登录', async (city) => {
  const [first, second, third, other] = await city.people('wei', 'wei', 'wei', 'lu')
  const left = await first.ask('DELETE', '/api/session')
  assert.equal(left.statusCode, 200)
  assert.equal(left.cookies.find((one) => one.name === sessionCookie)?.value, '')
  await first.refused('401.1', '/api/worklist')
  await second.get('/api/worklist')
  assert.equal((await second.ask('DELETE', '/api/session?everywhere=true')).statusCode, 200)
  await second.refused('401.1', '/api/worklist')
  await third.refused('401.1', '/api/worklist')
  await third.refused('401.1', '/api/session')
  await other.get('/api/worklist')
  await (await city.person('wei')).get('/api/worklist')
  assert.deepEqual(
    (await eventsOf(city, 'wei')).filter((one) => one === 'session.closed'),
    ['session.closed', 'session.closed'],
  )
})

story('', '会话标识只在 HttpOnly、同站的 Cookie 里,HTTPS 时只走加密连接;库里只存它的散列', async (city) => {
  const plain = await signIn(city, 'wei', password)
  const cookie = plain.cookies.find((one) => one.name === sessionCookie) ?? assert.fail('no cookie')
  assert.deepEqual([cookie.httpOnly, cookie.sameSite, cookie.path, cookie.secure], [true, 'Strict', '/', undefined])
  assert.equal(cookie.maxAge, undefined, 'gone with the browser')
  assert.ok(!plain.body.includes(cookie.value), 'the token is not in the page')
  const safe = await signIn(city, 'wei', password, { 'x-forwarded-proto': 'https' })
  assert.equal(safe.cookies.find((one) => one.name === sessionCookie)?.secure, true)
  assert.ok(Buffer.from(cookie.value, 'base64url').length >= 32, '256 bits')
  const { rows } = await sql<{ row: string }>`select to_jsonb(s)::text as row from session s`.execute(city.database.db)
  assert.equal(rows.length, 2)
  assert.ok(rows.some((one) => one.row.includes(tokenHash(cookie.value))))
  assert.ok(rows.every((one) => !one.row.includes(cookie.value)))
  const everything = await sql<{ row: string }>`select data || attachments as row from evidence`.execute(city.database.db)
  assert.ok(everything.rows.every((one) => !one.row.includes(cookie.value) && !one.row.includes(password)))
  // What is stored opens nothing: the hash is not the token.
  const stolen = await city.app.inject({ url: '/api/worklist', cookies: { [sessionCookie]: tokenHash(cookie.value) } })
  assert.equal(numberOf(stolen), '401.1')
})

story('', '其他网站发来的写请求一律拒绝,读请求和本站的写请求照常', async (city) => {
  const lu = await city.person('lu')
  const write = (headers: Headers) => lu.ask('POST', '/api/session/post', { tenure: city.ids('lu').tenure }, headers)
  const foreign: Headers[] = [
    { origin: 'https://evil.example', host: 'anlan.example' },
    { origin: 'http://anlan.example:81', host: 'anlan.example' },
    { origin: 'null', host: 'anlan.example' },
    { origin: 'not an address', host: 'anlan.example' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) {
    const answer = await write(headers)
    assert.equal(answer.statusCode, 403, JSON.stringify(headers))
    assert.equal(numberOf(answer), '403.3')
  }
  const own: Headers[] = [{}, { origin: 'http://anlan.example', host: 'anlan.example' }, { 'sec-fetch-site': 'same-origin' }]
  for (const headers of own) assert.equal((await write(headers)).statusCode, 200, JSON.stringify(headers))
  assert.equal((await lu.ask('GET', '/api/worklist', undefined, { 'sec-fetch-site': 'cross-site' })).statusCode, 200)
  assert.equal(numberOf(await signIn(city, 'lu', password, { origin: 'https://evil.example' })), '403.3')
  assert.equal(numberOf(await lu.ask('DELETE', '/api/session', undefined, { origin: 'https://evil.example' })), '403.3')
  await lu.get('/api/worklist')
})

story('', '填表途中会话过期:提示重新登录,什么也没存;登录后同一提交编号成功一次,再点还是同一张回执', async (city) => {
  const wei = await city.person('wei')
  const photo = await wei.photo()
  const body = {
    enterprise: city.unit('cold'),
    origin: 'patrol',
    category: 'fire',
    description: '疏散通道堆放货物',
    spot: '三号冷库',
    foundAt: city.clock.now().toISOString(),
    photos: [photo.id],
  }
  minutes(city, 31)
  const key = `draft-${randomUUID()}`
  const late = await wei.ask('POST', hazards, body, { 'idempotency-key': key })
  assert.equal(numberOf(late), '401.1')
  assert.match(refusal(late)?.say ?? '', /草稿/)
  const again = await city.person('wei')
  const first = await again.post(hazards, body, key)
  assert.deepEqual(await again.post(hazards, body, key), first)
  const { count } = await city.stored((tx) =>
    tx
      .selectFrom('case')
      .select((on) => on.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  assert.equal(Number(count), 1)
})

story('', '没有凭据、没有会话、乱写的会话,都是「请登录」;登录表单缺项说明缺什么', async (city) => {
  for (const cookies of [{}, { [sessionCookie]: '' }, { [sessionCookie]: `'; drop table session; --` }]) {
    assert.equal(numberOf(await city.app.inject({ url: '/api/session', cookies })), '401.1')
    assert.equal(numberOf(await city.app.inject({ url: '/api/worklist', cookies })), '401.1')
    assert.equal((await city.app.inject({ method: 'DELETE', url: '/api/session', cookies })).statusCode, 200)
  }
  const blank = await city.app.inject({ method: 'POST', url: '/api/session', payload: { login: ' ', password: '' } })
  assert.deepEqual([numberOf(blank), refusal(blank)?.say], ['400.1', '请填写账号'])
  assert.deepEqual(await eventsOf(city, 'wei'), [])
})
