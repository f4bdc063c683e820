import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type City, story } from '#test/city.ts'
import { hazards } from '#test/hazard.ts'
import { png } from '#test/png.ts'

interface Answer {
  status: number
  problem: { no: string; say: string } | undefined
}

const boundary = 'a-boundary-of-the-test'
const head = (name: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`

/** Posts a body that is made while it is sent, to a server that really listens; ends when the answer is in. */
async function stream(city: City, cookie: string, chunks: Iterable<Uint8Array | string>, finish = true): Promise<Answer> {
  if (!city.app.server.listening) await city.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = city.app.server.address() as AddressInfo
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: `anlan_session=${cookie}` }
  const asked = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/attachments', headers, agent: false })
  let done = false
  asked.on('response', (response) => {
    let text = ''
    response.on('data', (part) => (text += part))
    response.on('end', () => {
      done = true
      const body = JSON.parse(text) as { problem?: Answer['problem'] }
      resolve({ status: response.statusCode ?? 0, problem: body.problem })
      asked.destroy()
    })
  })
  // Once the answer is in, the connection may break under what is still being sent.
  asked.on('error', (cause) => (done ? undefined : reject(cause)))
  for (const chunk of chunks) {
    if (done || asked.destroyed) break
    if (!asked.write(chunk)) await Promise.race([new Promise((go) => asked.once('drain', go)), promise.catch(() => undefined)])
  }
  if (finish && !done) asked.end(`\r\n--${boundary}--\r\n`)
  return promise
}

/** So many MB after a JPEG's first bytes, one piece at a time; watches how much memory it all takes. */
function* megabytes(count: number, watch: { peak: number }): Generator<Uint8Array | string> {
  yield head('现场.jpg')
  yield new Uint8Array([0xff, 0xd8, 0xff, 0xe0])
  const piece = new Uint8Array(256 * 1024).fill(7)
  for (let sent = 0; sent < count * 4; sent++) {
    yield piece
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    watch.peak = Math.max(watch.peak, arrayBuffers + heapUsed)
  }
}

const filesOf = (city: City) => readdirSync(city.files, { recursive: true }).length
const attachmentsOf = async (city: City) => (await city.stored((tx) => tx.selectFrom('attachment').select('id').execute())).length

story('', '200 MB 的文件被拒(413.1),什么也没存,内存不随文件增长', async (city, context) => {
  const lu = await city.person('lu')
  const files = filesOf(city)
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  const watch = { peak: 0 }
  const answer = await stream(city, lu.cookie, megabytes(200, watch))
  assert.deepEqual([answer.status, answer.problem?.no], [413, '413.1'])
  assert.match(answer.problem?.say ?? '', /20 MB/)
  const grown = (watch.peak - arrayBuffers - heapUsed) / 1024 / 1024
  context.diagnostic(`memory grew by ${grown.toFixed(0)} MB at most`)
  assert.ok(grown < 120, `memory grew by ${grown.toFixed(0)} MB`)
  assert.equal(filesOf(city), files, 'no file')
  assert.equal(await attachmentsOf(city), 0, 'no row')
  assert.equal((await lu.photo()).mime, 'image/png', 'and the next photo is taken')
})

story('', '没有登录的人发文件,一个字节都没读完就被拒(401.1)', async (city) => {
  const files = filesOf(city)
  const answer = await stream(city, '', [head('现场.jpg'), new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], false)
  assert.deepEqual([answer.status, answer.problem?.no], [401, '401.1'])
  assert.equal(filesOf(city), files)
})

story('', '按内容认文件:改名为 .jpg 的文本、空文件、没有文件都被拒,说明实际是什么', async (city) => {
  const lu = await city.person('lu')
  const text = await stream(city, lu.cookie, [head('现场.jpg'), '这只是一段文字'])
  assert.deepEqual([text.status, text.problem?.no], [415, '415.1'])
  assert.match(text.problem?.say ?? '', /现场\.jpg/)
  const script = await stream(city, lu.cookie, [head('现场.jpg'), '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'])
  assert.equal(script.problem?.no, '415.1')
  const zip = await stream(city, lu.cookie, [head('现场.jpg'), new Uint8Array([0x50, 0x4b, 3, 4, ...Array(60).fill(0)])])
  assert.equal(zip.problem?.no, '415.1')
  assert.equal((await stream(city, lu.cookie, [head('空.jpg')])).problem?.no, '415.1')
  const field = `--${boundary}\r\ncontent-disposition: form-data; name="note"\r\n\r\nx`
  const none = await stream(city, lu.cookie, [field])
  assert.deepEqual([none.status, none.problem?.no], [400, '400.1'])
  assert.equal(await attachmentsOf(city), 0)
  const real = await stream(city, lu.cookie, [head('照片.txt'), png(4_000_001)])
  assert.equal(real.status, 200, 'a picture is a picture whatever it is called')
})

story('', '别人上传的照片、用在别的案件里的照片,不能附在自己的办理里(422.1),也下载不到', async (city) => {
  const [wei, rival] = await city.people('wei', 'rival')
  const photo = await wei.photo()
  const body = (photos: string[]) => ({
    enterprise: city.unit('hardware'),
    category: 'fire',
    description: '消火栓被货架遮挡',
    spot: '一楼走廊',
    foundAt: city.clock.now().toISOString(),
    photos,
  })
  assert.equal((await rival.refused('422.1', hazards, { ...body([photo.id]), origin: 'selfCheck' })).field, 'photos')
  await rival.refused('404.1', `/api/attachments/${photo.id}`)
  await wei.post(hazards, { ...body([photo.id]), origin: 'patrol' })
  await wei.refused('422.1', hazards, { ...body([photo.id]), origin: 'patrol' })
  const seen = await rival.ask('GET', `/api/attachments/${photo.id}`)
  assert.equal(seen.statusCode, 200, 'his own case carries it now')
  assert.equal(seen.headers['x-content-type-options'], 'nosniff')
  assert.deepEqual(new Uint8Array(seen.rawPayload).length, photo.bytes)
})

story('', '传到一半断线:没有留下半个文件', async (city) => {
  const lu = await city.person('lu')
  const files = filesOf(city)
  await city.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = city.app.server.address() as AddressInfo
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: `anlan_session=${lu.cookie}` }
  const asked = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/attachments', headers, agent: false })
  const broken = new Promise((resolve) => asked.once('error', resolve))
  asked.write(head('现场.png'))
  asked.write(png(4_000_002).slice(0, 40))
  await new Promise((resolve) => setTimeout(resolve, 100))
  asked.destroy(new Error('the line is cut'))
  await broken
  await new Promise((resolve) => setTimeout(resolve, 100))
  assert.equal(filesOf(city), files)
  assert.equal(await attachmentsOf(city), 0)
  await lu.get('/api/worklist')
})
