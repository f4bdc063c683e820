import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { sealAct } from '#kernel/evidence/acts.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { beneath } from '#kernel/place/actor.ts'
import type { Place } from '#kernel/place/directory.ts'
import { roles, scopeOf } from '#kernel/place/roles.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { problems } from '#kernel/problem/problems.ts'
import { isTrade } from '#law/index.ts'
import { insertOrgans, insertPosts, lockOrgan } from '../store.ts'
import type { organInput, postInput } from './contract.ts'
import { peopleProblems } from './problems.ts'
import * as store from './store.ts'

type Entering = Acting & { kernel: Kernel }
type PostInput = z.infer<typeof postInput>

const lacks = (say: string, field: string) => peopleProblems.lacks({ say }, { field })

/** 录入机构: a public body that the city pack does not list. */
export async function enterOrgan(acting: Entering, input: z.infer<typeof organInput>): Promise<Receipt> {
  const { tx, kernel } = acting
  const place = placeOf(kernel, input.place)
  refuseTrades(input.trades)
  if (await store.organNamed(tx, input.name)) throw peopleProblems.nameTaken({ name: input.name }, { field: 'name' })
  const key = freeKey(`${input.kind}.${shortCode(place.code)}`, await store.keysLike(tx, `${input.kind}.`))
  await lockOrgan(tx, key)
  await insertOrgans(tx, [{ ...input, key, place: place.code, zone: null }])
  const { name, short, kind, trades } = input
  return sealAct(acting, { streamKind: 'organ', streamId: key }, 'organ.entered', uuidv7(), {
    key,
    name,
    short,
    kind,
    place: place.code,
    trades,
  })
}

/** '450103' of a county, '450103102' of a town: as the city pack names its organs. */
const shortCode = (code: string): string => code.replace(/(?:000000|000)$/, '')

function freeKey(wanted: string, taken: readonly string[]): string {
  for (let no = 1; ; no += 1) {
    const key = no === 1 ? wanted : `${wanted}.${no}`
    if (!taken.includes(key)) return key
  }
}

function placeOf({ places }: Kernel, code: string): Place {
  const place = places.present(code)
  if (!place) throw lacks('没有这个地点,请重新选择', 'place')
  return place
}

function refuseTrades(trades: readonly string[]): void {
  const strange = trades.find((one) => !isTrade(one))
  if (strange !== undefined) throw lacks(`没有「${strange}」这个行业,请重新选择`, 'trades')
}

/** 录入岗位: what a post is shown follows from role, place and trades; it is no wider than its organ. */
export async function enterPost(acting: Entering, input: PostInput): Promise<Receipt> {
  const seat = await seatOf(acting, input)
  refuseTrades(input.trades ?? [])
  const trades = input.trades !== null && input.trades.length > 0 ? input.trades : null
  const territory = scopeOf(input.role) === 'territory'
  const post = {
    id: uuidv7(),
    title: input.title,
    role: input.role,
    ...seat,
    trades: territory ? trades : null,
    own_units: territory && input.ownUnits,
  }
  await insertPosts(acting.tx, [post])
  const { id, own_units: ownUnits, ...rest } = post
  const stream =
    post.organ === null ? { streamKind: 'config' as const, streamId: 'posts' } : { streamKind: 'organ' as const, streamId: post.organ }
  if (post.organ !== null) await lockOrgan(acting.tx, post.organ)
  return sealAct(acting, stream, 'organ.postEntered', id, { post: id, ...rest, ownUnits })
}

interface Seat {
  organ: string | null
  enterprise: string | null
  place: string | null
}

async function seatOf({ tx, kernel }: Entering, { role, organ, uscc, place }: PostInput): Promise<Seat> {
  const scope = scopeOf(role)
  if (scope === 'system') return { organ: null, enterprise: null, place: null }
  if (scope === 'enterprise') {
    if (uscc === null || uscc === '') throw lacks('请填写企业的统一社会信用代码', 'uscc')
    const unit = await unitOf(tx, uscc)
    return { organ: null, enterprise: unit.id, place: unit.division }
  }
  if (organ === null) throw lacks(`请选择${roles.label(role)}所在的机构`, 'organ')
  const body = await store.readOrgan(tx, organ)
  if (!body) throw problems.notFound({ what: '该机构' })
  if (scope === 'party') return { organ, enterprise: null, place: null }
  const where = placeOf(kernel, place ?? body.place)
  if (!beneath(where.path, body.path)) throw peopleProblems.wider({ organ: body.name }, { field: 'place' })
  return { organ, enterprise: null, place: where.code }
}

/** The unit of a code that the administrator brings: its name alone, for he is shown no units. */
export async function unitOf(tx: Acting['tx'], uscc: string) {
  const unit = await store.unitOfCode(tx, uscc)
  if (!unit) throw peopleProblems.noUnit(undefined, { field: 'uscc' })
  return unit
}
