import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  assignmentRows,
  assignmentShape,
  checkForm,
  checkFull,
  checkRow,
  submitted,
} from '#modules/prevention/hazards/selfcheck/contract.ts'
import { get } from '../shell.ts'

export const api = '/api/prevention/self-checks'
export const assignmentsApi = `${api}/posts`
export type Assignment = z.infer<typeof assignmentShape>
export type CheckForm = z.infer<typeof checkForm>
export type CheckFull = z.infer<typeof checkFull>
export type CheckRow = z.infer<typeof checkRow>
export type Submitted = z.infer<typeof submitted>

/** Who checks what how often: of one unit, or what the asker has to check himself. */
export const useAssignments = (filters: { enterprise?: string; mine?: boolean; ended?: boolean }, enabled = true) =>
  useQuery({
    queryKey: ['assignments', filters],
    queryFn: () => get<z.infer<typeof assignmentRows>>(assignmentsApi, filters),
    refetchInterval: 300_000,
    enabled,
  })

/** The list behind a post's code; a draft goes on with the version it was begun with. */
export const useCheckForm = (code: string, version?: number) =>
  useQuery({
    queryKey: ['check-form', code, version ?? 'newest'],
    queryFn: () => get<CheckForm>(`${api}/forms/${code}`, { version }),
  })

/** One check as it was sent, and how its hazards stand now. */
export const useCheck = (id: string) => useQuery({ queryKey: ['check', id], queryFn: () => get<CheckFull>(`${api}/${id}`) })
