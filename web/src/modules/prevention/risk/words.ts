import { riskColours } from '#law/terms/risk.ts'

/** 红色; what no rule or nobody has set is said too. */
export const levelWord = (level: string | null): string => {
  const known = riskColours.find((one) => one.code === level)
  return known === undefined ? '未定级' : `${known.label}色`
}
