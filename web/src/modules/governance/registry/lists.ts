import { useQuery } from '@tanstack/react-query'
import { get } from '../../shell.ts'

export interface Trade {
  code: string
  label: string
}
export interface Industry {
  code: string
  name: string
  /** Section to class, in names. */
  path: string[] | string
}

/** 监管行业, read once. */
export function useTrades(): readonly Trade[] {
  const list = useQuery({
    queryKey: ['trades'],
    queryFn: async () => (await get<{ rows: Trade[] }>('/api/trades')).rows,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return list.data ?? []
}

/** Classes of GB/T 4754 whose code or name matches. */
export const readIndustries = async (q: string): Promise<Industry[]> => (await get<{ rows: Industry[] }>('/api/industries', { q })).rows
