import type { z } from 'zod'
import type { requestInput } from '#modules/enforcement/penalties/contract.ts'
import type { Ground, Measure } from '#modules/enforcement/penalties/terms.ts'
import type { CoercionRow } from './api.ts'

/** What the form holds while it is typed. */
export interface Request {
  measure: Measure | null
  ground: Ground | null
  groundNote: string
  subject: string
  partner: string
  certificate: string
  partnerCertificate: string
  stopCase: string | null
  danger: string
  urgent: boolean
  urgentReason: string
  supplier: string | null
  supplierName: string
}

export const emptyRequest: Request = {
  measure: null,
  ground: null,
  groundNote: '',
  subject: '',
  partner: '',
  certificate: '',
  partnerCertificate: '',
  stopCase: null,
  danger: '',
  urgent: false,
  urgentReason: '',
  supplier: null,
  supplierName: '',
}

/** The contract's input: what belongs to a power cut goes along with a power cut alone. */
export function toInput(value: Request, hazard: string): z.input<typeof requestInput> {
  const { measure, ground, supplierName: _, stopCase, danger, urgent, urgentReason, supplier, ...rest } = value
  const power =
    measure === 'cutPower'
      ? { stopCase, danger: danger.trim() === '' ? null : danger, urgent, urgentReason: urgent ? urgentReason : null, supplier }
      : { stopCase: null, danger: null, urgent: false, urgentReason: null, supplier: null }
  return { ...rest, ...power, originCase: hazard, measure: measure as Measure, ground: ground as Ground }
}

/** 停产停业 and 停止施工: the decisions that must have gone unheeded before the power may be cut. */
const isStop = (measure: Measure): boolean => measure === 'suspendProduction' || measure === 'stopConstruction'

/** The decisions in force on the hazard, one of which must have gone unheeded before the power may be cut. */
export const stopsInForce = (rows: readonly CoercionRow[]): CoercionRow[] =>
  rows.filter((row) => isStop(row.measure) && row.state === 'inForce')

export type Barred = Partial<Record<Measure, string>>

/**
 * Why a measure cannot be asked for on this hazard now; the server judges again.
 * @param ends the states in which a measure is over
 */
export function barredOn(rows: readonly CoercionRow[], ends: readonly string[]): Barred {
  const open = rows.filter((row) => !ends.includes(row.state)).map((row) => [row.measure, `已有一件尚未办结(${row.no})`] as const)
  const power = stopsInForce(rows).length === 0 ? [['cutPower', '本隐患还没有实施中的停产停业或停止施工决定'] as const] : []
  return Object.fromEntries([...power, ...open])
}
