import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { asPublic } from '#kernel/store/transaction.ts'
import type { listedHazard, publicPage, publicQuery } from './contract.ts'
import { redaction } from './redaction.ts'
import { countiesPublished, countPublished, listPublished, type Published } from './store.ts'

type Listed = z.infer<typeof listedHazard>
type Asked = z.infer<typeof publicQuery>

/** A published row as anybody reads it today. */
export function listedOf({ id, title, county, shown, withheld, publishedAt, endedAt }: Published, today: string): Listed {
  return {
    id,
    title,
    county,
    unit: shown.unit,
    place: shown.place,
    category: shown.category,
    criterion: shown.criterion,
    requirements: shown.requirements,
    supervisedBy: shown.supervisedBy,
    listedOn: shown.listedOn,
    finishBy: shown.finishBy,
    status: endedAt === null ? 'listed' : 'ended',
    endedOn: endedAt === null ? null : localDate(new Date(endedAt)),
    overdue: endedAt === null && shown.finishBy < today,
    progress: shown.progress,
    withheld,
    publishedAt,
  }
}

/** One page of the public list with the rule that says what is shown. */
export function publicList(kernel: Kernel, asked: Asked): Promise<z.infer<typeof publicPage>> {
  const now = kernel.clock.now()
  return asPublic(kernel.database, now, async (tx) => {
    const page = await listPublished(tx, asked, asked.cursor, asked.limit)
    return {
      city: kernel.city.name,
      rows: page.rows.map((row) => listedOf(row, localDate(now))),
      next: page.next,
      count: await countPublished(tx, asked),
      counties: (await countiesPublished(tx)).map((code) => ({ code, name: kernel.places.present(code)?.name ?? code })),
      rule: {
        version: redaction.version,
        basis: redaction.basis.map((one) => kernel.cite(one)),
        confidence: redaction.confidence,
        fields: [...redaction.fields],
      },
    }
  })
}

/** The most rows one download carries; a city lists far fewer. */
export const mostRows = 10_000

/** All that is listed, the newest first, for open data and feeds. */
export function allListed(kernel: Kernel, asked: Pick<Asked, 'status' | 'county' | 'q'>, most = mostRows): Promise<Listed[]> {
  const now = kernel.clock.now()
  return asPublic(kernel.database, now, async (tx) => {
    const { rows } = await listPublished(tx, asked, undefined, most)
    return rows.map((row) => listedOf(row, localDate(now)))
  })
}
