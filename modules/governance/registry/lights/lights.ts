import type { z } from 'zod'
import { headKinds } from '../terms.ts'
import type { lightsOf } from './contract.ts'
import { type LightName, lightNames } from './terms.ts'

type Light = z.input<typeof lightsOf>['lights'][number]
type Row = Light['rows'][number]

/** What the lights are made of. */
export interface Evidence {
  heads: readonly string[]
  /** Somebody holds the post of safety manager at the unit. */
  manager: boolean
  papers: readonly { kind: string; label: string; need: string; standing: string; say: string }[]
  /** Self-checks owed and missed; null while the unit has none arranged. */
  checks: { arranged: number; missed: number } | null
}

const rescuePapers = ['emergencyPlan']
const good = (standing: string): boolean | null => {
  if (standing === 'valid') return true
  return standing === 'missing' || standing === 'expired' ? false : null
}

/** Red when anything is wrong, amber when something is about to be or not settled, green when all is there; grey without evidence. */
function colourOf(rows: readonly Row[], soon: number): Light['colour'] {
  if (soon === 0 && rows.every((one) => one.good === null)) return 'grey'
  if (rows.some((one) => one.good === false)) return 'red'
  return soon > 0 ? 'amber' : 'green'
}

const light = (name: LightName, rows: Row[], soon: number, say: string, opens: Light['opens']): Light => ({
  light: name,
  label: lightNames.label(name),
  colour: colourOf(rows, soon),
  say,
  rows,
  opens,
})

function duty({ heads }: Evidence): Light {
  const rows = headKinds.list.map(({ code, label }) => {
    const there = heads.includes(code)
    return { say: `${label}${there ? '已登记' : '未登记'}`, good: there }
  })
  const missing = rows.filter((one) => !one.good)
  return light('duty', rows, 0, missing.length === 0 ? '两个第一责任人都已登记' : missing.map((one) => one.say).join('、'), 'heads')
}

function management({ manager, papers, checks }: Evidence): Light {
  const own = papers.filter((one) => one.need === 'must' && !rescuePapers.includes(one.kind))
  const lacking = own.filter((one) => good(one.standing) === false)
  const soon = own.filter((one) => one.standing === 'expiring')
  const late = checks !== null && checks.missed > 0
  const unarranged = checks === null || checks.arranged === 0
  const rows: Row[] = [
    { say: manager ? '安全管理员已明确' : '没有明确安全管理员', good: manager },
    ...own.map((one) => ({ say: `${one.label}:${one.say}`, good: good(one.standing) })),
    checks === null || unarranged
      ? { say: '还没有安排岗位自查', good: null }
      : {
          say: checks.missed === 0 ? `岗位自查 ${checks.arranged} 项按期` : `岗位自查 ${checks.missed} 项过期未做`,
          good: checks.missed === 0,
        },
  ]
  const wrong = [
    manager ? '' : '没有安全管理员',
    lacking.length === 0 ? '' : `证照资料 ${own.length} 项,缺或过期 ${lacking.length} 项`,
    late ? `自查过期 ${checks.missed} 项` : '',
  ]
  const open = [soon.length > 0 ? `${soon.length} 项证照将到期` : '', unarranged ? '还没有安排岗位自查' : '']
  const said = [...wrong, ...open].filter(Boolean).join(';')
  return light('management', rows, soon.length + Number(unarranged), said || '管理员、证照、自查都在位', 'papers')
}

function rescue({ papers }: Evidence): Light {
  const plan = papers.find((one) => one.kind === 'emergencyPlan')
  if (!plan) return light('rescue', [], 0, '该行业没有应急预案备案要求,暂无可判断的记录', null)
  const rows = [{ say: `${plan.label}:${plan.say}`, good: good(plan.standing) }]
  return light('rescue', rows, plan.standing === 'expiring' ? 1 : 0, `预案备案${plan.standing === 'missing' ? '缺' : plan.say}`, 'papers')
}

/** The five lights. Pure. */
export const lights = (evidence: Evidence): Light[] => [
  duty(evidence),
  management(evidence),
  light('funds', [], 0, '安全投入还没有登记渠道,暂不判断', null),
  light('training', [], 0, '培训档案还没有登记渠道,暂不判断;人员证书见证照资料', null),
  rescue(evidence),
]
