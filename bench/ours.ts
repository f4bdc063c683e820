import { randomUUID } from 'node:crypto'
import { encodeCursor } from '#kernel/http/cursor.ts'
import { type Ask, UsedUp, type Wire } from './load.ts'
import { base, majorLoop, registration, wholeLoop } from './loops.ts'
import type { Prepared } from './prepare.ts'

/** What people do with our product, each as one piece of work on a connection. */
export interface Ours {
  list(wire: Wire): Promise<void>
  listAndCount(wire: Wire): Promise<void>
  /** The leader's page of the city. */
  dashboard(wire: Wire): Promise<void>
  transition(wire: Wire): Promise<void>
  /** One look-up: a rare name, a common word, a beginning of a credit code, a text of a hazard, by turns. */
  search(wire: Wire): Promise<void>
  /** 报告、登记、方案、整改、复查、评估、销号: seven commands by four people. */
  loop(wire: Wire): Promise<void>
  /** The major one: thirteen commands by eight people, with its two documents. */
  majorLoop(wire: Wire): Promise<void>
}

/** What people type: half of it is rare, half is common. */
export function wanted(size: number): string {
  const number = Math.floor(Math.random() * Math.max(1000, size / 10))
  const asked = [
    `${number}号`,
    `朱槿食品${number}`,
    'nnzjsp',
    '安全出口',
    `报警器未检定,第${Math.floor(Math.random() * size)}项`,
    '有限公司',
  ]
  return asked[Math.floor(Math.random() * asked.length)] ?? ''
}

export function ours(prepared: Prepared): Ours {
  const token = (key: string) => prepared.actors.find((one) => one.key === key)?.token ?? ''
  const inspector = token('inspector')
  const found = prepared.found[Symbol.iterator]()
  const photos = prepared.photos.entries()
  const majorPhotos = prepared.majorPhotos.entries()
  const act = (who: string, path: string, body: object): Ask => ({ method: 'POST', path, cookie: who, key: randomUUID(), body })
  const onLoop = (wire: Wire, [number, ids]: [number, string[]]) => {
    const index = number % prepared.units.length
    return {
      wire,
      photos: ids,
      unit: prepared.units[index] ?? '',
      index,
      act: (key: string, path: string, body: object) => act(token(key), path, body),
    }
  }
  const list = async (wire: Wire) => {
    const page = Math.random() < 0.5 ? undefined : prepared.pages[Math.floor(Math.random() * prepared.pages.length)]
    await wire.ask({ method: 'GET', path: `${base}?state=open${page ? `&cursor=${encodeCursor(page)}` : ''}`, cookie: inspector })
  }
  return {
    list,
    async listAndCount(wire) {
      await list(wire)
      await wire.ask({ method: 'GET', path: `${base}/count?state=open`, cookie: inspector })
    },
    async search(wire) {
      await wire.ask({ method: 'GET', path: `/api/search?q=${encodeURIComponent(wanted(prepared.size))}`, cookie: token('city') })
    },
    async dashboard(wire) {
      await wire.ask({ method: 'GET', path: '/api/overview', cookie: token('city') })
    },
    async transition(wire) {
      const next = found.next()
      if (next.done) throw new UsedUp()
      await wire.ask(act(token('registrar'), `${base}/${next.value}/register`, registration(1)))
    },
    async loop(wire) {
      const next = photos.next()
      if (next.done) throw new UsedUp()
      await wholeLoop(onLoop(wire, next.value))
    },
    async majorLoop(wire) {
      const next = majorPhotos.next()
      if (next.done) throw new UsedUp()
      await majorLoop(onLoop(wire, next.value))
    },
  }
}
