import { sql } from 'kysely'
import type { Indicator } from '#kernel/indicator/indicator.ts'
import { scopeHint } from '#kernel/place/hint.ts'
import { policy } from '#law/index.ts'

/** 强制措施 in force: begun and not yet undone. */
export const coercionIndicator: Indicator = {
  key: 'coercion.inForce',
  name: '实施中的强制措施',
  unit: '件',
  meaning: '已经实施、尚未解除恢复的停产停业、停止施工、停止供电、查封扣押',
  basis: [policy('二十二')],
  kind: 'standing',
  lead: false,
  counts: [{ indicator: 'inForce' }],
  live: (actor) =>
    sql`select c.county, c.town from "case" c where c.procedure = 'coercion' and c.state in ('inForce', 'releasing')
      and ${actor ? scopeHint(actor, 'c') : sql`true`}`,
  opens: () => ({ page: '/coercion', query: { state: 'standing' } }),
}
