import { all, isRole, no, type Permit, yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'

/** Who hands documents over: whoever of the officials sees the case, which the row rule decides. */
export const canDeliver = (actor: Actor): Permit => isRole(actor, ['stationOfficer', 'inspector', 'bureauHead'])

/**
 * Who makes a document void: the head of the organ that issued it.
 * @param issuers keys of the organs that issued what stands there
 */
export const canVoid = (actor: Actor, issuers: readonly string[]): Permit => all(isRole(actor, ['bureauHead']), ownPaper(actor, issuers))

const ownPaper = (actor: Actor, issuers: readonly string[]): Permit =>
  actor.organ !== null && issuers.includes(actor.organ) ? yes : no('只能作废本机关制作的文书')

/** Who reads the register: people of an organ, and there only their own organ's numbers. */
export const canReadRegister = (actor: Actor): Permit =>
  actor.scope === 'territory' && actor.organ !== null ? yes : no('文书台账由制作文书的机关查阅')
