export { powerCutNotice, sealing, sealingExtension } from './coercion.ts'
export type { LegalLimit } from './limit.ts'
