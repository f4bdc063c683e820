import { Dexie, type Table } from 'dexie'
import { useCallback, useEffect, useRef, useState } from 'react'
import { uuid } from './client.ts'
import { useSession } from './session.tsx'

interface Stored {
  /** `person:formKey` */
  id: string
  value: unknown
  key: string
  /** The body last sent under `key`, as JSON; null before the first attempt. */
  sent: string | null
  savedAt: Date
}

class DraftStore extends Dexie {
  declare drafts: Table<Stored, string>
  constructor() {
    super('anlan-drafts')
    this.version(1).stores({ drafts: 'id, savedAt' })
  }
}
const store = new DraftStore()
/** A browser that forbids storage (private windows) must not stop the form: the draft then lives in memory only. */
const attempt = <T>(work: () => PromiseLike<T>): Promise<T | undefined> =>
  Promise.resolve()
    .then(work)
    .catch(() => undefined)

// opened at once, so that the store exists before anybody looks into it
void attempt(() => store.open())

/** What this person began under form keys with this beginning and did not send, newest first. */
export async function draftsUnder(person: string, beginning: string): Promise<{ formKey: string; value: unknown; savedAt: Date }[]> {
  const prefix = `${person}:${beginning}`
  const rows = (await attempt(() => store.drafts.where('id').startsWith(prefix).toArray())) ?? []
  return rows
    .map(({ id, value, savedAt }) => ({ formKey: id.slice(person.length + 1), value, savedAt }))
    .sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime())
}

export interface Draft<T> {
  value: T
  /** The value as of now, also to a caller drawn before the last change (an upload that took its time). */
  current(): T
  set(value: T): void
  patch(part: Partial<T>): void
  /** When it was last written to this device; null while nothing is. */
  savedAt: Date | null
  /** Idempotency-Key of the present content. */
  key: string
  /** The key to send this body under: the same for the same body, a new one once the body differs from the last sent. */
  keyFor(body: unknown): string
  renewKey(): void
  /** Forgets what is stored and goes back to the initial value. */
  clear(): Promise<void>
  /** True when the value came back from an earlier visit. */
  restored: boolean
  /** False for the instant until storage has answered. */
  ready: boolean
}

interface Held<T> {
  value: T
  key: string
  sent: string | null
}
const fresh = <T>(value: T): Held<T> => ({ value, key: uuid(), sent: null })

/** What was typed, kept per person and form on this device: survives reload, sign-out and an expired session. */
export function useDraft<T extends object>(formKey: string, initial: T): Draft<T> {
  const { session } = useSession()
  const id = `${session?.person ?? 'nobody'}:${formKey}`
  const first = useRef(initial)
  const held = useRef<Held<T>>(fresh(initial))
  const dirty = useRef(false)
  const [, redraw] = useState(0)
  const [meta, setMeta] = useState<{ savedAt: Date | null; restored: boolean; ready: boolean }>({
    savedAt: null,
    restored: false,
    ready: false,
  })
  const flush = useCallback(async () => {
    if (!dirty.current) return
    dirty.current = false
    const savedAt = new Date()
    if (await attempt(() => store.drafts.put({ id, ...held.current, savedAt }))) setMeta((was) => ({ ...was, savedAt }))
  }, [id])

  useStored(id, (stored) => {
    if (stored && !dirty.current) held.current = { value: { ...first.current, ...(stored.value as T) }, key: stored.key, sent: stored.sent }
    setMeta({ savedAt: stored?.savedAt ?? null, restored: stored !== undefined, ready: true })
  })
  const touch = useSaving(dirty, flush)
  const change = (next: Partial<Held<T>>) => {
    held.current = { ...held.current, ...next }
    touch()
    redraw((n) => n + 1)
  }
  const set = (value: T) => {
    if (JSON.stringify(value) !== JSON.stringify(held.current.value)) change({ value, key: uuid(), sent: null })
  }
  return {
    value: held.current.value,
    current: () => held.current.value,
    set,
    patch: (part) => set({ ...held.current.value, ...part }),
    ...meta,
    key: held.current.key,
    keyFor: (body) => {
      const sent = JSON.stringify(body)
      if (held.current.sent !== sent) change({ sent, key: held.current.sent === null ? held.current.key : uuid() })
      return held.current.key
    },
    renewKey: () => change({ key: uuid(), sent: null }),
    clear: async () => {
      dirty.current = false
      held.current = fresh(first.current)
      setMeta({ savedAt: null, restored: false, ready: true })
      await attempt(() => store.drafts.delete(id))
    },
  }
}

/** Reads the stored draft once per id. */
function useStored(id: string, got: (stored: Stored | undefined) => void): void {
  const tell = useRef(got)
  tell.current = got
  useEffect(() => {
    let current = true
    void attempt(() => store.drafts.get(id)).then((stored) => current && tell.current(stored))
    return () => {
      current = false
    }
  }, [id])
}

/** Writes 0.4 s after the last change, and at once when the page is hidden or left. */
function useSaving(dirty: { current: boolean }, flush: () => Promise<void>): () => void {
  const timer = useRef(0)
  useEffect(() => {
    const now = () => void flush()
    addEventListener('pagehide', now)
    document.addEventListener('visibilitychange', now)
    return () => {
      removeEventListener('pagehide', now)
      document.removeEventListener('visibilitychange', now)
      clearTimeout(timer.current)
      void flush()
    }
  }, [flush])
  return () => {
    dirty.current = true
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void flush(), 400)
  }
}
