import assert from 'node:assert/strict'
import type { LightMyRequestResponse } from 'fastify'
import { writeXlsx } from 'hucre/xlsx'
import type { z } from 'zod'
import { importView, type rowPage } from '#kernel/register/contract.ts'
import { makeUscc } from '#modules/governance/registry/index.ts'
import type { City } from './city.ts'
import type { Person } from './person.ts'

type View = z.infer<typeof importView>
export type Row = z.infer<typeof rowPage>['rows'][number]
type Value = string | number | boolean | null | Date

/** A workbook of one sheet of these lines. */
export const workbook = (rows: Value[][], more: object = {}): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: '名录', rows, ...more }] })

export const headers = [
  '单位名称',
  '统一社会信用代码',
  '行业',
  '县(市、区)',
  '乡镇(街道)',
  '地址',
  '经度',
  '纬度',
  '法定代表人',
  '联系电话',
]

/** The n-th invented unit of a list of 青秀区, under the headers above. */
export const unitLine = (n: number): Value[] => [
  `示例${n}号冷链${['商行', '加工厂', '配送站'][n % 3]}`,
  makeUscc({ division: '450103', org: `X${String(n).padStart(7, '0')}` }),
  'C1353',
  '青秀区',
  '新竹街道',
  `示例路 ${n} 号`,
  108.35 + (n % 200) / 4000,
  22.79 + Math.floor(n / 200) / 800,
  `示例${n}`,
  '0771-2800000',
]

/** One list on its way into a register, in the hands of one person. */
export class Bringing {
  readonly city: City
  readonly person: Person
  readonly id: string
  readonly first: View

  private constructor(city: City, person: Person, first: View) {
    this.city = city
    this.person = person
    this.id = first.id
    this.first = first
  }

  static send(city: City, person: Person, bytes: Uint8Array, name = '名录.xlsx'): Promise<LightMyRequestResponse> {
    return sendFile(city, person, '/api/imports?register=enterprises', bytes, name)
  }

  static async upload(city: City, person: Person, bytes: Uint8Array, name?: string): Promise<Bringing> {
    const answer = await Bringing.send(city, person, bytes, name)
    assert.equal(answer.statusCode, 200, answer.body)
    return new Bringing(city, person, importView.parse(answer.json()))
  }

  path = (rest = ''): string => `/api/imports/${this.id}${rest}`
  view = (): Promise<View> => this.person.get<View>(this.path())

  /** Orders and waits until it is done. */
  async order(act: 'check' | 'run' | 'undo' | 'cancel' | 'decide', body: object = {}): Promise<View> {
    await this.person.post(this.path(`/${act}`), body)
    await this.city.settled()
    return this.view()
  }

  check(more: object = {}): Promise<View> {
    const { sheet, headerRow, mapping } = this.first.inspection
    return this.order('check', { sheet, headerRow, mapping, ...more })
  }

  /** All rows of a kind. */
  async rows(kind: 'bad' | 'duplicate' | 'warning' | 'created' | 'updated'): Promise<Row[]> {
    const all: Row[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: { rows: Row[]; next: string | null } = await this.person.get(
        this.path(`/rows?kind=${kind}&limit=200${next ? `&cursor=${next}` : ''}`),
      )
      all.push(...page.rows)
      next = page.next
    }
    return all
  }
}

/** Sends one file as a form does. */
export async function sendFile(city: City, person: Person, url: string, bytes: Uint8Array, name: string): Promise<LightMyRequestResponse> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const request = new Request(`http://localhost${url}`, { method: 'POST', body: form })
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  const payload = Buffer.from(await request.arrayBuffer())
  return city.app.inject({ method: 'POST', url, cookies: { anlan_session: person.cookie }, headers, payload })
}
