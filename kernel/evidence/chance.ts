import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'

/** Where the ids and random bytes that stand in evidence come from. */
export interface Chance {
  /** UUID of version 7. */
  id(): string
  bytes(count: number): Uint8Array
}

const thrown = new AsyncLocalStorage<Chance>()

/** A new id that the evidence will name. */
export const newId = (): string => thrown.getStore()?.id() ?? uuidv7()

/** Bytes that nobody can foresee. */
export const randomly = (count: number): Uint8Array => thrown.getStore()?.bytes(count) ?? randomBytes(count)

/** Crockford's alphabet: nothing in it is mistaken for something else on paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code for paper and poster, five bits a character. */
export const randomCode = (length: number): string => [...randomly(length)].map((byte) => alphabet[byte % 32]).join('')

/** Runs `work` on thrown dice: a demo city of the same seed leaves the same evidence. For invented data alone: dice can be foreseen. */
export const withChance = <T>(chance: Chance, work: () => Promise<T>): Promise<T> => thrown.run(chance, work)
