import { z } from 'zod'

/**
 * The same schema, with our words for fields that were left empty where the contract has none of its own
 * (dates and moments): 请选择整改期限 instead of a format complaint.
 */
export function sayEmpty<S extends z.ZodType>(schema: S, labels: Readonly<Record<string, string>>) {
  return z.unknown().transform((input, context): z.output<S> => {
    const read = schema.safeParse(input)
    if (read.success) return read.data
    for (const issue of read.error.issues) {
      const label = labels[issue.path.join('.')]
      const empty = label !== undefined && isEmpty(at(input, issue.path))
      context.issues.push({
        code: 'custom',
        message: empty ? `请选择${label}` : issue.message,
        path: [...issue.path],
        input,
      })
    }
    return z.NEVER
  })
}

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), input)
