/** The door of the folders beneath: what they use of the shell and of the shared fields, so that none of them climbs past its module. */
export { Lines } from '../../kit/Lines.tsx'
export { RiskWord } from '../../kit/RiskWord.tsx'
export type { FieldSpec, FormValue } from '../../kit/StepFields.tsx'
export { StepForm } from '../../kit/StepForm.tsx'
export { type CaseView, dateIn, formatDate, formatTime, money, Photos, type StepFormProps, useActor, useSession } from '../../shell.ts'
