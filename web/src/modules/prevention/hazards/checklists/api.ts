import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { checklistRows } from '#modules/prevention/hazards/checklists/contract.ts'
import { get } from '../shell.ts'
import type { Checklist } from './editing.ts'

export const checklistsApi = '/api/prevention/checklists'
export type ChecklistRows = z.infer<typeof checklistRows>

/** The lists in use that match, those of the asker's reach alone. */
export const useChecklists = (filters: Readonly<Record<string, string>>) =>
  useQuery({ queryKey: ['checklists', filters], queryFn: () => get<ChecklistRows>(checklistsApi, filters) })

/** One list, in the version in use or an older one. */
export const useChecklist = (key: string, version?: string) =>
  useQuery({
    queryKey: ['checklist', key, version ?? 'newest'],
    queryFn: () => get<Checklist>(`${checklistsApi}/${key}`, { version }),
    enabled: key !== '',
  })
