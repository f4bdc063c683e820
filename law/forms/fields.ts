/** What the data of forms is made of. Every field carries its Chinese label; what is left `null` is filled in by hand. */
import { z } from 'zod'

/** Text in one place of the form. */
export const words = (label: string, max = 200) =>
  z.string().trim().min(1, `请填写${label}`).max(max, `${label}不超过${max}字`).describe(label)

/** Text that may be missing. */
export const optional = (label: string, max = 200) => words(label, max).nullable().default(null).describe(label)

/** Numbered entries, at least one. */
export const entries = (label: string, max = 500) => z.array(words(label, max)).min(1, `请至少填写一项${label}`).max(100).describe(label)

/** A calendar day, YYYY-MM-DD. */
export const day = (label: string) => z.iso.date(`请填写${label}`).describe(label)

/** A minute as it is on the clock in China, `YYYY-MM-DD HH:mm`. */
export const minute = (label: string) =>
  z
    .string()
    .refine(
      (s) => /^\d{4}-\d\d-\d\d (?:[01]\d|2[0-3]):[0-5]\d$/.test(s) && z.iso.date().safeParse(s.slice(0, 10)).success,
      `请填写${label}`,
    )
    .describe(label)

/** Citations as they are printed, see `citation` in form.ts. */
export const citations = z.array(words('依据', 300)).min(1, '请填写依据').max(20).describe('依据')

/** Two officers at least, each with another certificate (行政处罚法 art. 42 and 55; 安全生产法 art. 67). */
export const officers = z
  .array(z.object({ name: words('姓名', 50), certificate: words('证件号码', 50) }))
  .min(2, '执法人员不得少于两人')
  .max(10)
  .refine((all) => new Set(all.map((one) => one.certificate)).size === all.length, '执法人员的证件号码不能相同')
  .describe('执法人员')

export const party = words('被检查单位', 120)
export const agency = words('行政机关', 80)
const reviewGov = optional('行政复议机关(本级人民政府)', 80).refine(
  // 行政复议法 (2023): a local organ's acts are reviewed by the government of its level, no longer by the organ above it.
  (name) => name === null || name.endsWith('人民政府'),
  '行政复议机关应当是人民政府',
)

/** Remedies: whom to turn to, and within 60 days (行政复议法 art. 20) or 6 months (行政诉讼法 art. 46). */
export const remedy = {
  reviewGov,
  court: optional('行政诉讼人民法院', 80),
  reconsiderDays: z.literal(60).default(60).describe('行政复议期限(日)'),
  litigationMonths: z.literal(6).default(6).describe('行政诉讼期限(月)'),
}

/** Milliseconds from one `YYYY-MM-DD[ HH:mm]` to another, both on the same clock. */
export const between = (from: string, to: string): number => instant(to) - instant(from)
const instant = (s: string): number => Date.parse(s.length === 10 ? s : `${s.replace(' ', 'T')}:00Z`)
export const aDay = 86_400_000
