import { problem } from '#kernel/problem/problem.ts'

/** The register's own refusals. */
export const registryProblems = {
  badUscc: problem<{ why: string }>('422.20', ({ why }) => why),
  outside: problem<{ swapped: boolean }>('422.21', ({ swapped }) =>
    swapped ? '位置不在南宁市范围内:经度和纬度可能填反了,请对调后再试' : '位置不在南宁市范围内,请核对经度和纬度,或在地图上重新选点',
  ),
  taken: problem<{ name: string | null }>('409.20', ({ name }) =>
    name === null
      ? '该统一社会信用代码已登记,但不在您的管辖范围内,请向上级机构核实'
      : `该统一社会信用代码已登记为「${name}」,请打开该单位的档案办理变更`,
  ),
  ended: problem<{ today: string }>('422.140', ({ today }) => `有效期已过(早于今天 ${today});已失效的不用登记,请填新的有效期`),
  endNeeded: problem<{ what: string }>('422.141', ({ what }) => `请填写${what}的有效期(最后一天)`),
  notClassed: problem('409.140', () => '该单位的分类分级正在计算,请过一分钟再试'),
  paperUnknown: problem('422.142', () => '该单位不需要这种证照,请从清单中选择'),
  paperDates: problem('422.143', () => '有效期应晚于发证日期,请核对'),
  paperAhead: problem<{ today: string }>('422.144', ({ today }) => `发证日期不能晚于今天(${today})`),
  paperHolder: problem('422.145', () => '请填写持证人姓名'),
  paperEnds: problem<{ label: string }>('422.146', ({ label }) => `请填写${label}的有效期(最后一天)`),
  paperOwn: problem('403.140', () => '核对须由另一人办理:这份证照是您录入的'),
  paperChecked: problem('409.141', () => '这份证照已核对过;有变化的请重新录入'),
  paperReason: problem('422.147', () => '与原件不符的,请写明哪里不符'),
}
