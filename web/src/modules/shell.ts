/** The door to the shell: what module pages use of it, and nothing else of it. */
export { useAddress, useRouteId } from '../shell/address.ts'
export { type CaseView, registerCase, type StepFormProps } from '../shell/case/registry.ts'
export type { Words } from '../shell/case/FactWords.tsx'
export { get, problemFrom, send, uuid } from '../shell/client.ts'
export { useAct } from '../shell/clock/useAct.ts'
export { draftsUnder } from '../shell/draft.ts'
export { DraftLine, Field, FormBox, SubmitBar, useZodForm, type ZodForm } from '../shell/form.tsx'
export {
  attachmentUrl,
  type Column,
  countText,
  dateIn,
  DueChip,
  formatDate,
  formatTime,
  HomeLink,
  LedgerTable,
  money,
  OrganPicker,
  PageHead,
  PhotoField,
  Photos,
  type Place,
  PlacePicker,
  PlaceWords,
  ProblemNote,
  RegionPicker,
  StateView,
  type Urgency,
  useDebounced,
  useHasRegions,
} from '../shell/kit/index.ts'
export { mayInspect, mayReport, seesCases } from '../shell/layout/menu.ts'
export { useRowKeys } from '../shell/worklist/useRowKeys.ts'
export { type Actor, useActor, useSession } from '../shell/session.tsx'
export { ExportButton } from '../shell/register/ExportButton.tsx'
export { PublicFrame } from '../public/PublicFrame.tsx'
