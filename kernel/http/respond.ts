import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import { ClockInputError } from '#kernel/clock/day.ts'
import { CalculatorInputError, UnknownCalculatorError } from '#kernel/indicator/calculator.ts'
import { type Problem, Refusal, statusOf } from '#kernel/problem/problem.ts'
import { problems } from '#kernel/problem/problems.ts'

/** Turns whatever was thrown into a numbered problem; what nobody foresaw becomes 500.1 with the request's number. */
export function problemOf(cause: unknown, request: string): Problem {
  if (cause instanceof Refusal) return cause.problem
  if (cause instanceof ZodError) return invalidInput(cause.issues).problem
  if (cause instanceof CalculatorInputError) {
    return invalidInput(cause.problems.map((one) => ({ path: one.field.split('.'), message: one.say }))).problem
  }
  if (cause instanceof UnknownCalculatorError) return problems.notFound({ what: cause.say }).problem
  if (cause instanceof ClockInputError) return problems.badInput({ say: cause.say }, { field: cause.field }).problem
  return database(cause) ?? fastify(cause) ?? problems.internal({ id: request }).problem
}

/** The first field at fault leads; the others are listed so that a form can mark them all. */
export function invalidInput(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Refusal {
  const fields = issues.map((issue) => ({ field: issue.path.map(String).join('.'), say: issue.message }))
  const [first] = fields
  return problems.badInput({ say: first?.say ?? '填写有误' }, { field: first?.field ?? '', more: { fields } })
}

/** What the database's own guards say (AN…), and its general refusals, in our numbers. */
function database(cause: unknown): Problem | undefined {
  const code = (cause as { code?: unknown }).code
  if (typeof code !== 'string') return undefined
  if (/^AN\d{3}$/.test(code)) return problems.refusedByDatabase({ code }).problem
  if (code === '40P01' || code === '40001' || code === '23505') return problems.busy().problem
  if (code === '42501') return problems.notYours({ why: '不在您的管辖范围内' }).problem
  return undefined
}

function fastify(cause: unknown): Problem | undefined {
  const { code, validation } = cause as { code?: string; validation?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return problems.tooLarge({ limit: '20 MB' }).problem
  // FST_ERR_CTP…: a body that cannot be read; FST_INVALID_MULTIPART…: a file sent as something else.
  if (code?.startsWith('FST_ERR_CTP') || code?.startsWith('FST_INVALID_MULTIPART') || validation !== undefined)
    return problems.badInput({ say: '请求格式不正确,请刷新页面后再试' }).problem
  return undefined
}

/** Sends a problem; the unforeseen ones are logged with their cause. */
export function refuse(request: FastifyRequest, reply: FastifyReply, cause: unknown): FastifyReply {
  const one = problemOf(cause, request.id)
  if (statusOf(one) >= 500) request.log.error({ err: cause, problem: one.no }, 'unforeseen')
  else request.log.info({ problem: one.no, field: one.field }, 'refused')
  return reply
    .code(statusOf(one))
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ problem: { ...one, request: request.id } }))
}
