import assert from 'node:assert/strict'
import { asJob } from '#kernel/store/transaction.ts'
import { story } from '#test/city.ts'
import { firstDay, freshDatabase } from '#test/database.ts'
import { assemble, serve } from '#server/assemble.ts'
import { foundAdministrators, renewAdministrator } from './administrators.ts'

story('', '空库启动:三个管理员各得一个一次性密码,只给一次;遗失的在控制台重发,原密码和会话失效', async (city) => {
  const database = await freshDatabase('founders')
  const kernel = await assemble(database, city.clock, city.files, { typesetting: city.kernel.typesetting })
  const app = await serve(kernel, false)
  const asCity = <T>(work: Parameters<typeof asJob<T>>[3]) => asJob(database, 'city', firstDay, work)
  const signIn = async (login: string, password: string) =>
    (await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })).json<{ mustChange?: boolean }>().mustChange
  try {
    const opened = await asCity((tx) => foundAdministrators(tx, firstDay))
    assert.deepEqual(
      opened.map((one) => one.login),
      ['xitong', 'anquan', 'shenji'],
    )
    assert.equal(new Set(opened.map((one) => one.password)).size, 3)
    assert.deepEqual(await asCity((tx) => foundAdministrators(tx, firstDay)), [], 'once')
    for (const { login, password } of opened) assert.equal(await signIn(login, password), true)
    const again = await asCity((tx) => renewAdministrator(tx, 'xitong', firstDay))
    assert.equal(await signIn('xitong', opened[0]?.password ?? ''), undefined, 'the lost one opens nothing')
    assert.equal(await signIn('xitong', again?.password ?? ''), true)
    assert.equal(await asCity((tx) => renewAdministrator(tx, 'nobody', firstDay)), undefined)
  } finally {
    await app.close()
    await database.close()
  }
})
