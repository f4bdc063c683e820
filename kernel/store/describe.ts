import { type Kysely, sql } from 'kysely'

/** One column as the catalogue tells it. */
interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  default: string | null
  generated: boolean
}

const reader: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  integer: 'number',
  bigint: 'number',
  boolean: 'boolean',
  ltree: 'string',
  date: 'string',
  'timestamp with time zone': 'string',
  jsonb: 'Json',
  'text[]': 'string[]',
  numeric: 'string',
  'double precision': 'number',
}

const columnsOf = (db: Kysely<never>) =>
  sql<Column>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      pg_get_expr(d.adbin, d.adrelid) as default, a.attgenerated <> '' or a.attidentity <> '' as generated
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relname not like 'kysely%' and c.relname <> 'spatial_ref_sys'
    order by c.relname, a.attnum`.execute(db)

/** TypeScript types of every table, for db/types.ts. */
export async function describeTypes(db: Kysely<never>): Promise<string> {
  const { rows } = await columnsOf(db)
  const tables = Map.groupBy(rows, (row) => row.table)
  const blocks = [...tables].map(([table, columns]) => `export interface ${pascal(table)}Table {\n${columns.map(line).join('')}}\n`)
  const index = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table\n`).join('')
  const head =
    "// Written by `npm run write` from the migrated database; the check compares.\nimport type { Generated, GeneratedAlways } from 'kysely'\n\nexport type Json = unknown\n"
  return `${head}\n${blocks.join('\n')}\nexport interface Tables {\n${index}}\n`
}

function line(column: Column): string {
  const base = reader[column.type] ?? 'string'
  const type = column.nullable && base !== 'Json' ? `${base} | null` : base
  const wrapped = column.generated ? `GeneratedAlways<${type}>` : column.default !== null ? `Generated<${type}>` : type
  return `  ${column.column}: ${wrapped}\n`
}

const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())

/** The whole schema as text (tables, constraints, indexes, policies, triggers, functions), for db/schema.sql; equal on both engines. */
export async function describeSchema(db: Kysely<never>): Promise<string> {
  const { rows: columns } = await columnsOf(db)
  const parts = await Promise.all(catalogue.map((query) => query.execute(db)))
  const tables = [...Map.groupBy(columns, (row) => row.table)].map(([table, list]) => {
    const body = list.map(
      (one) => `  ${one.column} ${one.type}${one.nullable ? '' : ' not null'}${one.default === null ? '' : ` default ${one.default}`}`,
    )
    return `table ${table} (\n${body.join(',\n')}\n)\n`
  })
  const rest = parts.map((part) => part.rows.map((row) => `${(row as { say: string }).say.trim()}\n`).join(''))
  return ['-- Written by `npm run write` from the migrated database; the check compares.\n', ...tables, ...rest].join('\n')
}

const ours = sql`n.nspname in ('public', 'my') and c.relname not like 'kysely%' and c.relname <> 'spatial_ref_sys'`

const catalogue = [
  sql`select 'constraint ' || c.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid) as say
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype <> 'n' order by 1`,
  sql`select pg_get_indexdef(i.indexrelid) as say from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`,
  sql`select 'policy ' || p.tablename || '.' || p.policyname || ' for ' || p.cmd || ' to '
      || case when p.policyname = 'owner' then 'owner' else array_to_string(p.roles, ', ') end
      || coalesce(' using ' || regexp_replace(p.qual, '\\s+', ' ', 'g'), '') || coalesce(' check ' || regexp_replace(p.with_check, '\\s+', ' ', 'g'), '') as say
    from pg_policies p where p.schemaname = 'public' order by 1`,
  sql`select pg_get_triggerdef(t.oid) as say from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace where ${ours} and not t.tgisinternal order by 1`,
  sql`select pg_get_functiondef(f.oid) as say from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname = 'my' or (n.nspname = 'public' and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e'))
    order by f.proname`,
]
