import { policySince } from '#policy/index.ts'
import { policy } from '../basis.ts'
import { type CodeOf, lawTerms } from './term.ts'

const grading = { since: policySince, basis: policy('二十一'), confidence: 'verified' } as const

/** 风险四色,由高到低。 */
export const riskColours = lawTerms([
  { code: 'red', label: '红', means: '重大风险', ...grading },
  { code: 'orange', label: '橙', means: '较大风险', ...grading },
  { code: 'yellow', label: '黄', means: '一般风险', ...grading },
  { code: 'blue', label: '蓝', means: '低风险', ...grading },
])
export type RiskColour = CodeOf<typeof riskColours>

/** Screen colours are this project's choice: no rule fixes them. */
export const riskColourHex: Readonly<Record<RiskColour, string>> = {
  red: '#D7000F',
  orange: '#F08300',
  yellow: '#FFD800',
  blue: '#0068B7',
}
