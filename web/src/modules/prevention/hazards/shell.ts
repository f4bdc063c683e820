/** The door of the folders beneath: what they use of the shell and of the shared fields, so that none of them climbs past its module. */
export { CasesOnly } from '../../kit/CasesOnly.tsx'
export { CheckFilter, ChoiceFilter, FilterBar, PlaceFilter, sayAll, TextFilter } from '../../kit/filters.tsx'
export { Choices, DayInput } from '../../kit/inputs.tsx'
export { Lines } from '../../kit/Lines.tsx'
export { MayButton } from '../../kit/MayButton.tsx'
export { usePages } from '../../kit/pages.ts'
export { RiskWord } from '../../kit/RiskWord.tsx'
export type { FieldSpec, FormValue } from '../../kit/StepFields.tsx'
export { StepForm } from '../../kit/StepForm.tsx'
export { sayEmpty } from '../../kit/words.ts'
export {
  type CaseView,
  type Column,
  countText,
  dateIn,
  DraftLine,
  DueChip,
  Field,
  FormBox,
  formatDate,
  formatTime,
  get,
  HomeLink,
  LedgerTable,
  mayInspect,
  money,
  OrganPicker,
  PageHead,
  PhotoField,
  Photos,
  PlaceWords,
  problemFrom,
  ProblemNote,
  registerCase,
  send,
  StateView,
  type StepFormProps,
  SubmitBar,
  type Urgency,
  useActor,
  useAddress,
  useRouteId,
  useRowKeys,
  useSession,
  useZodForm,
  uuid,
  type Words,
  type ZodForm,
} from '../../shell.ts'
