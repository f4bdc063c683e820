import type { z } from 'zod'
import { type Finding, verifyChain } from '#kernel/evidence/chain.ts'
import type { EvidenceRow } from '#kernel/evidence/row.ts'
import { readStream } from '#kernel/evidence/store.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { Raw } from '#kernel/http/route.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { stateLabel } from '#kernel/procedure/procedure.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { industries, industryPath, trades } from '#law/index.ts'
import type { coverageShape, enterpriseFile, enterpriseQuery } from './contract.ts'
import { labelOf } from './labels.ts'
import { canChangeBodies } from './permits.ts'
import { readCases, readHeads, readUnit } from './store/file.ts'
import { countCovered, countUnits, listUnits } from './store/lists.ts'
import { originOf } from './store/roster.ts'
import { events, headKinds } from './terms.ts'

interface Reading {
  kernel: Kernel
  tx: Tx
  actor: Actor
}

/** 名录: a page of units in scope. */
export async function enterprises({ kernel, tx, actor }: Reading, query: z.infer<typeof enterpriseQuery>): Promise<Raw> {
  const county = labelOf(kernel.places, query.county, 2)
  return new Raw(await listUnits(tx, actor, { ...query, county, town: labelOf(kernel.places, query.town, 3) }))
}

/** How many units the same filters find. */
export async function enterpriseCount({ kernel, tx, actor }: Reading, query: z.infer<typeof enterpriseQuery>) {
  const county = labelOf(kernel.places, query.county, 2)
  return countUnits(tx, actor, { ...query, county, town: labelOf(kernel.places, query.town, 3) })
}

/** 一企一档: the unit, its heads, cases and verified history. */
export async function enterprise({ kernel, tx, actor }: Reading, id: string): Promise<z.input<typeof enterpriseFile>> {
  const unit = await readUnit(tx, id)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const { place, ...file } = unit
  const permit = canChangeBodies(actor, { ...unit, path: place, enterprise: id })
  return {
    ...file,
    industryPath: industryPath(unit.industry).map((one) => one.name),
    tradeLabel: trades.find((one) => one.code === unit.trade)?.label ?? unit.trade,
    origin: await originOf(tx, id),
    heads: await readHeads(tx, id),
    cases: (await readCases(tx, id)).map((kase) => caseLine(kernel, kase)),
    timeline: timelineOf(await readStream(tx, 'enterprise', id)),
    mayEdit: { yes: permit.yes, why: permit.yes ? null : permit.why },
  }
}

type CaseLine = Awaited<ReturnType<typeof readCases>>[number]

function caseLine(kernel: Kernel, { no, state, opened_at: openedAt, closed_at: closedAt, ...kase }: CaseLine) {
  const kind = kindOf(kernel, kase.procedure)
  return { ...kase, no: caseNo(kind.prefix, no, openedAt), stateLabel: stateLabel(kind.table, state), openedAt, closedAt }
}

/** The history, newest first, each row with whether it still is what was sealed. */
function timelineOf(rows: readonly EvidenceRow[]): z.input<typeof enterpriseFile>['timeline'] {
  const findings = verifyChain(rows)
  const touched =
    (row: EvidenceRow) =>
    ({ seq }: Finding) =>
      seq === null || seq === row.seq
  return rows.toReversed().map((row) => ({
    seq: row.seq,
    at: row.at,
    title: titleOf(row),
    personName: row.personName,
    postTitle: row.postTitle,
    facts: (row.data.facts ?? {}) as Record<string, unknown>,
    hash: row.hash,
    verified: !findings.some(touched(row)),
  }))
}

/** The act in words; a change of head says which. */
function titleOf({ event, data }: EvidenceRow): string {
  const kind = headKinds.list.find((one) => event === 'enterprise.headChanged' && one.code in Object(data.facts))
  return kind ? `变更${kind.label}` : events.label(event)
}

/** 覆盖率 (C17.4), in the actor's scope. */
export async function coverage({ kernel, tx, actor }: Reading): Promise<z.input<typeof coverageShape>> {
  const byCounty = (await countCovered(tx, actor)).map(({ county, ...counts }) => {
    const code = `${county.slice(1)}000000`
    return { county: code, name: kernel.places.byCode(code)?.name ?? county, ...counts }
  })
  const total = byCounty.reduce((sum, one) => sum + one.total, 0)
  const covered = byCounty.reduce((sum, one) => sum + one.covered, 0)
  return { total, covered, percent: percentOf(covered, total), byCounty }
}

/** One decimal, rounded down, so that 100 is said only when nothing is missing. Nothing to cover is covered. */
const percentOf = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((part / whole) * 1000) / 10)

const classes = industries
  .filter((one) => one.level === 'class')
  .map((one) => {
    const path = industryPath(one.code).map((above) => above.name)
    return { code: one.code, name: one.name, path, words: path.join('/') }
  })

/** 小类 whose code begins with the text, with or without the letter, or whose own name or a class above contains it. */
export function findIndustries(q: string, limit = 50) {
  const text = q.trim().toUpperCase()
  const rank = (one: (typeof classes)[number]): number => {
    if (one.code.startsWith(text) || one.code.slice(1).startsWith(text)) return 0
    if (one.name.includes(text)) return 1
    return one.words.includes(text) ? 2 : 3
  }
  const found = classes.map((one) => ({ one, rank: rank(one) })).filter((hit) => hit.rank < 3)
  const nearest = found.sort((a, b) => a.rank - b.rank).slice(0, limit)
  return { rows: nearest.map(({ one: { code, name, path } }) => ({ code, name, path })) }
}

/** 监管行业. */
export const tradeRows = () => ({ rows: trades.map(({ code, label }) => ({ code, label })) })
