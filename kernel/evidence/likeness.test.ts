import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { png } from '#test/png.ts'
import { cut, disguises, scene } from '#test/scene.ts'
import { alike } from './likeness.ts'
import { likenessHash } from './likeness-hash.ts'

const jpeg = 'image/jpeg'
const count = 40
const scenes = await Promise.all(Array.from({ length: count }, (_, number) => scene(number)))
const hashes = await Promise.all(scenes.map((photo) => hashOf(photo)))

async function hashOf(photo: Uint8Array, mime = jpeg): Promise<string> {
  const hash = await likenessHash(photo, mime)
  assert.match(hash ?? '', /^[01]{64}$/)
  return hash ?? ''
}

const distance = (a: string, b: string) => [...a].filter((bit, at) => bit !== b[at]).length
const spread = (all: readonly number[]) => {
  const sorted = all.toSorted((a, b) => a - b)
  return `最小 ${sorted[0]},中位 ${sorted[sorted.length >> 1]},最大 ${sorted.at(-1)}`
}

for (const [name, disguise] of Object.entries(disguises))
  test(`同一场景${name}后仍认得出`, async (t) => {
    const moved = await Promise.all(
      scenes.map(async (photo, at) => {
        const again = await disguise(photo)
        return distance(hashes[at] ?? '', await hashOf(again, name.endsWith('WebP') ? 'image/webp' : jpeg))
      }),
    )
    t.diagnostic(`${name}:${spread(moved)}`)
    assert.ok(Math.max(...moved) <= alike, spread(moved))
  })

test('四边各裁 2% 的,绝大多数仍认得出', async (t) => {
  const moved = await Promise.all(scenes.map(async (photo, at) => distance(hashes[at] ?? '', await hashOf(await cut(photo, 0.02)))))
  t.diagnostic(`四边各裁 2%:${spread(moved)}`)
  assert.ok(moved.filter((one) => one <= alike).length >= count * 0.9, spread(moved))
})

test('40 个不同场景两两不相似', (t) => {
  const apart = hashes.flatMap((a, at) => hashes.slice(0, at).map((b) => distance(a, b)))
  t.diagnostic(`780 对不同场景:${spread(apart)}`)
  assert.equal(apart.length, 780)
  assert.ok(Math.min(...apart) > alike, spread(apart))
})

test('手机横竖方向标记不影响辨认', async () => {
  const [photo, hash] = [scenes[0] ?? new Uint8Array(), hashes[0] ?? '']
  const lying = await sharp(photo).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer()
  assert.ok(distance(hash, await hashOf(lying)) <= alike)
})

test('纯色、渐变、只有噪点的画面没有可比的特征', async () => {
  const gradient = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"><linearGradient id="g" x2="1" y2="1"><stop stop-color="#123"/><stop offset="1" stop-color="#fed"/></linearGradient><rect width="480" height="360" fill="url(#g)"/></svg>`
  const noise = { width: 480, height: 360, channels: 3 as const, noise: { type: 'gaussian' as const, mean: 128, sigma: 12 } }
  const plain = { width: 480, height: 360, channels: 3 as const, background: '#46718a' }
  assert.equal(await likenessHash(await sharp(Buffer.from(gradient)).flatten().jpeg().toBuffer(), jpeg), null)
  assert.equal(
    await likenessHash(
      await sharp({ create: { ...plain, ...noise } })
        .jpeg()
        .toBuffer(),
      jpeg,
    ),
    null,
  )
  assert.equal(await likenessHash(await sharp({ create: plain }).jpeg().toBuffer(), jpeg), null)
  for (const number of [1, 77, 990_001]) assert.equal(await likenessHash(png(number, 64), 'image/png'), null)
})

test('不是照片、解不开的文件没有特征,也不出错', async () => {
  const photo = scenes[0] ?? new Uint8Array()
  assert.equal(await likenessHash(photo, 'application/pdf'), null)
  assert.equal(await likenessHash(photo, 'image/heic'), null)
  assert.equal(await likenessHash(photo.slice(0, 60), jpeg), null)
  assert.equal(await likenessHash(new Uint8Array(), jpeg), null)
})
