import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { coercionFacts, coercionPage } from '#modules/enforcement/penalties/contract.ts'
import { get } from '../../shell.ts'

export const api = '/api/enforcement/penalties/coercion'
export type CoercionFacts = z.infer<typeof coercionFacts>
export type CoercionRow = z.infer<typeof coercionPage>['rows'][number]

/** The measures on one hazard, as this post may see them. */
export const useMeasuresOn = (hazard: string) =>
  useQuery({
    queryKey: ['coercion', 'on', hazard],
    queryFn: () => get<z.infer<typeof coercionPage>>(api, { originCase: hazard, limit: 50 }),
    enabled: hazard !== '',
  })
