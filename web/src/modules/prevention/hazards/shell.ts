/** The door of the folders beneath: what they use of the shell and of the shared fields, so that none of them climbs past its module. */
export { Choices, DayInput } from '../../kit/inputs.tsx'
export { Lines } from '../../kit/Lines.tsx'
export { RiskWord } from '../../kit/RiskWord.tsx'
export type { FieldSpec, FormValue } from '../../kit/StepFields.tsx'
export { StepForm } from '../../kit/StepForm.tsx'
export { sayEmpty } from '../../kit/words.ts'
export {
  type CaseView,
  dateIn,
  Field,
  FormBox,
  formatDate,
  formatTime,
  get,
  money,
  OrganPicker,
  PageHead,
  Photos,
  registerCase,
  send,
  StateView,
  type StepFormProps,
  SubmitBar,
  useActor,
  useAddress,
  useSession,
  useZodForm,
  uuid,
  type Words,
  type ZodForm,
} from '../../shell.ts'
