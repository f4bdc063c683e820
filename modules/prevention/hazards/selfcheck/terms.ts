import { terms, type Code } from '#kernel/terms/terms.ts'

/** The answer to an item of a self-check. */
export const answers = terms([
  { code: 'ok', label: '正常' },
  { code: 'fault', label: '有问题' },
  { code: 'notApplicable', label: '不适用' },
])
export type Answer = Code<typeof answers>

/** How an assignment stands today. */
export const standings = terms([
  { code: 'overdue', label: '已漏查', means: '过了最后一天还没有查' },
  { code: 'due', label: '待查', means: '本周期还没有查,今天是最后一天或还有几天' },
  { code: 'done', label: '本周期已查' },
  { code: 'ahead', label: '未开始' },
  { code: 'ended', label: '已停用' },
])
export type Standing = Code<typeof standings>
