import { z } from 'zod'
import { day, id, instant, text } from '#kernel/http/contract.ts'
import { terms, type Code } from '#kernel/terms/terms.ts'

/** What a token of an enterprise's own system may be used for; a route that names none of these takes no token. */
export const tokenScopes = terms([
  { code: 'checks.write', label: '报送自查', means: '代本单位提交自查记录和照片' },
  { code: 'checks.read', label: '读取自查', means: '读取本单位的自查安排和记录' },
  { code: 'hazards.read', label: '读取隐患', means: '读取本单位隐患及其办理状态' },
  { code: 'rectify', label: '报送整改', means: '代本单位提交整改方案、整改完成情况和照片' },
])
export type TokenScope = Code<typeof tokenScopes>

/** What every token begins with, so that one found in a log is known for what it is. */
export const tokenPrefix = 'anlan_'

/**
 * A token is made where it is shown, from 32 random bytes, and only its digest is kept.
 * @param bytes thirty-two random bytes
 */
export const tokenOf = (bytes: Uint8Array): string =>
  tokenPrefix +
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

export const tokenInput = z.object({
  name: text('令牌名称', 40, 2).describe('which system holds it'),
  scopes: z.array(z.enum(tokenScopes.codes)).min(1, '请至少选择一项用途'),
  until: day.describe('last day, at most one year from today'),
  token: z
    .string({ error: '缺少令牌' })
    .regex(/^anlan_[A-Za-z0-9_-]{43}$/, '令牌由页面生成,请刷新页面后再试')
    .describe('anlan_ and 32 random bytes in base64url, made by the client and shown there alone; the server keeps its SHA-256'),
})
export const tokenRow = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes.codes)),
  personName: z.string().describe('in whose post it acts'),
  postTitle: z.string(),
  createdAt: instant,
  until: day,
  lastUsedAt: instant.nullable().describe('to the minute'),
  revokedAt: instant.nullable(),
  revokedBy: z.string().nullable(),
  state: z.enum(['valid', 'expired', 'revoked', 'idle']).describe('idle: its maker no longer holds the post'),
})
export const tokenRows = z.object({ rows: z.array(tokenRow) })
