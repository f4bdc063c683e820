import { confirmedSpan, readTerms } from '#kernel/clock/store.ts'
import type { Reaction } from '#kernel/evidence/reactions.ts'
import { readStream } from '#kernel/evidence/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { type CaseRow, readCase } from '#kernel/procedure/store.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { publicationOf, type Surroundings } from './publication.ts'
import { redaction, withheld } from './redaction.ts'
import { lockPublication, publish, unitName } from './store.ts'

const run: Reaction['run'] = async ({ kernel, tx, row, now }) => {
  const kase = await readCase(tx, row.caseId ?? '')
  if (!kase) return
  await lockPublication(tx, kase.id)
  const { calendar, parameters } = await readTerms(tx)
  const keep = { span: confirmedSpan({ calendar, parameters }, 'disclosure.listed.keep'), calendar }
  const found = publicationOf(await readStream(tx, 'case', kase.id), await surroundings(kernel, tx, kase), keep)
  if (found) await publish(tx, kase.id, found, { version: redaction.version, withheld }, now)
}

/** Names of unit and township: the place is cut at the township, however exactly the case knows it. */
async function surroundings({ places }: Kernel, tx: Tx, kase: CaseRow): Promise<Surroundings> {
  const labels = kase.place.split('.')
  const at = (depth: number) => places.byPath(labels.slice(0, depth).join('.'))
  const name = kase.enterprise ? await unitName(tx, kase.enterprise) : undefined
  const county = labels.length >= 3 ? (at(3)?.code ?? null) : null
  return { unit: name ?? '(公共场所)', county, place: at(Math.min(labels.length, 4))?.fullName ?? '' }
}

const on = (event: string, name: string): Reaction => ({ name, on: event, run })

/** 公示: what is published of a listed hazard follows its listing, its progress, a granted extension and its delisting. */
export const disclosureReactions: readonly Reaction[] = [
  on('hazard.list', 'disclosure.listed'),
  on('hazard.reportProgress', 'disclosure.progress'),
  on('hazard.grantExtension', 'disclosure.extended'),
  on('hazard.delist', 'disclosure.ended'),
]
