import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type Query = Readonly<Record<string, string>>

/** The filters in the address bar, so that a view can be sent to somebody; a patch with undefined or '' removes one. */
export function useAddress(): [Query, (patch: Readonly<Record<string, string | undefined>>) => void] {
  const query = useSearch({ strict: false }) as Query
  const navigate = useNavigate()
  const change = useCallback(
    (patch: Readonly<Record<string, string | undefined>>) => {
      const merge = (was: Query): Query =>
        Object.fromEntries(
          Object.entries({ ...was, ...patch }).filter((one): one is [string, string] => one[1] !== undefined && one[1] !== ''),
        )
      void navigate({ to: '.', search: (was: object) => merge(was as Query), replace: true })
    },
    [navigate],
  )
  return [query, change]
}

/** The `$id` of the page's address. */
export function useRouteId(): string {
  const { id } = useParams({ strict: false }) as { id?: string }
  return id ?? ''
}

/** Addresses are plain text both ways: '450102000000' stays a string, not a number. */
export const parseQuery = (text: string): Query => Object.fromEntries(new URLSearchParams(text))
export function writeQuery(query: Record<string, unknown>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}
