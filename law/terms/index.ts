export * from './hazard.ts'
export * from './risk.ts'
export * from './term.ts'
export * from './tiers.ts'
