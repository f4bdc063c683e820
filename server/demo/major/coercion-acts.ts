import { addDays, localDate } from '#kernel/clock/day.ts'
import { supplierKey } from './bodies.ts'
import { type Desk, pairOf, type Tell } from './scene.ts'

const hour = 3_600_000
const iso = (at: number) => new Date(at).toISOString()

/** Which measure a case of a scene is. */
const measures = { stop: 'suspendProduction', site: 'stopConstruction', power: 'cutPower', seal: 'sealDetain' } as const
export type Role = keyof typeof measures

export const isMeasure = (role: string): role is Role => Object.hasOwn(measures, role)

const subjects: Readonly<Record<Role, string>> = {
  stop: '隐患所在车间的全部生产作业',
  site: '隐患部位及其影响范围内的全部施工作业',
  power: '隐患所在车间的专用供电线路',
  seal: '隐患部位的设备、设施及其操作间',
}

/** What the record of the hazard shows: a failed evaluation, or a limit that has passed. */
async function groundOf(desk: Desk) {
  const { verdict } = await desk.facts('hazard')
  return verdict === 'fail'
    ? { ground: 'failedRecheck', groundNote: '第三方评估结论为不合格，企业没有按治理方案落实，仍在使用该部位' }
    : { ground: 'overdue', groundNote: '责令整治期限届满，现场核查隐患没有消除，企业仍在生产经营' }
}

const request =
  (role: Role): Tell =>
  async (desk) => {
    const { people, cases } = desk.scene
    const power = {
      stopCase: cases.get('stop')?.id,
      danger: '企业拒不停产，报警和联锁装置失效，继续运行随时可能发生泄漏、爆炸或者火灾事故',
      supplier: supplierKey,
    }
    return {
      by: people.first,
      input: {
        originCase: cases.get('hazard')?.id,
        measure: measures[role],
        ...(await groundOf(desk)),
        subject: subjects[role],
        ...pairOf(people.first, people.second),
        ...(role === 'power' ? power : {}),
      },
    }
  }

const approve =
  (role: Role): Tell =>
  ({ scene, at }) => {
    const startAt = iso(role === 'power' ? at + 26 * hour : at)
    const until = role === 'seal' ? addDays(localDate(new Date(at)), 20) : null
    return { by: scene.people.head, input: { note: '事实清楚，符合法定条件，同意实施', startAt, until } }
  }

const photographed = async (desk: Desk, note: string) => {
  const by = desk.scene.people.first
  return { by, input: { note, photos: [(await desk.photo(by, 'before')).id] } }
}

const release =
  (role: Role): Tell =>
  ({ scene, at }) => ({
    by: scene.people.head,
    input: { reason: '隐患已经排除，经评估和复查同意解除', restoreAt: role === 'power' ? iso(at + 2 * hour) : null },
  })

/** 行政强制措施 of that kind: what each step says. */
export const coercionActs = (role: Role): Readonly<Record<string, Tell>> => ({
  request: request(role),
  review: ({ scene }) => ({ by: scene.people.third, input: { note: '事实清楚，证据充分，拟同意' } }),
  approve: approve(role),
  refuse: ({ scene }) => ({ by: scene.people.head, input: { note: '企业已停用该部位并撤出人员，暂不采取强制措施' } }),
  withdraw: ({ scene }) => ({ by: scene.people.head, input: { note: '企业已在实施前停产整改，撤回决定' } }),
  serve: ({ scene }) => ({ by: scene.people.first, input: { note: '决定书已当面送达并宣读' } }),
  answerSupply: ({ scene }) => ({ by: scene.people.supplier, input: { answer: 'willDo', note: '同意执行，已安排运行人员' } }),
  start: (desk) => photographed(desk, '现场宣布决定，张贴公告，作业人员已撤离'),
  noteDisobeyed: (desk) => photographed(desk, '核查时车间仍在生产，企业没有执行停产停业决定'),
  confirmCut: ({ scene, at }) => ({ by: scene.people.supplier, input: { at: iso(at - 5 * 60_000), note: '已断开专用线路并上锁' } }),
  reviewMeasure: ({ scene }) => ({ by: scene.people.first, input: { note: '隐患尚未消除，继续实施' } }),
  extend: async (desk) => {
    const { until } = await desk.facts(role)
    return { by: desk.scene.people.head, input: { until: addDays(String(until), 15), note: '设备拆除需要专业队伍，延长查封期限' } }
  },
  release: release(role),
  confirmRestored: ({ scene, at }) => ({
    by: scene.people.supplier,
    input: { at: iso(at - 5 * 60_000), note: '已恢复供电，设备运行正常' },
  }),
  confirmReleased: (desk) => photographed(desk, '现场拆除公告和封条，恢复使用'),
})
