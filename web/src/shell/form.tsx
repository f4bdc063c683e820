import { useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import {
  createContext,
  type FormEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  cloneElement,
  isValidElement,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import type { z } from 'zod'
import { type ProblemBody, problemFrom } from './client.ts'
import { type Draft, useDraft } from './draft.ts'
import { formatTime } from './kit/format.ts'
import { ProblemNote } from './kit/ProblemNote.tsx'

export interface ZodForm<V extends object> {
  value: V
  set(value: V): void
  patch(part: Partial<V>): void
  /** Field path (`findings.0.spot`) to its message. */
  errors: Readonly<Record<string, string>>
  problem: ProblemBody | null
  pending: boolean
  submit(): Promise<void>
  draft: Draft<V>
  box: RefObject<HTMLFormElement | null>
}

/** Stays true after the sign-in dialog is gone: nothing was sent, and only the person may send it. */
const unsent = '提交时登录已过期,这一次没有提交;重新登录后请再次提交'

type Errors = Record<string, string>
const errorsOf = (error: z.ZodError): Errors =>
  Object.fromEntries(error.issues.toReversed().map((issue) => [issue.path.join('.') || '_', issue.message]))

/**
 * A form over one contract: validates with its schema, keeps a draft, sends under one idempotency key.
 * @param formKey names the draft, e.g. `hazard.report` or `case:{id}:{step}`
 * @param submit receives the parsed input and the key; its rejection stays on the form, the text is kept
 * @param toInput makes the schema's input of the form's value where they differ (adding `rev`, say)
 */
export function useZodForm<V extends object, S extends z.ZodType>(
  schema: S,
  formKey: string,
  initial: V,
  submit: (input: z.output<S>, key: string) => Promise<unknown>,
  toInput: (value: V) => unknown = (value) => value,
): ZodForm<V> {
  const draft = useDraft(formKey, initial)
  const queries = useQueryClient()
  const box = useRef<HTMLFormElement>(null)
  const running = useRef(false)
  const [pending, setPending] = useState(false)
  const [errors, setErrors] = useState<Errors>({})
  const [problem, setProblem] = useState<ProblemBody | null>(null)
  useFocusFirst(box, errors)

  const fail = (thrown: unknown) => {
    const found = problemFrom(thrown)
    setProblem(found.no === '401.1' ? { ...found, say: unsent } : found)
    setErrors(found.field === undefined ? {} : { [found.field]: found.say })
    // 409.x: the case moved meanwhile; the page reads it anew, the text stays for a second try on the new revision
    if (found.no.startsWith('409')) void queries.invalidateQueries()
  }
  const run = async () => {
    if (running.current) return
    const parsed = schema.safeParse(toInput(draft.current()))
    setProblem(null)
    setErrors(parsed.success ? {} : errorsOf(parsed.error))
    if (!parsed.success) return
    running.current = true
    setPending(true)
    try {
      await submit(parsed.data, draft.keyFor(parsed.data))
      await draft.clear()
    } catch (thrown) {
      fail(thrown)
    } finally {
      running.current = false
      setPending(false)
    }
  }
  const set = (value: V) => {
    setErrors((was) => stillWrong(was, schema, toInput(value)))
    draft.set(value)
  }
  const patch = (part: Partial<V>) => set({ ...draft.current(), ...part })
  return { value: draft.value, set, patch, errors, problem, pending, submit: run, draft, box }
}

/** While errors show, a corrected field loses its message at once; no new messages appear while typing. */
function stillWrong(was: Errors, schema: z.ZodType, input: unknown): Errors {
  if (Object.keys(was).length === 0) return was
  const parsed = schema.safeParse(input)
  const now = parsed.success ? {} : errorsOf(parsed.error)
  const kept = Object.entries(now).filter(([path]) => path in was)
  return kept.length === Object.keys(was).length ? was : Object.fromEntries(kept)
}

/** Puts the cursor into the first field at fault, in page order, when errors newly appear. */
function useFocusFirst(box: RefObject<HTMLFormElement | null>, errors: Errors): void {
  const before = useRef(0)
  useEffect(() => {
    const count = Object.keys(errors).length
    if (count > before.current) {
      const field = [...(box.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find(
        (one) => errorFor(errors, one.dataset.field ?? '') !== undefined,
      )
      field?.scrollIntoView({ block: 'center' })
      field?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex="0"]')?.focus({ preventScroll: true })
    }
    before.current = count
  }, [errors, box])
}

const FormErrors = createContext<Errors>({})
/** The message of a field or of anything beneath it (`point.0` shows under `point`). */
const errorFor = (errors: Errors, name: string): string | undefined =>
  errors[name] ?? (name === '' ? undefined : Object.entries(errors).find(([path]) => path.startsWith(`${name}.`))?.[1])

/** The form element: Enter in a line submits, Fields beneath find their errors by `name`. */
export function FormBox<V extends object>({ form, children }: { form: ZodForm<V>; children: ReactNode }) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void form.submit()
  }
  return (
    <form ref={form.box} className="form" noValidate onSubmit={onSubmit}>
      <FormErrors value={form.errors}>{children}</FormErrors>
    </form>
  )
}

interface FieldProps {
  label: ReactNode
  /** Path in the schema: finds the error and takes the focus. */
  name?: string
  help?: ReactNode
  error?: string | undefined
  required?: boolean
  /** One control; it receives id, aria-labelledby, aria-describedby and aria-invalid. */
  children: ReactNode
}
type Controlled = { id?: string; 'aria-labelledby'?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }

/** One field: label above, help and error under it. */
export function Field({ label, name = '', help, error, required = false, children }: FieldProps) {
  const errors = useContext(FormErrors)
  const id = useId()
  const say = error ?? errorFor(errors, name)
  const described = say === undefined ? `${id}-help` : `${id}-error`
  const aria = { id, 'aria-labelledby': `${id}-label`, 'aria-describedby': described, 'aria-invalid': say !== undefined }
  const control = isValidElement(children) ? cloneElement(children as ReactElement<Controlled>, aria) : children
  return (
    <div className={say === undefined ? 'field' : 'field field-wrong'} data-field={name}>
      <label id={`${id}-label`} className="field-label" htmlFor={id}>
        {label}
        {required && <span className="field-must">(必填)</span>}
      </label>
      {control}
      {say !== undefined && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {say}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
    </div>
  )
}

/** Button, server's refusal and the draft line at the end of a form. */
export function SubmitBar<V extends object>({ form, label, extra }: { form: ZodForm<V>; label: string; extra?: ReactNode }) {
  const unplaced = form.errors._
  return (
    <div className="submit-bar">
      {form.problem !== null && <ProblemNote problem={form.problem} />}
      {unplaced !== undefined && form.problem === null && (
        <p className="field-error" role="alert">
          {unplaced}
        </p>
      )}
      <div className="submit-line">
        <Button type="primary" size="large" htmlType="submit" loading={form.pending}>
          {label}
        </Button>
        {extra}
        <DraftLine draft={form.draft} />
      </div>
    </div>
  )
}

/** 草稿已保存 HH:mm, with the way to discard it. */
export function DraftLine<T extends object>({ draft }: { draft: Draft<T> }) {
  if (draft.savedAt === null)
    return (
      <span className="quiet" aria-live="polite">
        填写内容会自动保存为草稿
      </span>
    )
  return (
    <span className="quiet" aria-live="polite">
      {draft.restored ? '已恢复上次草稿 ' : '草稿已保存 '}
      <span className="figures">{formatTime(draft.savedAt).slice(-5)}</span>
      <Popconfirm title="清除草稿?填写的内容将清空" okText="清除" cancelText="保留" onConfirm={() => void draft.clear()}>
        <Button type="link" size="small">
          清除草稿
        </Button>
      </Popconfirm>
    </span>
  )
}
