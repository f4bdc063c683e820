import type { Standing } from '#modules/prevention/hazards/selfcheck/terms.ts'
import type { Urgency } from '../shell.ts'

interface Due {
  standing: Standing
  nextDue: string
  missed: number
}

/** How a post's check stands today, for the chip. */
export function dueOf({ standing, nextDue, missed }: Due, today: string): { urgency: Urgency; remaining: string; done: boolean } {
  const day = nextDue.slice(5)
  switch (standing) {
    case 'overdue':
      return { urgency: 'overdue', remaining: missed > 1 ? `已漏查 ${missed} 次` : '已漏查', done: false }
    case 'due':
      return nextDue === today
        ? { urgency: 'today', remaining: '今天要查', done: false }
        : { urgency: 'soon', remaining: `最迟 ${day}`, done: false }
    case 'done':
      return { urgency: 'later', remaining: '本周期已查', done: true }
    case 'ahead':
      return { urgency: 'later', remaining: '还没开始', done: false }
    case 'ended':
      return { urgency: 'waiting', remaining: '已停用', done: false }
  }
}

/** What waits to be checked stands before what has been checked. */
export const waits = ({ standing }: Due): boolean => standing === 'overdue' || standing === 'due'
