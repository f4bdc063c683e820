import { terms, type Code } from '#kernel/terms/terms.ts'

/** 检查表的种类 (clause 23: 综合、日常、季节、专项). */
export const kinds = terms([
  { code: 'comprehensive', label: '综合', means: '全面排查一遍,一般每月或每季' },
  { code: 'daily', label: '日常', means: '岗位每班、每日检查' },
  { code: 'seasonal', label: '季节', means: '汛期、高温、台风、冬季前后' },
  { code: 'special', label: '专项', means: '针对一种设备、场所或作业' },
])
export type Kind = Code<typeof kinds>

/** The unit of a cycle; a week runs from Monday to Sunday, a month and a season by the calendar. */
export const cycleUnits = terms([
  { code: 'day', label: '日' },
  { code: 'workingDay', label: '个工作日' },
  { code: 'week', label: '周' },
  { code: 'month', label: '个月' },
  { code: 'season', label: '个季度' },
])
export type CycleUnit = Code<typeof cycleUnits>

/** Who published a list: with the program, an office for its place, a unit for itself. */
export const owners = terms([
  { code: 'product', label: '系统自带' },
  { code: 'place', label: '监管部门' },
  { code: 'enterprise', label: '本单位' },
])
