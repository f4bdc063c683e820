import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { coordinationFacts, coordinationPage } from '#modules/prevention/hazards/coordination/contract.ts'
import { get } from '../shell.ts'

export const api = '/api/prevention/coordination'
export type CoordinationFacts = z.infer<typeof coordinationFacts>
export type CoordinationRow = z.infer<typeof coordinationPage>['rows'][number]
export type Task = CoordinationFacts['measures'][number]

/** The coordinations of one hazard, and whether this post may begin one. */
export const useCoordinationsOn = (hazard: string) =>
  useQuery({
    queryKey: ['coordination', 'on', hazard],
    queryFn: () => get<z.infer<typeof coordinationPage>>(api, { originCase: hazard }),
    enabled: hazard !== '',
  })
