import { coordination } from '#modules/prevention/hazards/coordination/procedure.ts'
import { registerCase } from '../shell.ts'
import { CoordinationCase } from './CoordinationCase.tsx'
import { Conclude, ReportMeasure } from './steps.tsx'
import { words } from './words.ts'

registerCase({
  procedure: coordination.name,
  facts: CoordinationCase,
  words,
  forms: { reportMeasure: ReportMeasure, conclude: Conclude },
})
