import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { joinProcesses, tell } from '#kernel/obligation/live.ts'
import { engine } from '#test/database.ts'
import { story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'

/** Counts the words on a line until it is let go. */
async function hear(address: string, who: Person): Promise<{ words(): number; end(): void }> {
  const stop = new AbortController()
  const answer = await fetch(`${address}/api/events`, { headers: { cookie: `anlan_session=${who.cookie}` }, signal: stop.signal })
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  let words = 0
  const read = async () => {
    const text = new TextDecoder()
    for await (const part of answer.body ?? []) words += text.decode(part).split('event: work').length - 1
  }
  read().catch(() => undefined)
  return { words: () => words, end: () => stop.abort() }
}

async function soon(met: () => boolean): Promise<void> {
  for (let tries = 0; tries < 60 && !met(); tries++) await pause(50)
  assert.ok(met())
}

story('', '待办有变化时立即告诉有关岗位,无关的岗位听不到;没有登录的不能听', async (city) => {
  const [wei, lu, stranger, nong, rival] = await city.people('wei', 'lu', 'stranger', 'nong', 'rival')
  const address = await city.app.listen({ port: 0, host: '127.0.0.1' })
  assert.equal((await city.app.inject('/api/events')).statusCode, 401)
  const lines = await Promise.all([lu, nong, stranger, rival].map((one) => hear(address, one)))
  const [station, unit, far, other] = lines
  const one = await HazardCase.report(wei, city.unit('cold'))
  await soon(() => station?.words() === 1)
  await one.register(lu, '2026-09-30')
  await soon(() => station?.words() === 2 && (unit?.words() ?? 0) >= 1)
  assert.deepEqual([far?.words(), other?.words()], [0, 0])
  for (const line of lines) line.end()
})

story('', '被退回的一步不会惊动任何人', async (city) => {
  const [lu, wei] = await city.people('lu', 'wei')
  const address = await city.app.listen({ port: 0, host: '127.0.0.1' })
  const line = await hear(address, lu)
  const one = await HazardCase.report(wei, city.unit('cold'))
  await soon(() => line.words() === 1)
  await one.refused('409.1', wei, 'close', { note: '自己销号' })
  await pause(600)
  assert.equal(line.words(), 1)
  line.end()
})

if (engine === 'postgres')
  story('', '同一数据库的其他进程也听到', async (city) => {
    const lu = await city.person('lu')
    const leave = await joinProcesses(city.database)
    const address = await city.app.listen({ port: 0, host: '127.0.0.1' })
    const line = await hear(address, lu)
    tell([{ county: 'p450103', town: 'p450103001', enterprise: null }])
    await soon(() => line.words() === 1)
    line.end()
    await leave()
  })
