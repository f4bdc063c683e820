import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { overviewShape, placesShape, shapesShape, tallyHealth } from '#kernel/indicator/contract.ts'
import { get } from '../client.ts'

export type Overview = z.infer<typeof overviewShape>
export type Figure = Overview['figures'][number]
export type LateLine = Overview['late'][number]
export type Places = z.infer<typeof placesShape>
export type PlaceRow = Places['rows'][number]
export type Opens = Figure['opens']
export type Shapes = z.infer<typeof shapesShape>
export type TallyHealth = z.infer<typeof tallyHealth>

/** Numbers are read again every half minute, so that a screen left open stays true. */
const again = 30_000

export const useOverview = () => useQuery({ queryKey: ['overview'], queryFn: () => get<Overview>('/api/overview'), refetchInterval: again })

export const usePlaces = (county?: string) =>
  useQuery({
    queryKey: ['overview', 'places', county ?? ''],
    queryFn: () => get<Places>('/api/overview/places', { county }),
    refetchInterval: again,
  })

export const useShapes = () =>
  useQuery({ queryKey: ['overview', 'shapes'], queryFn: () => get<Shapes>('/api/overview/shapes'), staleTime: Number.POSITIVE_INFINITY })
