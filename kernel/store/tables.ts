/** The shape of every table, generated from the migrated database. */
export type { Json, Tables } from '../../db/types.ts'
