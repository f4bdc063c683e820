import { z } from 'zod'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { shapesShape } from './contract.ts'
import { countyShapes } from './store.ts'

type Shapes = z.infer<typeof shapesShape>

const point = z.tuple([z.number(), z.number()])
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(point)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(point))) }),
])

/** Boundaries change by law, not by day: read once for each running city. */
const known = new WeakMap<Kernel, Shapes>()

/** The counties as rings of [lon, lat]; a drawing, which says so. */
export async function shapesOf(kernel: Kernel, tx: Tx): Promise<Shapes> {
  const found = known.get(kernel)
  if (found) return found
  const areas = (await countyShapes(tx)).map(({ code, geometry: text }) => {
    const shape = geometry.parse(JSON.parse(text))
    return {
      code,
      name: kernel.places.byCode(code)?.name ?? code,
      rings: shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat(),
    }
  })
  const shapes = { note: '示意图,未经审图,不作划界依据', areas }
  known.set(kernel, shapes)
  return shapes
}
