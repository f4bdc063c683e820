/** The door of the folders beneath: what they use of the shell and of the shared fields, so that none of them climbs past its module. */
export { CheckFilter, ChoiceFilter, FilterBar, PlaceFilter, sayAll, usePlaceName } from '../../kit/filters.tsx'
export { Choices, DayInput } from '../../kit/inputs.tsx'
export { Lines } from '../../kit/Lines.tsx'
export { usePages } from '../../kit/pages.ts'
export type { FieldSpec } from '../../kit/StepFields.tsx'
export { StepForm } from '../../kit/StepForm.tsx'
export { sayEmpty } from '../../kit/words.ts'
export {
  attachmentUrl,
  type Column,
  dateIn,
  Field,
  FormBox,
  formatDate,
  formatTime,
  get,
  HomeLink,
  LedgerTable,
  PageHead,
  PhotoField,
  type Place,
  PlacePicker,
  PlaceWords,
  problemFrom,
  ProblemNote,
  registerCase,
  send,
  StateView,
  type StepFormProps,
  SubmitBar,
  useActor,
  useAddress,
  useDebounced,
  useRouteId,
  useSession,
  useZodForm,
  type Words,
} from '../../shell.ts'
