import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { type City, story } from '#test/city.ts'
import { engine } from '#test/database.ts'
import { crowd, everybody, type User } from '#test/roles/actors.ts'
import { type Known, known } from '#test/roles/oracle.ts'
import { probe, type Verdict } from '#test/roles/probe.ts'
import { type Reading, readings } from '#test/roles/requests.ts'
import { furnish, wordPages } from '#test/roles/scene.ts'
import { assemble, serve } from '../../server/assemble.ts'

/** Each asks for one in so many of the things and filters, and each for others: together they ask for all. */
const share = engine === 'postgres' ? 2 : 10

const tell = (title: string, { requests, rows, foreign }: Verdict) =>
  console.log(`${title}: foreign rows: ${foreign.length} of ${rows} rows checked, ${requests} requests [${engine}]`)

interface Scene {
  known: Known
  asked: Reading[]
}

async function scene(city: City): Promise<Scene> {
  const marks = await furnish(city)
  const found = await known(city, marks)
  return { known: found, asked: readings(city.app, city, found) }
}

/** The program ended and put together anew over the same database; the sessions go on. */
async function restarted(city: City, users: readonly User[], { asked, known: all }: Scene): Promise<Verdict> {
  const kernel = await assemble(city.database, city.clock, city.files, { typesetting: wordPages })
  const app = await serve(kernel, false)
  try {
    return await probe(app, users, asked, all, share * 3)
  } finally {
    await app.close()
  }
}

const sound = ({ foreign, withheld, requests, rows }: Verdict) => {
  assert.deepEqual(foreign.slice(0, 20), [])
  assert.deepEqual(withheld.slice(0, 20), [])
  assert.ok(requests > 500 && rows > 500, `${requests} requests, ${rows} rows`)
}

story('C0.2', '每个角色、各地各行业各单位的岗位和公众,五十路并发读遍服务器自己列出的一切:没有一条不该看见的,重启后也没有', async (city) => {
  const all = await scene(city)
  const users = await everybody(city)
  const first = await probe(city.app, users, all.asked, all.known, share)
  tell(`${users.length} actors`, first)
  sound(first)
  const again = await restarted(city, users, all)
  tell('after a restart', again)
  sound(again)
  const drawn = await crowd(city, 20)
  const random = await probe(city.app, drawn, all.asked, all.known, share * 2)
  tell('20 random posts', random)
  sound(random)
  await leaks(city, users, all)
})

/** The check itself can fail: let each of these policies in, and foreign rows are found. */
async function leaks(city: City, users: readonly User[], { asked, known: all }: Scene): Promise<void> {
  const few = users.filter((one) => ['莫建', '容他人', '甘工友', '蒙远山'].includes(one.name))
  const planted: [string, string[], RegExp][] = [
    ['cases', ['case', 'hazard'], /\/api\/prevention\/hazards$|\/export$/],
    ['papers', ['document'], /\/api\/documents\//],
    ['photos', ['attachment'], /\/api\/attachments\//],
    ['units', ['enterprise'], /registry\/enterprises/],
    ['lists brought in', ['import'], /\/api\/imports/],
    ['tokens', ['api_token'], /\/api\/tokens/],
    ['what a patrol found', ['patrol_finding', 'patrol_unit', 'enterprise'], /\/api\/prevention\/patrol/],
    ['views', ['saved_view'], /\/api\/views/],
    ['notices', ['notice'], /\/api\/notices/],
    ['draft grids', ['grid'], /\/api\/foundations\/grid\//],
  ]
  for (const [name, tables, where] of planted) {
    const set = tables.map((table) => `create policy leaky on "${table}" for select using ((select my.scope()) is not null)`).join('; ')
    await sql.raw(set).execute(city.database.db)
    try {
      const narrow = asked.filter((one) => where.test(one.url))
      const { foreign } = await probe(city.app, few, narrow, all, narrow.length > 50 ? 5 : 1)
      assert.ok(foreign.length > 0, `the leak of ${name} was not found`)
    } finally {
      await sql.raw(tables.map((table) => `drop policy leaky on "${table}"`).join('; ')).execute(city.database.db)
    }
  }
}
