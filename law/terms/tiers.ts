import { policySince } from '#policy/index.ts'
import { policy } from '../basis.ts'
import { type CodeOf, lawTerms } from './term.ts'

const tiered = { since: policySince, basis: policy('十七'), confidence: 'verified' } as const

/** 监管层级:每个生产经营单位都要落到市、县、乡中的一级 (十七)。 */
export const supervisionTiers = lawTerms([
  { code: 'city', label: '市', means: '市级部门', ...tiered },
  { code: 'county', label: '县', means: '县(区、市)级部门', ...tiered },
  { code: 'town', label: '乡', means: '乡镇人民政府、街道办事处', ...tiered },
])
export type SupervisionTier = CodeOf<typeof supervisionTiers>
