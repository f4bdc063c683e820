import { z } from 'zod'
import { endOfDay, localDate } from '#kernel/clock/day.ts'
import { shift } from '#kernel/clock/deadline.ts'
import type { Calendar } from '#kernel/clock/calendar.ts'
import type { Span } from '#kernel/clock/span.ts'
import type { EvidenceRow } from '#kernel/evidence/row.ts'
import { replay } from '#kernel/evidence/replay.ts'
import { hazardCategories } from '#law/terms/hazard-categories.ts'

/** What is known of a listed hazard besides its evidence: all of it names, none of it of people. */
export interface Surroundings {
  unit: string
  /** 12-digit code of the county, and the full name of the township. */
  county: string | null
  place: string
}

/** What is published of a listed hazard: exactly these fields, whatever else the case comes to know. */
export interface Publication {
  title: string
  county: string | null
  shown: {
    unit: string
    place: string
    category: string
    criterion: string
    requirements: string
    supervisedBy: string
    listedOn: string
    finishBy: string
    progress: number | null
  }
  /** Instants, ISO. */
  endedAt: string | null
  hiddenFrom: string | null
}

const listed = z.object({
  category: z.string(),
  criterion_text: z.object({ title: z.string(), item: z.string(), citation: z.string() }).nullish(),
  listing: z.object({ requirements: z.string(), finishBy: z.string(), organName: z.string() }),
})
const reported = z.object({ progress: z.array(z.object({ percent: z.number() })) })
const extended = z.object({ rectify_by: z.string() })

/**
 * What the public may see of a case by its evidence so far; null when it is not listed. Pure, and the same however often it
 * is asked: whichever reaction comes last, or twice, what is published is what the rows say.
 * @param keep how long it is still shown after the delisting; undefined while nobody has confirmed it, then it stays
 */
export function publicationOf(
  rows: readonly EvidenceRow[],
  around: Surroundings,
  keep: { span: Span | undefined; calendar: Calendar },
): Publication | null {
  // The last listing: one taken off, sent back and listed again stands anew.
  const at = rows.findLastIndex((row) => row.event === 'hazard.list')
  const listing = rows[at]
  if (!listing) return null
  const facts = listed.parse(replay(rows.slice(0, at + 1)).facts)
  const after = rows.slice(at + 1)
  const ended = after.find((row) => row.event === 'hazard.delist') ?? null
  const category = hazardCategories.find((one) => one.code === facts.category)?.label ?? facts.category
  const { criterion_text: criterion } = facts
  return {
    title: `${around.unit}:${category}(重大事故隐患)`,
    county: around.county,
    shown: {
      unit: around.unit,
      place: around.place,
      category,
      criterion: criterion ? `${criterion.citation}:${criterion.item}` : '',
      requirements: facts.listing.requirements,
      supervisedBy: facts.listing.organName,
      listedOn: localDate(new Date(listing.at)),
      finishBy: finishBy(facts.listing.finishBy, after),
      progress: lastPercent(after),
    },
    endedAt: ended?.at ?? null,
    hiddenFrom: ended ? hiddenFrom(ended.at, keep) : null,
  }
}

const factsOf = (row: EvidenceRow): unknown => row.data.facts

/** 督办期限 as set, or the later date of an extension that was granted; a new limit after a failure does not move it. */
function finishBy(set: string, after: readonly EvidenceRow[]): string {
  const grants = after
    .filter((row) => row.event === 'hazard.grantExtension')
    .map((row) => extended.safeParse(factsOf(row)).data?.rectify_by)
  return [set, ...grants.filter((one) => one !== undefined)].sort().at(-1) ?? set
}

function lastPercent(after: readonly EvidenceRow[]): number | null {
  const row = after.findLast((one) => one.event === 'hazard.reportProgress')
  return (row && reported.safeParse(factsOf(row)).data?.progress.at(-1)?.percent) ?? null
}

/** The first instant at which an ended one is shown no more: the day of delisting does not count, the last day does. */
function hiddenFrom(endedAt: string, { span, calendar }: { span: Span | undefined; calendar: Calendar }): string | null {
  if (span === undefined) return null
  const last = span.unit === 'hour' ? localDate(new Date(endedAt)) : shift(localDate(new Date(endedAt)), span, calendar)
  return new Date(endOfDay(last).getTime() + 1).toISOString()
}
