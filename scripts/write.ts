/** Writes every generated file: schema, types, drawings, glossary, clause map, OpenAPI. The check compares them with the code. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { generated } from './generated.ts'

for (const [path, text] of await generated()) {
  const file = new URL(`../${path}`, import.meta.url)
  await mkdir(dirname(file.pathname), { recursive: true })
  await writeFile(file, text)
  console.log(path)
}
process.exit(0)
