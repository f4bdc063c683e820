import type { OrganRow } from '#modules/governance/organs/index.ts'
import type { DemoUnit } from '../units.ts'

/** An evaluating body of the demo, with what keeps it from being drawn. */
interface Body {
  key: string
  name: string
  short: string
  licence: string
  /** It has worked for the named enterprise, so it does not judge it. */
  tied?: true
  /** It is not drawn for the time being. */
  paused?: true
}

/** Invented bodies: two free, one tied to the named enterprise, one suspended. */
export const bodies: readonly Body[] = [
  { key: 'evaluator.demo', name: '广西衡岳安全评价有限公司（演示）', short: '衡岳评价', licence: 'APJ-（桂）-演示01' },
  { key: 'evaluator.demo2', name: '广西青桂安全技术有限公司（演示）', short: '青桂安技', licence: 'APJ-（桂）-演示02' },
  { key: 'evaluator.demo3', name: '南宁邕安检测评价有限公司（演示）', short: '邕安检测', licence: 'APJ-（桂）-演示03', tied: true },
  { key: 'evaluator.demo4', name: '广西岭泰工程咨询有限公司（演示）', short: '岭泰咨询', licence: 'APJ-（桂）-演示04', paused: true },
]

/** The supplier that cuts and restores power. */
export const supplierKey = 'power.demo'

export const congressKey = (unit: DemoUnit): string => `union.${unit.row.uscc}`

/** 职代会（工会） of a unit. */
export const congressOrgan = (unit: DemoUnit): OrganRow => ({
  key: congressKey(unit),
  name: `${unit.row.name}工会`,
  short: '企业工会',
  kind: 'union',
  place: unit.row.division,
  trades: [],
  zone: null,
  enterprise: unit.row.id,
})

/** The evaluating bodies and the power supplier as organs of the city. */
export const outsideOrgans = (city: string): OrganRow[] => [
  ...bodies.map(({ key, name, short }) => ({ key, name, short, kind: 'evaluator', place: city, trades: [], zone: null })),
  { key: supplierKey, name: '南宁供电局（演示）', short: '南宁供电', kind: 'powerSupplier', place: city, trades: [], zone: null },
]
