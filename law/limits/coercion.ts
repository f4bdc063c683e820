import { law } from '../basis.ts'
import type { LegalLimit } from './limit.ts'

/** 停止供电, but for an emergency: the unit is told so long before. */
export const powerCutNotice = {
  code: 'powerCutNotice',
  about: '停止供电提前通知生产经营单位',
  n: 24,
  unit: 'hour',
  basis: law('安全生产法', '第七十条'),
  since: '2021-09-01',
  confidence: 'verified',
} as const satisfies LegalLimit

/** 查封、扣押 lasts no longer than this from the day it begins. */
export const sealing = {
  code: 'sealing',
  about: '查封扣押期限',
  n: 30,
  unit: 'day',
  basis: law('行政强制法', '第二十五条'),
  since: '2012-01-01',
  confidence: 'verified',
} as const satisfies LegalLimit

/** It is extended, by the head of the organ, by no more than this. */
export const sealingExtension = {
  code: 'sealingExtension',
  about: '查封扣押延长期限',
  n: 30,
  unit: 'day',
  basis: law('行政强制法', '第二十五条'),
  since: '2012-01-01',
  confidence: 'verified',
} as const satisfies LegalLimit
