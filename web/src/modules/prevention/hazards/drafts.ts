import { Dexie } from 'dexie'

/** A report begun and not sent. */
export interface Waiting {
  /** The part of the form key that stands in the address. */
  draft: string
  description: string
  savedAt: Date
}

/** The names under which the shell keeps drafts on this device. */
const database = 'anlan-drafts'
export const reportKey = (draft: string) => `hazard.report:${draft}`

/** The reports this person began on this device, newest first; none where storage is forbidden. */
export async function waitingReports(person: string): Promise<Waiting[]> {
  // Opening a database that is not there yet would make it and delete it again, under the hands of the shell.
  const there = await Dexie.getDatabaseNames().catch((): string[] => [])
  if (!there.includes(database)) return []
  const store = new Dexie(database)
  const prefix = `${person}:${reportKey('')}`
  try {
    await store.open()
    const rows: { id: string; value: unknown; savedAt: Date }[] = await store
      .table('drafts')
      .where('id')
      .startsWith(prefix)
      .toArray()
    return rows
      .map(({ id, value, savedAt }) => ({ draft: id.slice(prefix.length), description: descriptionOf(value), savedAt }))
      .sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime())
  } catch {
    return []
  } finally {
    store.close()
  }
}

function descriptionOf(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? Reflect.get(value, 'description') : ''
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : '(未写描述)'
}
