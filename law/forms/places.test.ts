import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { typesetter } from '#kernel/document/typeset.ts'
import { coverage } from '#kernel/document/typeset-cmap.ts'
import { formOf, forms } from './index.ts'
import { samples } from './samples.ts'

const noto = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium',
]
const fonts = noto.map((name) => {
  const file = readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${name}.ttf`)))
  return { name, has: coverage(file) }
})

/** Characters of the text that a font lacks, by font. */
const missing = (text: string): string[] =>
  fonts.flatMap(({ name, has }) => [...new Set(text)].filter((c) => c >= ' ' && !has(c.codePointAt(0) ?? 0)).map((c) => `${name} ${c}`))

const [, ...rows] = readFileSync(new URL('../../cities/nanning/places.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const names = rows.map((row) => row.split(',')[1] ?? '')

const typeset = typesetter(fileURLToPath(new URL('templates', import.meta.url)), null)
const order = formOf('rectificationOrder', '2026-11-23')

function rendered(problems: string[]): { pages: number; families: Set<string> } {
  const data = order.data.parse({ ...samples.rectificationOrder, problems, items: [1] })
  const meta = { name: order.name, no: '', issuer: '示例', date: '2026-11-23', check: null, void: null }
  const { pdf, pages } = typeset.set({ template: order.template, data: JSON.parse(JSON.stringify(data)), meta })
  const found = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/BaseFont \/[A-Z]{6}\+([A-Za-z]+)/g)
  return { pages, families: new Set(Array.from(found, ([, family]) => family ?? '')) }
}

test('南宁全部地名:三种字体个个有字', () => {
  assert.equal(names.length, 2008)
  assert.ok(names.every((name) => name.length > 0))
  assert.deepEqual(missing(names.join('')), [])
})

test('南宁全部地名印成文书,只用随附的字体,没有借字', () => {
  const families = new Set<string>()
  let pages = 0
  for (let at = 0; at < names.length; at += 100) {
    const one = rendered(names.slice(at, at + 100))
    pages += one.pages
    for (const family of one.families) families.add(family)
  }
  assert.deepEqual([...families].sort(), ['NotoSerifSC'])
  assert.ok(pages > 21, String(pages))
})

test('字体没有的字查得出来', () => {
  assert.deepEqual(
    missing('南宁𪛖'),
    noto.map((name) => `${name} 𪛖`),
  )
  assert.equal(missing('😀').length, 3)
  assert.equal(missing('邕').length, 0)
})

test('式样、模板和样例用到的字,字体都有', () => {
  const folder = new URL('templates/', import.meta.url)
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  texts.push(...forms.map((form) => `${form.name}${form.number}`), JSON.stringify(samples))
  assert.deepEqual(missing(texts.join('')), [])
})
