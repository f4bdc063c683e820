import { rules } from '#modules/prevention/hazards/patrol/terms.ts'
import type { Words } from '../shell.ts'
import type { UrgingFacts } from './api.ts'

const findings = (value: unknown) => (value as UrgingFacts['findings']).map((one) => `${rules.label(one.rule)}:${one.say}`).join('\n')

/** The latest round is what the step has changed. */
function round(value: unknown): string {
  const last = (value as UrgingFacts['rounds']).at(-1)
  if (!last) return ''
  return last.answer === null ? `第 ${last.no} 次督促:${last.request}` : `第 ${last.no} 次答复:${last.answer}`
}

/** The columns of an urging as its trail says them. */
export const words: Words = {
  findings: { label: '巡查发现的问题', say: findings },
  rounds: { label: '督促和答复', say: round },
  conclusion: { label: '结论' },
}
