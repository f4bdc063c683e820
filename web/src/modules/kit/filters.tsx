import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { get, type Place, PlacePicker, useAddress } from '../shell.ts'

/** One filter with its name above it. */
export function Filter({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div style={{ minWidth: 160, flex: '0 1 auto' }}>
      <label htmlFor={id} className="quiet" style={{ display: 'block' }}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}

/** The row of filters over a ledger; each lives in the address bar. */
export function FilterBar({ children, keys }: { children: ReactNode; keys: readonly string[] }) {
  const [query, set] = useAddress()
  const filtered = keys.some((key) => query[key] !== undefined)
  return (
    <search
      className="no-print"
      style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'flex-start', marginBottom: 16 }}
    >
      {children}
      {filtered && (
        <Button style={{ marginTop: 22 }} onClick={() => set(Object.fromEntries(keys.map((key) => [key, undefined])))}>
          清除条件
        </Button>
      )}
    </search>
  )
}

/** One of a list. */
export function ChoiceFilter({
  name,
  label,
  of,
}: {
  name: string
  label: string
  of: readonly { code: string; label: string }[]
}) {
  const [query, set] = useAddress()
  return (
    <Filter label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder="全部"
          style={{ width: '100%', minWidth: 160 }}
          value={query[name] ?? null}
          options={of.map(({ code, label: text }) => ({ value: code, label: text }))}
          onChange={(value: string | null | undefined) => set({ [name]: value ?? undefined })}
        />
      )}
    </Filter>
  )
}

/** Part of a name; asked half a second after the last key, or at once by Enter. */
export function TextFilter({ name, label, hint }: { name: string; label: string; hint: string }) {
  const [query, set] = useAddress()
  const there = query[name] ?? ''
  const [text, setText] = useState(there)
  useEffect(() => setText(there), [there])
  useEffect(() => {
    if (text === there) return
    const timer = setTimeout(() => set({ [name]: text.trim() }), 500)
    return () => clearTimeout(timer)
  }, [text, there, set, name])
  return (
    <Filter label={label}>
      {(id) => (
        <Input
          id={id}
          allowClear
          maxLength={50}
          value={text}
          placeholder={hint}
          style={{ width: 220 }}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => set({ [name]: text.trim() })}
        />
      )}
    </Filter>
  )
}

/** A county or a town within one's territory; whichever was picked last is the filter. */
export function PlaceFilter({ deepest = 4 }: { deepest?: 3 | 4 }) {
  const [query, set] = useAddress()
  return (
    <Filter label={deepest === 3 ? '县(区)' : '县(区)、乡镇(街道)'}>
      {(id) => (
        <PlacePicker
          id={id}
          deepest={deepest}
          value={query.town ?? query.county ?? null}
          onChange={(code, place) =>
            set({
              county: place?.level === 3 ? (code ?? undefined) : undefined,
              town: place?.level === 4 ? (code ?? undefined) : undefined,
            })
          }
        />
      )}
    </Filter>
  )
}

/** The filtered county or town by its name, for the print sheet; the code until the name is known. */
export function usePlaceName(): string {
  const [query] = useAddress()
  const code = query.town ?? query.county ?? ''
  const found = useQuery({
    queryKey: ['places', 'named', code],
    queryFn: async () =>
      (await get<{ rows: Place[] }>('/api/places', { q: code })).rows.find((one) => one.code === code)?.fullName ??
      code,
    enabled: code !== '',
    staleTime: 600_000,
  })
  return code === '' ? '' : (found.data ?? code)
}

/** The filters in words, joined for the print sheet. */
export const sayAll = (words: readonly (string | false | undefined)[]): string => words.filter(Boolean).join(';')
