import type { z } from 'zod'
import { photoFacts } from '#kernel/evidence/attachments.ts'
import type { Json } from '#kernel/evidence/row.ts'
import { type CaseKind, type Facts, opening, step } from '#kernel/procedure/case-kind.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import { stepInputs, urgeInput, type urgingFacts } from './contract.ts'
import { patrolProblems } from './problems.ts'
import { urging } from './procedure.ts'
import { ruleBook } from './rules.ts'
import { countAgain, releaseFindings, takeFindings } from './store/urgings.ts'
import { urgingSummary } from './summary.ts'
import { rules } from './terms.ts'

type Round = z.infer<typeof urgingFacts>['rounds'][number]

const asked = (no: number, request: string, by: string, at: string): Round => ({
  no,
  request,
  by,
  at,
  answer: null,
  answeredBy: null,
  answeredAt: null,
  photos: [],
})
const roundsOf = (facts: Facts): Round[] => facts.rounds as unknown as Round[]
const kept = (rounds: readonly Round[]): Facts => ({ rounds: rounds as unknown as Json })

const urge = opening({
  input: urgeInput,
  async open({ enterprise, findings: ids, request }, { tx, actor, now, id }) {
    const unit = await findUnit(tx, enterprise)
    if (!unit) throw patrolProblems.noUnit(undefined, { field: 'enterprise' })
    const chosen = new Set(ids)
    const findings = await takeFindings(tx, id, unit.id, [...chosen])
    if (findings.length < chosen.size) {
      throw patrolProblems.findingGone({ name: unit.name, count: chosen.size - findings.length }, { field: 'findings' })
    }
    const { place, trade, supervising, managing } = unit
    const what = rules.codes.filter((rule) => findings.some((one) => one.rule === rule)).map((rule) => rules.label(rule))
    const facts = { findings: findings as unknown as Json, ...kept([asked(1, request, actor.personName, now)]) }
    return { title: `${unit.name}:${what.join('、')}`.slice(0, 120), place, trade, enterprise: unit.id, supervising, managing, facts }
  },
})

/** What is settled when an officer has looked into it; what is still owed stays listed until it is done. */
const settled = rules.codes.filter((rule) => ruleBook[rule].past)

/** The end of an urging: its findings are let go, and those whose reason still stands are listed again. */
const ended = step({
  input: stepInputs.close,
  async facts({ conclusion }, { tx, kase, now }) {
    await releaseFindings(tx, kase.id, settled, now)
    return { conclusion }
  },
})

const steps: CaseKind['steps'] = {
  answer: step({
    input: stepInputs.answer,
    async facts({ answer, photos: ids }, { facts, actor, now, photos }) {
      const taken = photoFacts(await photos(ids, 'photos')) as unknown as Round['photos']
      const rounds = roundsOf(facts)
      const said = { answer, answeredBy: actor.personName, answeredAt: now, photos: taken }
      return kept(rounds.map((one) => (one.no === rounds.length ? { ...one, ...said } : one)))
    },
  }),
  settle: ended,
  close: ended,
  urgeAgain: step({
    input: stepInputs.urgeAgain,
    async facts({ request }, { tx, facts, actor, now, kase }) {
      await countAgain(tx, kase.id)
      const rounds = roundsOf(facts)
      return kept([...rounds, asked(rounds.length + 1, request, actor.personName, now)])
    },
  }),
  escalate: ended,
}

/** 线上巡查督促: the table, and what each step means. */
export const urgingKind: CaseKind = { table: urging, prefix: '督促', summary: urgingSummary, opens: { urge }, steps }
