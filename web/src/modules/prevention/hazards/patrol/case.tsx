import { urging } from '#modules/prevention/hazards/patrol/procedure.ts'
import { registerCase } from '../shell.ts'
import { Answer, Close, Escalate, Settle, UrgeAgain } from './steps.tsx'
import { UrgingCase } from './UrgingCase.tsx'
import { words } from './words.ts'

registerCase({
  procedure: urging.name,
  facts: UrgingCase,
  words,
  forms: { answer: Answer, settle: Settle, close: Close, urgeAgain: UrgeAgain, escalate: Escalate },
})
