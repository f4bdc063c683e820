import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { problemShape, sessionShape } from '#kernel/http/contract.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { sessionCookie } from '#kernel/http/run.ts'
import { changePassword, choosePost, describeSession, signIn, signOut } from './session.ts'

const credentials = z.object({
  login: z.string({ error: '请填写账号' }).trim().min(1, '请填写账号').max(50),
  password: z.string({ error: '请填写密码' }).min(1, '请填写密码').max(200),
})
const choice = z.object({ tenure: z.uuid('请选择岗位') })
const passwords = z.object({
  before: z.string({ error: '请填写原密码' }).min(1, '请填写原密码').max(200),
  password: z.string({ error: '请填写新密码' }).min(1, '请填写新密码').max(200),
})
const leaving = z.object({ everywhere: z.stringbool().default(false).describe('end every session of this person') })

/** Sign-in, choice of post, sign-out. They stand apart from the other routes: before them there is no scope. */
export function sessionRoutes(app: FastifyInstance, kernel: Kernel): void {
  const answers = { 200: sessionShape, '4xx': problemShape }
  const tags = ['session']
  app.get('/api/session', { schema: { operationId: 'session.read', tags, summary: '当前登录', response: answers } }, (request) =>
    describeSession(kernel, request.cookies[sessionCookie]),
  )
  app.post(
    '/api/session',
    { schema: { operationId: 'session.open', tags, summary: '登录', body: credentials, response: answers } },
    async (request, reply) => {
      const { login, password } = request.body as z.infer<typeof credentials>
      const token = await signIn(kernel, login, password)
      setCookie(reply, token, request.protocol === 'https')
      return describeSession(kernel, token)
    },
  )
  app.post(
    '/api/session/post',
    { schema: { operationId: 'session.choosePost', tags, summary: '选择岗位', body: choice, response: answers } },
    async (request) => {
      const token = request.cookies[sessionCookie]
      await choosePost(kernel, token, (request.body as z.infer<typeof choice>).tenure)
      return describeSession(kernel, token)
    },
  )
  app.post(
    '/api/session/password',
    { schema: { operationId: 'session.changePassword', tags, summary: '修改密码', body: passwords, response: answers } },
    async (request) => {
      const token = request.cookies[sessionCookie]
      await changePassword(kernel, token, request.body as z.infer<typeof passwords>)
      return describeSession(kernel, token)
    },
  )
  app.delete(
    '/api/session',
    { schema: { operationId: 'session.close', tags, summary: '退出', querystring: leaving } },
    async (request, reply) => {
      await signOut(kernel, request.cookies[sessionCookie], (request.query as z.infer<typeof leaving>).everywhere)
      reply.clearCookie(sessionCookie, { path: '/' })
      return { ok: true }
    },
  )
}

const setCookie = (reply: FastifyReply, token: string, secure: boolean) =>
  reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
