import { randomUUID } from 'node:crypto'
import { encodeCursor } from '#kernel/http/cursor.ts'
import { type Ask, UsedUp, type Wire } from './load.ts'
import type { Prepared } from './prepare.ts'

const base = '/api/prevention/hazards'
const text = '配电箱门未关闭,线路裸露,应立即关闭上锁并张贴警示标识'
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** What people do with our product, each as one piece of work on a connection. */
export interface Ours {
  list(wire: Wire): Promise<void>
  listAndCount(wire: Wire): Promise<void>
  transition(wire: Wire): Promise<void>
  /** 报告、登记、方案、整改、复查、评估、销号: seven commands by four people. */
  loop(wire: Wire): Promise<void>
}

export function ours(prepared: Prepared): Ours {
  const token = (key: string) => prepared.actors.find((one) => one.key === key)?.token ?? ''
  const inspector = token('inspector')
  const found = prepared.found[Symbol.iterator]()
  const photos = prepared.photos[Symbol.iterator]()
  const act = (who: string, path: string, body: object): Ask => ({ method: 'POST', path, cookie: who, key: randomUUID(), body })
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
    async transition(wire) {
      const next = found.next()
      if (next.done) throw new UsedUp()
      await wire.ask(act(token('registrar'), `${base}/${next.value}/register`, registration(1)))
    },
    async loop(wire) {
      const next = photos.next()
      if (next.done) throw new UsedUp()
      await wholeLoop(wire, next.value, prepared.unit, (key, path, body) => act(token(key), path, body))
    },
  }
}

const registration = (rev: number) => ({ rev, category: 'electric', demand: text, rectifyBy: day(15) })

async function wholeLoop(
  wire: Wire,
  [before, after, seen]: [string, string, string],
  enterprise: string,
  act: (who: string, path: string, body: object) => Ask,
): Promise<void> {
  const now = () => new Date().toISOString()
  const report = {
    enterprise,
    origin: 'patrol',
    category: 'electric',
    description: text,
    spot: '一号车间',
    foundAt: now(),
    photos: [before],
  }
  const { id } = JSON.parse((await wire.ask(act('grid', base, report))).toString()) as { id: string }
  const step = (who: string, name: string, body: object) => wire.ask(act(who, `${base}/${id}/${name}`, body))
  await step('registrar', 'register', registration(1))
  const plan = { rev: 2, responsible: '某人', measure: text, funds: 0, until: day(10), contingency: text }
  await step('manager', 'plan', plan)
  await step('manager', 'rectify', { rev: 3, rectifiedAt: now(), rectification: text, photos: [after] })
  await step('second', 'passRecheck', { rev: 4, note: text, photos: [seen] })
  await step('second', 'assess', { rev: 5, assessment: text, residualRisk: 'none' })
  await step('second', 'close', { rev: 6, note: text })
}
