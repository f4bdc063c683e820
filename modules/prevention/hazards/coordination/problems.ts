import { problem } from '#kernel/problem/problem.ts'

/** Refusals of a coordination; every one names its field. */
export const coordinationProblems = {
  origin: problem('422.70', () => '只能对已认定、尚未销号的重大隐患启动协调整治;该隐患不存在、不在您的管辖范围内,或者不是在办的重大隐患'),
  overallPast: problem<{ today: string }>('422.71', ({ today }) => `总期限应晚于今天(${today})`),
  measurePast: problem<{ today: string; no: number }>('422.72', ({ today, no }) => `第 ${no} 项措施的完成日期应晚于今天(${today})`),
  measureLate: problem<{ limit: string; no: number }>('422.73', ({ limit, no }) => `第 ${no} 项措施的完成日期晚于总期限(${limit})`),
  organTwice: problem<{ name: string }>('422.74', ({ name }) => `${name}列了两次;一个单位的措施请合并为一项`),
  organUnknown: problem<{ no: number }>('422.75', ({ no }) => `第 ${no} 项措施的责任单位不存在,请从机构名录中选择`),
  organNoBody: problem<{ name: string }>('422.76', ({ name }) => `${name}不是政府部门或管委会,不能作为协调整治的责任单位`),
  leadOutside: problem('422.77', () => '牵头单位应是列有措施的责任单位之一'),
  noMeasure: problem<{ no: number }>('422.78', ({ no }) => `没有第 ${no} 项措施`),
  notYourMeasure: problem<{ name: string; no: number }>('403.50', ({ name, no }) => `第 ${no} 项措施由${name}完成,请由该单位人员报告`),
}
