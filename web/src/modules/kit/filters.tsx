import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { get, type Place, RegionPicker, useAddress, useHasRegions } from '../shell.ts'

/** One filter with its name above it. */
export function Filter({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div className="filter">
      <label htmlFor={id} className="quiet">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

interface FilterBarProps {
  /** The one most used: it stays in sight on a phone. */
  first?: ReactNode
  children: ReactNode
  keys: readonly string[]
}

/** The filters over a ledger, each in the address bar; on a phone all but the first wait behind a button. */
export function FilterBar({ first, children, keys }: FilterBarProps) {
  const [query, set] = useAddress()
  const [open, setOpen] = useState(false)
  const count = keys.filter((key) => query[key] !== undefined).length
  return (
    <search className={open ? 'filters filters-open no-print' : 'filters no-print'}>
      {first}
      <Button className="filters-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起条件' : `更多条件${count > 0 ? `(已用 ${count} 项)` : ''}`}
      </Button>
      <div className="filters-rest">{children}</div>
      {count > 0 && (
        <Button className="filters-clear" onClick={() => set(Object.fromEntries(keys.map((key) => [key, undefined])))}>
          清除条件
        </Button>
      )}
    </search>
  )
}

/** Yes or nothing. */
export function CheckFilter({ name, label }: { name: string; label: string }) {
  const [query, set] = useAddress()
  return (
    <Checkbox
      className="filter-check"
      checked={query[name] === 'true'}
      onChange={(event) => set({ [name]: event.target.checked ? 'true' : undefined })}
    >
      {label}
    </Checkbox>
  )
}

/** Two days, both counted; in a bar that is long enough without, shown where a link has set one of them. */
export function DaysFilter({ label, from, to, always = false }: { label: string; from: string; to: string; always?: boolean }) {
  const [query, set] = useAddress()
  if (!always && query[from] === undefined && query[to] === undefined) return null
  const day = (name: string, says: string) => (
    <Input
      type="date"
      aria-label={`${label}${says}`}
      value={query[name] ?? ''}
      onChange={(event) => set({ [name]: event.target.value === '' ? undefined : event.target.value })}
    />
  )
  return (
    <fieldset className="filter filter-days">
      <legend className="quiet">{label}</legend>
      {day(from, '从')}
      <span className="quiet">至</span>
      {day(to, '到')}
    </fieldset>
  )
}

/** The two days in words, for the print sheet; false when neither is set. */
export const sayDays = (label: string, from: string | undefined, to: string | undefined): string | false =>
  (from !== undefined || to !== undefined) && `${label} ${from ?? '…'} 至 ${to ?? '…'}`

/** One of a list. */
export function ChoiceFilter({ name, label, of }: { name: string; label: string; of: readonly { code: string; label: string }[] }) {
  const [query, set] = useAddress()
  return (
    <Filter label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder="全部"
          style={{ width: '100%' }}
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
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => set({ [name]: text.trim() })}
        />
      )}
    </Filter>
  )
}

/** A county or a town within one's territory; not shown to a post whose ground is no wider than that. */
export function PlaceFilter({ deepest = 4 }: { deepest?: 3 | 4 }) {
  const [{ county, town }, set] = useAddress()
  if (!useHasRegions(deepest)) return null
  return (
    <Filter label={deepest === 3 ? '县(区)' : '县(区)、乡镇(街道)'}>
      {(id) => (
        <RegionPicker
          id={id}
          deepest={deepest}
          county={county}
          town={town}
          onChange={(region) => set({ county: region.county, town: region.town })}
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
    queryFn: async () => (await get<{ rows: Place[] }>('/api/places', { q: code })).rows.find((one) => one.code === code)?.fullName ?? code,
    enabled: code !== '',
    staleTime: 600_000,
  })
  return code === '' ? '' : (found.data ?? code)
}

/** The filters in words, joined for the print sheet. */
export const sayAll = (words: readonly (string | false | undefined)[]): string => words.filter(Boolean).join(';')
