import type { z } from 'zod'
import { enterpriseInput } from '#modules/governance/registry/contract.ts'
import { type HeadKind, headKinds } from '#modules/governance/registry/terms.ts'
import { sayEmpty } from '../../kit/words.ts'
import { type Bodies, noBodies } from './BodyFields.tsx'

export interface HeadTyped {
  name: string
  phone: string
  since: string
  source: string
}

/** What the form of a new unit holds while it is typed. */
export interface UnitTyped extends Bodies {
  name: string
  uscc: string
  industry: string | null
  industryName: string
  trade: string | null
  division: string | null
  address: string
  heads: Record<HeadKind, HeadTyped>
}

const noHead: HeadTyped = { name: '', phone: '', since: '', source: '' }
export const emptyUnit: UnitTyped = {
  name: '',
  uscc: '',
  industry: null,
  industryName: '',
  trade: null,
  division: null,
  address: '',
  ...noBodies,
  heads: { legalRepresentative: noHead, actualController: noHead },
}

const words = (text: string) => (text.trim() === '' ? null : text)

/** The contract's input; '' where a choice is still missing, so that the form says so. */
export const toInput = (value: UnitTyped): z.input<typeof enterpriseInput> => ({
  name: value.name,
  uscc: value.uscc,
  industry: value.industry ?? '',
  trade: value.trade ?? '',
  division: value.division ?? '',
  address: value.address,
  point: null,
  level: value.level,
  supervising: value.supervising,
  supervisingBasis: words(value.supervisingBasis),
  managing: value.managing,
  managingBasis: words(value.managingBasis),
  heads: headKinds.codes.map((kind) => ({ ...value.heads[kind], kind, phone: words(value.heads[kind].phone) })),
})

const sinceLabels = Object.fromEntries(headKinds.codes.map((_, at) => [`heads.${at}.since`, '任职日期']))
export const unitSchema = sayEmpty(enterpriseInput, {
  industry: '国民经济行业小类',
  trade: '监管行业',
  division: '所在村(社区)或乡镇',
  ...sinceLabels,
})
