/**
 * Value parsers by PostgreSQL type OID, the same on both engines so that one SQL gives one JavaScript value:
 * int8 → number, numeric → string (money stays exact), date and interval → text, timestamptz → ISO instant.
 */
export const parsers: Record<number, (text: string) => unknown> = {
  20: (text) => Number(text),
  1082: (text) => text,
  1114: (text) => text,
  1184: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString(),
  1186: (text) => text,
  1700: (text) => text,
}
