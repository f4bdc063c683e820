import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { type City, story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import type { Person } from '#test/person.ts'
import { png } from '#test/png.ts'
import { disguises, scene } from '#test/scene.ts'
import { photosLike } from './likeness.ts'

const since = '2026-01-01T00:00:00.000Z'
const shrunk = async (photo: Uint8Array) => new Uint8Array(await disguises['缩小一半'](photo))

/** A hazard of this unit, reported with this picture. */
async function reported(person: Person, unit: string, picture: Uint8Array<ArrayBuffer>): Promise<{ id: string; photo: string }> {
  const photo = await person.photo(picture)
  const { id } = await HazardCase.report(person, unit, 'patrol', { photos: [photo.id] })
  return { id, photo: photo.id }
}

const hashOf = (city: City, id: string) =>
  city.stored(async (tx) => (await tx.selectFrom('attachment').select('phash').where('id', '=', id).executeTakeFirstOrThrow()).phash)

story('', '上传即算出照片特征:照片有,纯色图、PDF、损坏的照片没有,都照常收下', async (city) => {
  const wei = await city.person('wei')
  const picture = await scene(300)
  assert.match((await hashOf(city, (await wei.photo(picture)).id)) ?? '', /^[01]{64}$/)
  const pdf = new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'))
  for (const bytes of [png(4_100_001), pdf, picture.slice(0, 60)]) assert.equal(await hashOf(city, (await wei.photo(bytes)).id), null)
})

story('', '压缩后再交的照片,在本案和同一单位的其他案件里认得出,在别的单位不作比较', async (city) => {
  const wei = await city.person('wei')
  const picture = await scene(301)
  const [cold, hardware] = [city.unit('cold'), city.unit('hardware')]
  const first = await reported(wei, cold, picture)
  const other = await reported(wei, cold, await scene(302))
  const again = await wei.photo(await shrunk(picture))
  const fresh = await wei.photo(await scene(303))
  const ask = (caseId: string, enterprise: string | null, from = since) =>
    city.stored((tx) => photosLike(tx, [fresh.id, again.id], { caseId, enterprise, since: from }))

  const inCase = await ask(first.id, null)
  assert.equal(inCase.length, 1)
  const [found] = inCase
  assert.deepEqual([found?.photo, found?.like, found?.likeCase, found?.same], [again.id, first.photo, first.id, false])
  assert.equal(found?.likeProcedure, 'hazard')
  assert.equal(typeof found?.likeNo, 'number')
  assert.ok(typeof found?.distance === 'number' && found.distance <= 12)
  assert.match(found?.likeAt ?? '', /^2026-09-21T/)

  assert.deepEqual(await ask(other.id, cold), inCase, 'the unit’s other case is looked through')
  assert.deepEqual(await ask(other.id, null), [], 'without the unit only the case itself')
  assert.deepEqual(await ask(other.id, cold, '2026-09-22T00:00:00Z'), [], 'what lies before `since` is left alone')
  assert.equal((await ask(first.id, cold, '2026-09-22T00:00:00Z')).length, 1, 'but never in the case itself')
  const elsewhere = await reported(wei, hardware, await scene(304))
  assert.deepEqual(await ask(elsewhere.id, hardware), [], 'another unit’s photos are not compared')
})

story('', '原样再交的文件按字节认出,没有特征的也认;先交的不因后交的而起疑,同一次上交的不互相比较', async (city) => {
  const wei = await city.person('wei')
  const cold = city.unit('cold')
  const plain = png(4_100_002)
  const [first, second] = [await reported(wei, cold, plain), await reported(wei, cold, plain)]
  const where = { caseId: second.id, enterprise: cold, since }
  const like = (...ids: string[]) => city.stored((tx) => photosLike(tx, ids, where))
  const [found, ...more] = await like(second.photo)
  assert.deepEqual([found?.like, found?.distance, found?.same, more.length], [first.photo, 0, true, 0])
  assert.deepEqual(await like(first.photo), [], 'the first photo is not a copy of the second')
  assert.deepEqual(await like(first.photo, second.photo), [], 'handed in together')
  assert.deepEqual(await like(), [])
  // An upload that waited unbound while its copy was handed in is the later of the two.
  const waiting = await wei.photo(await scene(305))
  const copy = await reported(wei, cold, await shrunk(await scene(305)))
  assert.deepEqual(
    (await like(waiting.id)).map((one) => one.like),
    [copy.photo],
  )
  await reported(wei, cold, png(4_100_003))
  assert.deepEqual(await like((await wei.photo(png(4_100_004))).id), [], 'pictures of one colour are not alike')
})

story('', '一张照片至多列出五张最像的;看不到的案件里的照片不列出', async (city) => {
  const [wei, rival] = await city.people('wei', 'rival')
  const cold = city.unit('cold')
  const picture = await scene(306)
  for (let times = 0; times < 6; times++) await reported(wei, cold, picture)
  const last = await reported(wei, cold, await shrunk(picture))
  const where = { caseId: last.id, enterprise: cold, since }
  assert.equal((await city.stored((tx) => photosLike(tx, [last.photo], where))).length, 5)
  const copy = await rival.photo(picture)
  const seen = await city.stored(async (tx) => {
    await sql`select set_config('anlan.scope', 'enterprise', true), set_config('anlan.job', '', true),
      set_config('anlan.person', ${city.ids('rival').person}, true), set_config('anlan.enterprise', ${city.unit('hardware')}, true)`.execute(
      tx,
    )
    const own = await tx.selectFrom('attachment').select('id').execute()
    assert.deepEqual(own, [{ id: copy.id }], 'his own upload he does see')
    return photosLike(tx, [copy.id], where)
  })
  assert.deepEqual(seen, [], 'another unit is shown nothing, not even that there is something')
  assert.equal((await city.stored((tx) => photosLike(tx, [copy.id], where))).length, 5)
})
