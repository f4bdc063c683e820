import { z } from 'zod'
import { calculator } from '#kernel/indicator/calculator.ts'

/**
 * The unified social credit code of GB 32100-2015: department, type, six digits of division, the nine-place
 * organisation code of GB 11714 with its own check digit at place 17, and a check digit at place 18.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 11714 counts over all 36 characters and modulo 11. */
const orgAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2]

const other = { 9: '其他' }

/** GB 32100-2015 table of registering departments and their kinds of body. */
const departments: Record<string, { name: string; types: Record<string, string> }> = {
  1: { name: '机构编制', types: { 1: '机关', 2: '事业单位', 3: '中央编办直接管理机构编制的群众团体', ...other } },
  2: { name: '外交', types: { 1: '外国常驻新闻机构', ...other } },
  3: {
    name: '司法行政',
    types: { 1: '律师执业机构', 2: '公证处', 3: '基层法律服务所', 4: '司法鉴定机构', 5: '仲裁委员会', ...other },
  },
  4: { name: '文化', types: { 1: '外国在华文化中心', ...other } },
  5: { name: '民政', types: { 1: '社会团体', 2: '民办非企业单位', 3: '基金会', ...other } },
  6: {
    name: '旅游',
    types: { 1: '外国旅游部门常驻代表机构', 2: '港澳台地区旅游部门常驻内地（大陆）代表机构', ...other },
  },
  7: { name: '宗教', types: { 1: '宗教活动场所', 2: '宗教院校', ...other } },
  8: { name: '工会', types: { 1: '基层工会', ...other } },
  9: { name: '市场监管', types: { 1: '企业', 2: '个体工商户', 3: '农民专业合作社', ...other } },
  A: { name: '中央军委改革和编制办公室', types: { 1: '军队事业单位', ...other } },
  N: { name: '农业', types: { 1: '组级集体经济组织', 2: '村级集体经济组织', 3: '乡镇级集体经济组织', ...other } },
  Y: { name: '其他', types: { 1: '不再划分' } },
}

export type Named = { code: string; name: string }

export type UsccAnswer =
  | { ok: true; code: string; department: Named; type: Named; division: string; warnings: string[] }
  | { ok: false; why: string }

/**
 * What people type, as the code is written: no spaces or hyphens, half-width, upper case. O stays O: whether it was
 * meant as zero is for the person who has the certificate to say.
 */
export function normalizeUscc(raw: string): string {
  return raw
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200B\uFEFF\u00AD\u2010-\u2015\u2212-]/g, '')
    .toUpperCase()
}

