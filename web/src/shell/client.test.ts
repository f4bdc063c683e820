import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { address, get, onSignInNeeded, ProblemError, send, uuid } from './client.ts'

const real = globalThis.fetch
afterEach(() => {
  globalThis.fetch = real
})
const answers = (status: number, body: unknown) => {
  const asked: { path: string; init: RequestInit }[] = []
  globalThis.fetch = async (path, init) => {
    asked.push({ path: String(path), init: init ?? {} })
    return typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status })
  }
  return asked
}
const refused = (no: string) => (thrown: unknown) => thrown instanceof ProblemError && thrown.problem.no === no

test('an address leaves out what is empty and keeps codes as text', () => {
  assert.equal(
    address('/api/x', { q: '冷库', county: '450102000000', overdue: false, cursor: null, town: '' }),
    '/api/x?q=%E5%86%B7%E5%BA%93&county=450102000000&overdue=false',
  )
  assert.equal(address('/api/x', {}), '/api/x')
})

test('uuids are version 4 and differ', () => {
  assert.match(uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(new Set(Array.from({ length: 500 }, uuid)).size, 500)
})

test('an act carries its key and JSON', async () => {
  const asked = answers(200, { id: 'x' })
  assert.deepEqual(await send('POST', '/api/a', { rev: 1 }, 'key-1'), { id: 'x' })
  const headers = new Headers(asked[0]?.init.headers)
  assert.deepEqual(
    [headers.get('idempotency-key'), headers.get('content-type'), asked[0]?.init.body],
    ['key-1', 'application/json', '{"rev":1}'],
  )
})

test('an expired session is told to the page once a request, a wrong password is not', async () => {
  const told: string[] = []
  const stop = onSignInNeeded((problem) => told.push(problem.no))
  answers(401, { problem: { no: '401.1', say: '登录已过期', request: 'r' } })
  await assert.rejects(get('/api/worklist'), refused('401.1'))
  await assert.rejects(send('POST', '/api/session', {}, 'k'), refused('401.1'))
  stop()
  await assert.rejects(get('/api/worklist'), refused('401.1'))
  assert.deepEqual(told, ['401.1'])
})

test("a proxy's page and a dead line become problems with words", async () => {
  answers(502, '<html>bad gateway</html>')
  await assert.rejects(get('/api/x'), refused('502.0'))
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  await assert.rejects(get('/api/x'), refused('0.1'))
})
