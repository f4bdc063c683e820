import { z } from 'zod'

/** Letters and digits that nobody confuses when reading them from paper or over the telephone. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const length = 12

/**
 * A one-time password of 12 letters and digits in three groups (59 bits), made where it is shown and stored nowhere: the page of
 * whoever opens the account, or the console at the first start.
 * @param bytes twelve random bytes
 */
export function oneTimePassword(bytes: Uint8Array): string {
  const made = Array.from({ length }, (_, at) => letters[(bytes[at] ?? 0) % letters.length]).join('')
  return `${made.slice(0, 4)}-${made.slice(4, 8)}-${made.slice(8)}`
}

/** How long a one-time password opens the door, in days (ours). */
export const oneTimeDays = 7

export const oneTime = z
  .string({ error: '缺少一次性密码' })
  .regex(/^[A-HJKMNP-Z2-9]{4}(?:-[A-HJKMNP-Z2-9]{4}){2}$/, '一次性密码由系统生成,请刷新页面后再试')

/** What is asked of a password of one's own (GB/T 22239 asks for length and mixture; the numbers are ours). */
export const passwordAdvice = '至少 10 位,同时有字母和数字,不含账号'

/** Why this may not be somebody's password; null when it may. */
export function passwordFault(password: string, login: string, before: string): string | null {
  if (password.length < 10) return '新密码至少 10 位'
  if (!/\p{L}/u.test(password) || !/\d/.test(password)) return '新密码要同时有字母和数字'
  if (password.toLowerCase().includes(login.toLowerCase())) return '新密码不能包含账号'
  if (password === before) return '新密码不能与原密码相同'
  return null
}

/** A login: what people type every morning. */
export const loginName = z
  .string({ error: '请填写账号' })
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,29}$/, '账号用 3–30 位小写字母、数字、点或横线,以字母开头')
