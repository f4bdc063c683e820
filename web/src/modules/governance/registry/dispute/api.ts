import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { disputeShape } from '#modules/governance/registry/dispute/contract.ts'
import { get } from '../shell.ts'

export const api = '/api/governance/disputes'
export type Dispute = z.infer<typeof disputeShape>
export const useDispute = (id: string) => useQuery({ queryKey: ['dispute', id], queryFn: () => get<Dispute>(`${api}/${id}`) })
