import type { z } from 'zod'

/** One line of the arithmetic as an official would write it; `on` is the date it speaks of, if any. */
export type Step = { on?: string; say: string }

/** A calculation defined once: what goes in, which version of the rule, on what ground, and how. */
export type Calculator<Input extends z.ZodType = z.ZodType, Value = unknown> = {
  readonly name: string
  readonly title: string
  readonly input: Input
  readonly version: string
  readonly basis: readonly string[]
  // A method, so that a list can hold calculators of differing inputs; compute() parses before it calls.
  run(input: z.output<Input>): { value: Value; steps: Step[] }
}

/** A result that can be stored: it says which version of which rule gave it. */
export type Computed<Value = unknown> = {
  value: Value
  steps: Step[]
  version: string
  basis: readonly string[]
}

export type InputProblem = { field: string; say: string }

/** The input does not fit; every problem names its field ('' = the whole) and says why in Chinese. */
export class CalculatorInputError extends Error {
  readonly problems: readonly InputProblem[]

  constructor(name: string, problems: readonly InputProblem[]) {
    super(`${name}: ${problems.map(({ field, say }) => `${field} ${say}`.trim()).join('; ')}`)
    this.name = 'CalculatorInputError'
    this.problems = problems
  }
}

/** No such calculator; `known` lists those there are. */
export class UnknownCalculatorError extends Error {
  readonly asked: string
  readonly known: readonly string[]
  readonly say: string

  constructor(asked: string, known: readonly string[]) {
    super(`unknown calculator ${asked}`)
    this.name = 'UnknownCalculatorError'
    this.asked = asked
    this.known = known
    this.say = `没有名为“${asked}”的计算器，现有：${known.join('、') || '无'}`
  }
}

/** Declares a calculator, inferring the types of its input and value. */
export function calculator<Input extends z.ZodType, Value>(definition: Calculator<Input, Value>): Calculator<Input, Value> {
  return definition
}

/**
 * Runs the calculator of that name on unchecked input. Throws {@link UnknownCalculatorError} or
 * {@link CalculatorInputError}; an error of the rule itself that names a field becomes the latter.
 */
export function compute(calculators: readonly Calculator[], name: string, rawInput: unknown): Computed {
  const found = calculators.find((one) => one.name === name)
  if (!found)
    throw new UnknownCalculatorError(
      name,
      calculators.map((one) => one.name),
    )
  const parsed = found.input.safeParse(rawInput, { error: sayIssue })
  if (!parsed.success) throw new CalculatorInputError(name, parsed.error.issues.flatMap(problemsOf))
  try {
    return { ...found.run(parsed.data), version: found.version, basis: found.basis }
  } catch (error) {
    if (isInputProblem(error)) throw new CalculatorInputError(name, [{ field: error.field, say: error.say }])
    throw error
  }
}

function isInputProblem(error: unknown): error is Error & InputProblem {
  return error instanceof Error && 'field' in error && typeof error.field === 'string' && 'say' in error && typeof error.say === 'string'
}

/** A failed choice of shapes is only useful with the problems of the shape that came nearest. */
function problemsOf(issue: z.core.$ZodIssue): InputProblem[] {
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.find((inner) => inner.some((one) => one.path.length > 0))
    if (nearest) return nearest.flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] }))
  }
  return [{ field: issue.path.map(String).join('.'), say: issue.message }]
}

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组字段',
  date: '日期',
  null: '空值',
}

/** Chinese for what a schema leaves unsaid; a message written in the schema goes first. */
function sayIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必须填写' : `应为${typeNames[issue.expected] ?? issue.expected}`
    case 'too_small':
      return `不能少于 ${issue.minimum}`
    case 'too_big':
      return `不能多于 ${issue.maximum}`
    case 'invalid_value':
      return issue.input === undefined ? '必须填写' : `只能取：${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `不认识的字段：${issue.keys.join('、')}`
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的整数倍`
    case 'invalid_format':
      return '格式不正确'
    default:
      return issue.input === undefined ? '必须填写' : '不符合要求'
  }
}
