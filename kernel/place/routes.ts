import { z } from 'zod'
import { placeShape } from '#kernel/http/contract.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { type Actor, beneath } from './actor.ts'
import type { Place, PlaceDirectory } from './directory.ts'

const limit = 50

const placeQuery = z.object({
  parent: z.string().max(12).optional().describe('12-digit code: the divisions directly beneath it'),
  q: z.string().max(50).optional().describe('part of a name, or the beginning of a code, in the territory of the post'),
})

/** Divisions for choosing: step by step from the top of one's territory, or by name. */
export const placeRoutes: Route[] = [
  query({
    name: 'place.places',
    path: '/api/places',
    summary: '行政区划',
    permit: () => yes,
    query: placeQuery,
    answer: z.object({ rows: z.array(placeShape) }),
    run: async ({ kernel, actor, query: { parent, q } }) => ({
      rows: chosen(kernel, actor, parent, q).map((one) => shown(kernel.places, one)),
    }),
  }),
]

/** An empty field of a form asks what no field would. */
function chosen({ places, city }: Pick<Kernel, 'places' | 'city'>, actor: Actor, parent = '', q = ''): readonly Place[] {
  if (parent !== '') return places.under(places.present(parent)?.code ?? parent)
  if (q.trim() !== '') return find(places, actor, q.trim())
  const top = places.present(actor.place ?? city.code)
  return top ? [top] : []
}

/** Present divisions first, then those out of use that the text names: they say what replaced them. */
function find(places: PlaceDirectory, actor: Actor, text: string): readonly Place[] {
  const mine = (one: Place | undefined): one is Place => one !== undefined && (actor.path === null || beneath(one.path, actor.path))
  const past = places.all.filter((one) => one.until !== null && (one.name.includes(text) || one.code.startsWith(text)))
  const heirs = [...past.map((one) => places.present(one.code)), places.present(text)]
  const present = [...heirs, ...places.search(text, places.all.length)].filter(mine)
  return [...new Set(present), ...past.filter((one) => mine(places.present(one.code)))].slice(0, limit)
}

const shown = (places: PlaceDirectory, { code, name, level, kind, parent, fullName, replacedBy }: Place) => ({
  code,
  name,
  level,
  kind,
  parent,
  fullName,
  replacedBy,
  hasChildren: places.under(code).length > 0,
})
