import { policy } from '#law/basis.ts'

/** 监管一方: the station and the enforcement officers. */
export const officers = ['stationOfficer', 'inspector'] as const
/** 企业一方. */
export const unit = ['safetyManager', 'principal'] as const
/** 排查、登记、治理、监督、评估、销号. */
export const sixStages = [policy('二十三')] as const
