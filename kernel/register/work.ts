import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '#kernel/http/kernel.ts'
import { actorOf } from '#kernel/http/run.ts'
import { Refusal } from '#kernel/problem/problem.ts'
import { asJob, asPerson } from '#kernel/store/transaction.ts'
import { carry, takeBack } from './carry.ts'
import { check, type Enter, registerOf } from './check.ts'
import { changeImport, claimImport, type Import, noteFailure } from './store/imports.ts'

/** This process among those that share a database. */
const self = uuidv7()

interface Desk {
  asked: boolean
  running: Promise<void> | undefined
}
const desks = new WeakMap<Kernel, Desk>()
const deskOf = (kernel: Kernel): Desk => {
  const desk = desks.get(kernel) ?? { asked: false, running: undefined }
  desks.set(kernel, desk)
  return desk
}

/** Sets the waiting imports going, one after the other, beside whatever else is done: after each order, each minute, at start. */
export function workOnImports(kernel: Kernel): void {
  const desk = deskOf(kernel)
  desk.asked = true
  desk.running ??= work(kernel, desk)
    .catch(() => undefined)
    .finally(() => {
      desk.running = undefined
    })
}

/** Waits until nothing is in hand: before closing, and in tests. */
export const importsSettled = async (kernel: Kernel): Promise<void> => deskOf(kernel).running

async function work(kernel: Kernel, desk: Desk): Promise<void> {
  const failed: string[] = []
  while (!kernel.ending) {
    desk.asked = false
    const claimed = await asJob(kernel.database, 'import', kernel.clock.now(), (tx) =>
      claimImport(tx, self, kernel.database.engine === 'pglite', failed),
    )
    if (claimed) await one(kernel, claimed).catch((cause: unknown) => setAside(kernel, claimed, cause).then(() => failed.push(claimed.id)))
    else if (!desk.asked) return
  }
}

const deeds: Partial<Record<Import['state'], typeof check>> = { checking: check, running: carry, cancelling: takeBack, undoing: takeBack }

/** Whoever ordered it does it, as his post stands now; whose term has ended does nothing any more. */
async function one(kernel: Kernel, claimed: Import): Promise<void> {
  const who = { person: claimed.by_person, tenure: claimed.by_tenure }
  const enter: Enter = (deed) => {
    const now = kernel.clock.now()
    return asPerson(kernel.database, who, now, (tx, entered) => deed(tx, actorOf(entered), now))
  }
  await deeds[claimed.state]?.(kernel, registerOf(kernel, claimed.register), claimed, enter)
}

/** What can be said in words is said and ends it; what nobody foresaw is tried again. */
function setAside(kernel: Kernel, { id }: Import, cause: unknown): Promise<void> {
  return asJob(kernel.database, 'import', kernel.clock.now(), (tx) => {
    if (!(cause instanceof Refusal)) return noteFailure(tx, id, `系统出错,已停止;请把编号 ${id} 告诉管理员(${String(cause).slice(0, 200)})`)
    const { no, say } = cause.problem
    return changeImport(tx, id, { state: 'failed', problem: { no, say }, worker: null })
  })
}
