/**
 * Writes calendar.json: 壮族三月三, two days off from the third of the third lunar month.
 * The yearly notice decides the actual days (and any shift off a weekend), so every day is unconfirmed.
 * Run: node cities/nanning/build/calendar.ts
 */
import { writeFileSync } from 'node:fs'
import chineseDays from 'chinese-days'
import type { RegionalCalendar } from '../../city.ts'

const years = [2024, 2025, 2026, 2027, 2028]
const dayMs = 86_400_000

function festival(year: number): string[] {
  const first = chineseDays.getSolarDateFromLunar(`${year}-03-03`).date
  const second = new Date(Date.parse(`${first}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
  return [first, second]
}

/** The overlay as data. */
export function overlay(): RegionalCalendar {
  return {
    name: '广西壮族自治区区域假日',
    source: '农历三月初三起两日,由农历换算;每年实际放假以自治区人民政府通知为准,待确认',
    days: years.flatMap(festival).map((date) => ({ date, type: 'off', name: '壮族三月三', confidence: 'unconfirmed' })),
  }
}

/** The file's bytes. */
export const calendarJson = (): string => `${JSON.stringify(overlay(), null, 2)}\n`

if (import.meta.main) writeFileSync(new URL('../calendar.json', import.meta.url), calendarJson())
