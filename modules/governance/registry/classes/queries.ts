import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { readTerms } from '#kernel/clock/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { PlaceDirectory } from '#kernel/place/directory.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { trades } from '#law/index.ts'
import { labelOf } from '../labels.ts'
import { registryProblems } from '../problems.ts'
import { findUnit } from '../store/units.ts'
import type { classOf, classPage, classQuery, whatIfQuery, whatIfShape } from './contract.ts'
import { canEnterFact } from './permits.ts'
import { type ClassInput, classGrounds, classify } from './rule.ts'
import { classHistory, presentFacts, visitsOf } from './store/classes.ts'
import { listClasses } from './store/list.ts'
import { tableKeys, tablesOf } from './tables.ts'
import { floorWords, inputNames } from './terms.ts'

type Reading = { kernel: Kernel; tx: Tx; actor: Actor; now: Date }

/** 分类分级 of one unit: class, why, visits, tables, history. */
export async function classOfUnit({ kernel, tx, actor, now }: Reading, enterprise: string): Promise<z.input<typeof classOf>> {
  const unit = await findUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const today = localDate(now)
  const terms = await readTerms(tx)
  const history = await classHistory(tx, enterprise)
  const present = history.find((one) => one.until === null) ?? null
  const visits = await visitsOf(tx, enterprise, today.slice(0, 4))
  const [last] = visits
  const permit = canEnterFact(actor, { ...unit, path: unit.place })
  const facts = await presentFacts(tx, enterprise)
  return {
    enterprise,
    present,
    pending: present === null,
    visits: {
      last: last ? { caseId: last.id, no: caseNo('检查', last.no, last.opened_at), at: last.recorded_at } : null,
      thisYear: visits.filter((one) => one.counts).length,
      dueOn: present?.dueOn ?? null,
      overdue: present !== null && present.dueOn <= today,
    },
    facts: facts.map(({ kind, value, valid_until, source, entered_name, entered_at }) => ({
      kind,
      value,
      validUntil: valid_until,
      source,
      by: entered_name,
      at: entered_at,
    })),
    tables: Object.values(tableKeys).flatMap((key) => {
      const found = terms.parameters.get(key)
      const { say = '' } = (found?.value ?? {}) as { say?: string }
      return found ? [{ key, label: found.label, say, source: found.source, confirmed: found.confirmedAt !== null }] : []
    }),
    basis: classGrounds.map((one) => kernel.cite(one)),
    history,
    mayEnter: { yes: permit.yes, why: permit.yes ? null : permit.why },
  }
}

/** 改一项看结果 (C17.3): the present inputs with those asked about changed; nothing is kept. */
export async function whatIf(
  { tx }: Reading,
  enterprise: string,
  asked: z.infer<typeof whatIfQuery>,
): Promise<z.input<typeof whatIfShape>> {
  const unit = await findUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const present = (await classHistory(tx, enterprise)).find((one) => one.until === null)
  if (!present) throw registryProblems.notClassed(undefined)
  const { tables } = tablesOf(await readTerms(tx))
  const risk = asked.risk === 'none' ? null : (asked.risk ?? present.inputs.risk)
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  const inputs = { ...present.inputs, ...given, risk } as ClassInput
  const changed = inputNames.codes.filter((name) => inputs[name] !== present.inputs[name])
  return { before: classify(present.inputs, tables), after: classify(inputs, tables), changed }
}

const tradeLabel = (code: string): string => trades.find((one) => one.code === code)?.label ?? code

/** 分类分级台账: by the day the next visit is due. */
export async function classes(
  { kernel, tx, actor, now }: Reading & { kernel: { places: PlaceDirectory } },
  query: z.infer<typeof classQuery>,
): Promise<z.input<typeof classPage>> {
  const today = localDate(now)
  const places = kernel.places
  const labels = { county: labelOf(places, query.county, 2), town: labelOf(places, query.town, 3) }
  const { rows, next } = await listClasses(tx, actor, { ...query, ...labels }, today)
  return {
    next,
    rows: rows.map(({ place_name, trade, at_least, within_months, at_most, last_visit, due_on, ...row }) => ({
      ...row,
      placeName: place_name,
      tradeLabel: tradeLabel(trade),
      floor: floorWords({ atLeast: at_least, withinMonths: within_months }),
      ceiling: at_most === null ? '未列' : `每年 ${at_most} 次`,
      lastVisit: last_visit,
      dueOn: due_on,
      overdue: due_on <= today,
    })),
  }
}
