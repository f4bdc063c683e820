import { formatDate, type Words } from '../shell.ts'
import type { Task } from './api.ts'

const day = (value: unknown) => formatDate(String(value))
type Said = Partial<Task> & Pick<Task, 'no' | 'measure' | 'by'>
const tasks = (value: unknown) =>
  (value as readonly Said[])
    .map(({ no, organName, organ, measure, by, doneAt }) => {
      const done = doneAt === null || doneAt === undefined ? '' : `,${day(doneAt)} 完成`
      return `${no}. ${organName ?? organ ?? ''}:${measure}(${day(by)} 前${done})`
    })
    .join('\n')

/** The columns of a coordination as its trail says them. */
export const words: Words = {
  origin_case: { label: '起因', say: () => '一宗重大隐患' },
  lead: null,
  problem: { label: '需协调的问题' },
  overall_by: { label: '总期限', say: day },
  measures: { label: '措施', say: tasks },
  next_by: { label: '最近的期限', say: day },
  conclusion: { label: '办结意见' },
}
