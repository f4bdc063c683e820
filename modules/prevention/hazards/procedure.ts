import { procedure } from '#kernel/procedure/procedure.ts'
import { general } from './procedure/general.ts'
import { major, proposals } from './procedure/major.ts'

/** 隐患治理: one record from the first report to the closing, whether the hazard is general or proves to be major (clauses 22, 23). */
export const hazard = procedure({
  name: 'hazard',
  version: 1,
  title: '隐患治理',
  table: 'hazard',
  states: { ...general.states, ...major.states },
  opens: general.opens,
  steps: {
    ...general.steps,
    ...major.steps,
    found: { ...general.steps.found, ...proposals.found },
    registered: { ...general.steps.registered, ...proposals.registered },
    rectifying: { ...general.steps.rectifying, ...proposals.rectifying },
  },
  ends: ['closed', 'dismissed'],
  needs: major.needs,
  past: major.past,
  duties: { ...general.duties, ...major.duties },
})
