import { z } from 'zod'
import type { Relay } from '#kernel/store/pool.ts'
import type { Database } from '#kernel/store/database.ts'

/**
 * 待办实时更新: whose worklist has changed. Only a hint to look again, without a word of what has happened: whoever hears it
 * asks for his list under his own row rules. What is not heard is found by the next look, at most a minute later.
 */
const ground = z.object({ county: z.string().nullable(), town: z.string().nullable(), enterprise: z.string().nullable() })

/** Where an obligation lies: path labels of county and town, id of the unit. */
export type Ground = z.infer<typeof ground>

type Hear = (grounds: readonly Ground[]) => void

/** Said at most this often, in milliseconds: a busy minute is a few words to each page. */
const breath = 250
/** Beyond this many grounds in one breath, everybody looks. */
const most = 60

const hearers = new Set<Hear>()
let waiting = new Map<string, Ground>()
let timer: NodeJS.Timeout | undefined
let relay: Relay | undefined

/** Says, after a commit, that obligations on these grounds have changed. */
export function tell(grounds: readonly Ground[]): void {
  if (hearers.size === 0 && relay === undefined) return
  for (const { county, town, enterprise } of grounds) waiting.set(`${town} ${enterprise}`, { county, town, enterprise })
  timer ??= setTimeout(breathe, breath)
  timer.unref()
}

function breathe(): void {
  const said = [...waiting.values()]
  waiting = new Map()
  timer = undefined
  if (relay === undefined) return hear(said)
  const line = JSON.stringify(said.length > most ? [{ county: null, town: null, enterprise: null }] : said)
  relay.say(line).catch(() => hear(said))
}

const hear: Hear = (grounds) => {
  for (const one of hearers) one(grounds)
}

/** Hears what is said in this and, once joined, in every other process; answers how to stop. */
export function listen(one: Hear): () => void {
  hearers.add(one)
  return () => void hearers.delete(one)
}

/** Joins the other processes on this database; answers how to leave. */
export async function joinProcesses(database: Database): Promise<() => Promise<void>> {
  const line = await database.pool.relay?.('anlan_work', (said) => {
    const heard = z.array(ground).safeParse(JSON.parse(said))
    if (heard.success) hear(heard.data)
  })
  relay = line
  return async () => {
    relay = undefined
    await line?.end()
  }
}

/** Does what happened there concern a post of this reach? A ground without a name concerns everybody. */
export function concerns({ county, town, enterprise }: Ground, reach: { path: string | null; enterprise: string | null }): boolean {
  if (county === null && town === null && enterprise === null) return true
  if (reach.enterprise !== null) return reach.enterprise === enterprise
  const [, , ownCounty, ownTown] = (reach.path ?? '').split('.')
  return ownTown === undefined ? ownCounty === undefined || ownCounty === county : ownTown === town
}
