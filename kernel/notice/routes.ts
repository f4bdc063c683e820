import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { addDays, localDate, startOfDay } from '#kernel/clock/day.ts'
import { sealOwn } from '#kernel/evidence/acts.ts'
import { id, receipt } from '#kernel/http/contract.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { roles } from '#kernel/place/roles.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { problems } from '#kernel/problem/problems.ts'
import { noticeInput, noticePage, noticeQuery, readersShape, unreadShape } from './contract.ts'
import { canPublish } from './permits.ts'
import { findNotice, insertNotice, noteRead, noticesOf, readersOf, unreadOf, withdraw } from './store.ts'

const base = '/api/notices'
const one = z.object({ id })
const shownReaders = 300

/** 通知公告: to roles in a place until a day, with who has read it. */
export const noticeRoutes: Route[] = [
  query({
    name: 'notices.list',
    path: base,
    summary: '通知公告',
    permit: () => yes,
    query: noticeQuery,
    answer: noticePage,
    run: async ({ tx, actor, query: { cursor, limit } }) => {
      const { rows, next } = await noticesOf(tx, actor.person, cursor, limit)
      return {
        next,
        rows: rows.map(({ roles: to, placeName, person, person_name: name, post_title: title, ...row }) => ({
          ...row,
          to: `${to === null ? '所有岗位' : to.map((role) => roles.label(role)).join('、')} · ${placeName}`,
          by: `${name} · ${title}`,
          mine: person === actor.person,
        })),
      }
    },
  }),
  query({
    name: 'notices.unread',
    path: `${base}/unread`,
    summary: '未读通知数',
    permit: () => yes,
    answer: unreadShape,
    run: async ({ tx, actor }) => ({ count: await unreadOf(tx, actor.person) }),
  }),
  query({
    name: 'notices.readers',
    path: `${base}/{id}/readers`,
    summary: '谁已读、谁未读(发布人查看)',
    permit: (actor) => canPublish(actor),
    params: one,
    answer: readersShape,
    run: async ({ tx, actor, params }) => {
      const rows = await readersOf(tx, await own(tx, params.id, actor.person), shownReaders)
      const { read = 0, total = 0 } = rows[0] ?? {}
      return { read, unread: total - read, rows: rows.map(({ read: _read, total: _total, ...row }) => row) }
    },
  }),
  command({
    name: 'notices.publish',
    path: base,
    summary: '发布通知',
    permit: (actor) => canPublish(actor),
    body: noticeInput,
    answer: receipt,
    run: (context) => publish(context, context.body),
  }),
  command({
    name: 'notices.read',
    path: `${base}/{id}/read`,
    summary: '已读',
    permit: () => yes,
    params: one,
    body: z.object({}),
    answer: receipt,
    run: async (context) => {
      const { tx, actor, now, params } = context
      const notice = await findNotice(tx, params.id)
      if (!notice) throw problems.notFound({ what: '该通知' })
      if (!(await noteRead(tx, notice.id, actor.person, now))) throw problems.already({ say: '您已读过这条通知' })
      return sealOwn(context, 'notice.read', notice.id, { notice: notice.id, title: notice.title })
    },
  }),
  command({
    name: 'notices.withdraw',
    path: `${base}/{id}/withdraw`,
    summary: '撤回通知',
    permit: (actor) => canPublish(actor),
    params: one,
    body: z.object({}),
    answer: receipt,
    run: async (context) => {
      const { tx, actor, now, params } = context
      const notice = await own(tx, params.id, actor.person)
      if (notice.withdrawn_at !== null) throw problems.already({ say: '这条通知已经撤回' })
      await withdraw(tx, notice.id, now)
      return sealOwn(context, 'notice.withdrawn', notice.id, { notice: notice.id, title: notice.title })
    },
  }),
]

/** A notice of one's own: another's readers are nobody's business. */
async function own(tx: Acting['tx'], id: string, person: string) {
  const notice = await findNotice(tx, id)
  if (notice?.person !== person) throw problems.notFound({ what: '您发布的这条通知' })
  return notice
}

async function publish(context: Acting & { kernel: Kernel }, input: z.infer<typeof noticeInput>): Promise<Receipt> {
  const { tx, actor, now, kernel } = context
  const place = kernel.places.present(input.place)
  if (!place) throw problems.gaps({ say: '没有这个地点,请重新选择' }, { field: 'place' })
  const permit = canPublish(actor, place.path)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  if (input.until < localDate(new Date(now))) throw problems.gaps({ say: '有效期不能早于今天' }, { field: 'until' })
  const until = new Date(startOfDay(addDays(input.until, 1))).toISOString()
  const to = input.roles.length === 0 ? null : input.roles
  const { title, body } = input
  const notice = { id: uuidv7(), title, body, roles: to, place: place.code, path: place.path, until, published_at: now }
  await insertNotice(tx, { ...notice, person: actor.person, person_name: actor.personName, post_title: actor.postTitle })
  return sealOwn(context, 'notice.published', notice.id, { notice: notice.id, title, body, roles: to, place: place.code, until })
}