/** The check digit of an eight-place organisation code (GB 11714). */
function orgCheck(org: string): string {
  const rest = 11 - (orgWeights.reduce((sum, weight, i) => sum + weight * orgAlphabet.indexOf(org.charAt(i)), 0) % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** The check digit of the first seventeen places (GB 32100). */
function finalCheck(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(first17.charAt(i)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** Checks a code as typed; the refusal says in Chinese which place is wrong. */
export function checkUscc(raw: string): UsccAnswer {
  const code = normalizeUscc(raw)
  const why = misshapen(code) ?? miscounted(code)
  if (why !== undefined) return { ok: false, why }
  const department = departments[code.charAt(0)]
  const type = department?.types[code.charAt(1)]
  const warnings: string[] = []
  // The table grows by amendment, so an unlisted code with right check digits is doubted, not refused.
  if (!department) warnings.push(`第1位登记管理部门代码“${code.charAt(0)}”不在 GB 32100-2015 所列之中，请核对`)
  else if (!type) warnings.push(`第2位机构类别代码“${code.charAt(1)}”不在${department.name}所列之中，请核对`)
  return {
    ok: true,
    code,
    department: { code: code.charAt(0), name: department?.name ?? '未列明' },
    type: { code: code.charAt(1), name: type ?? '未列明' },
    division: code.slice(2, 8),
    warnings,
  }
}

/** Length first, then the first character that cannot stand where it does. */
function misshapen(code: string): string | undefined {
  const length = [...code].length
  if (length === 0) return '未填写统一社会信用代码'
  if (length !== 18) return `统一社会信用代码应为18位，现为${length}位${legacyHint(code)}`
  for (const [i, char] of [...code].entries()) {
    if ('IOSVZ'.includes(char)) return `第${i + 1}位“${char}”不能使用：代码中不用字母 I、O、S、V、Z`
    if (!alphabet.includes(char)) return `第${i + 1}位“${char}”不是数字或可用的大写字母`
    if (i >= 2 && i < 8 && !/\d/.test(char)) return `第${i + 1}位“${char}”应为数字：第3至8位是行政区划代码`
  }
  // GB/T 2260: the first digit is the great region, 1 to 8; this also refuses a code of zeros, which would add up.
  if (!/^[1-8]/.test(code.slice(2))) return `第3至8位“${code.slice(2, 8)}”不是有效的行政区划代码`
  return undefined
}

function legacyHint(code: string): string {
  if (/^\d{15}$/.test(code)) return '，像是旧的营业执照注册号'
  if (/^[0-9A-Z]{8}[0-9X]$/.test(code)) return '，像是旧的组织机构代码'
  return ''
}

/** Both check digits; a typing error usually upsets both, so the last place is told of as well. */
function miscounted(code: string): string | undefined {
  const org = orgCheck(code.slice(8, 16))
  const last = finalCheck(code.slice(0, 17))
  const wrong: string[] = []
  if (org !== code.charAt(16)) wrong.push(`第17位（组织机构代码校验码）应为“${org}”，现为“${code.charAt(16)}”`)
  if (last !== code.charAt(17)) wrong.push(`第18位校验码应为“${last}”，现为“${code.charAt(17)}”`)
  return wrong.length === 0 ? undefined : `${wrong.join('；')}，请对照证照核对各位`
}

/**
 * A code with right check digits, for demonstration data. `org`: eight characters of the code's alphabet. About one
 * eleventh of all `org` have the check digit X, which is allowed. Throws RangeError for parts of the wrong shape.
 */
export function makeUscc(parts: { department?: string; type?: string; division: string; org: string }): string {
  const first16 = `${parts.department ?? '9'}${parts.type ?? '1'}${parts.division}${parts.org}`
  const first17 = `${first16}${orgCheck(parts.org)}`
  const code = `${first17}${finalCheck(first17)}`
  const answer = checkUscc(code)
  if (parts.division.length !== 6 || !answer.ok || answer.code !== code) {
    throw new RangeError(`makeUscc: ${answer.ok ? 'parts of the wrong length' : answer.why}`)
  }
  return code
}

/** The check as a calculator, so that anyone can ask why a code was refused. */
export const usccCalculator = calculator({
  name: 'uscc',
  title: '统一社会信用代码校验',
  input: z.strictObject({ code: z.string().max(100).meta({ title: '统一社会信用代码' }) }),
  version: '1',
  basis: ['GB 32100-2015 法人和其他组织统一社会信用代码编码规则', 'GB 11714 全国组织机构代码编制规则'],
  run({ code }) {
    const answer = checkUscc(code)
    return { value: answer, steps: sayAnswer(normalizeUscc(code), answer).map((say) => ({ say })) }
  },
})

function sayAnswer(code: string, answer: UsccAnswer): string[] {
  const written = `规范写法 ${code}`
  if (!answer.ok) return [written, answer.why]
  return [
    written,
    `第1位 ${answer.department.code}：登记管理部门 ${answer.department.name}`,
    `第2位 ${answer.type.code}：机构类别 ${answer.type.name}`,
    `第3至8位 ${answer.division}：登记管理机关行政区划`,
    `第9至17位 ${answer.code.slice(8, 17)}：主体标识码，第17位校验相符`,
    `第18位 ${answer.code.charAt(17)}：校验相符`,
    ...answer.warnings,
  ]
}
