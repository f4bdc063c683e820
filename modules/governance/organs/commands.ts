import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { addDays, isDate, localDate, startOfDay } from '#kernel/clock/day.ts'
import { sealAct } from '#kernel/evidence/acts.ts'
import { type Acting, type Receipt } from '#kernel/procedure/commands.ts'
import { problems } from '#kernel/problem/problems.ts'
import { elevate } from '#kernel/store/transaction.ts'
import type { standInInput } from './contract.ts'
import { canAppointStandIn } from './permits.ts'
import * as store from './store.ts'

type Input = z.infer<typeof standInInput>

const gap = (field: string, say: string) => problems.gaps({ say }, { field })

/**
 * 指定代行职责人员: somebody holds a post in its holder's stead for some days; both names go on his acts (C0.1).
 * Never backdated: what was done before the appointment was not done under it.
 */
export async function appointStandIn(acting: Acting, input: Input): Promise<Receipt> {
  const { tx, actor } = acting
  if (actor.scope === 'system') await elevate(tx, 'people')
  const post = await store.findPost(tx, input.post)
  if (!post?.organ) throw problems.notFound({ what: '该岗位' })
  const permit = canAppointStandIn(actor, post.organ)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  await store.lockOrgan(tx, post.organ)
  const span = spanOf(input, acting.now)
  const person = await store.findPerson(tx, input.person)
  if (!person) throw gap('person', `没有账号「${input.person}」`)
  const holder = holderOf(await store.tenuresIn(tx, post.id, span.since, span.until), person, span)
  const tenure: store.TenureRow = {
    id: uuidv7(),
    post: post.id,
    person: person.id,
    ...span,
    stands_in_for: holder.person,
    reason: input.reason,
  }
  await store.insertTenures(tx, [tenure])
  const { id, reason } = tenure
  const fact = {
    post: post.id,
    postTitle: post.title,
    person: person.id,
    personName: person.name,
    standsInFor: holder.name,
    ...span,
    reason,
  }
  return sealAct(acting, { streamKind: 'organ', streamId: post.organ }, 'organ.standInAppointed', id, { facts: { [id]: fact } })
}

/** [since, until) as instants: from now when it begins today, to the end of the last day. */
function spanOf({ since, until }: Input, now: string): { since: string; until: string } {
  const today = localDate(new Date(now))
  if (!isDate(since) || since < today) throw gap('since', '代行起始日期不能早于今天')
  if (!isDate(until) || until < since) throw gap('until', '代行结束日期不能早于起始日期')
  const iso = (day: string) => new Date(startOfDay(day)).toISOString()
  return { since: since === today ? now : iso(since), until: iso(addDays(until, 1)) }
}

type Tenures = Awaited<ReturnType<typeof store.tenuresIn>>

/** Whom he stands in for: the holder of the whole time. One stand-in at a time, and never oneself. */
function holderOf(
  tenures: Tenures,
  person: { id: string; name: string },
  span: { since: string; until: string },
): { person: string; name: string } {
  const other = tenures.find((one) => one.stands_in_for !== null)
  if (other) throw problems.already({ say: `该岗位在这段时间已由${other.name}代行,请先协调时间` }, { field: 'since' })
  const holder = tenures.find((one) => one.since <= span.since && (one.until === null || one.until >= span.until))
  if (!holder) throw gap('post', '该岗位在这段时间没有同一位任职人员,不能指定代行')
  if (tenures.some((one) => one.person === person.id)) throw gap('person', `${person.name}在这段时间本人就任该岗位,不需要代行`)
  return holder
}
