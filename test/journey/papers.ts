import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Visitor } from '../visitor.ts'
import type { Journey } from './journey.ts'

/** One handing over: which of the case's documents, to whom. */
export interface Delivery {
  papers: RegExp
  addressee: string
  receiver: string
}

/** 覃正 hands over documents of the case: one form, one receipt. */
export async function deliver(of: Journey, path: string, { papers, addressee, receiver }: Delivery): Promise<Visitor> {
  const qin = await of.who('qin')
  await qin.open(path)
  await qin.press(/^送达文书/)
  const rows = qin.page.locator('.ant-drawer .check-row')
  await rows.first().waitFor()
  for (const row of await rows.all()) await row.locator('input').setChecked(papers.test(await row.innerText()))
  await qin.choose('直接送达')
  await qin.writes({ 受送达单位: addressee, 收件人: receiver, 送达地点: `${addressee}办公室` })
  await qin.page.locator('.ant-drawer button[type=submit]').click()
  await of.through(qin, '送达', '.ant-drawer form')
  return qin
}

/** The PDF behind the document's link on the case page, fetched by the signed-in browser, and its code for the public check. */
async function download(who: Visitor, name: string): Promise<{ bytes: Buffer; code: string }> {
  const item = who.page.locator('.document', { hasText: name })
  const link = item.getByRole('link', { name: /下载PDF/ })
  await link.waitFor()
  const answer = await who.page.context().request.get(new URL((await link.getAttribute('href')) ?? '', who.page.url()).href)
  assert.equal(answer.status(), 200)
  const code = (await item.locator('a[href^="/check/"]').innerText()).trim()
  return { bytes: await answer.body(), code }
}

/** Downloads a document, and checks it as anybody can: its code typed in, the file compared on the device. */
export async function checked(of: Journey, key: string, name: string): Promise<void> {
  const who = await of.who(key)
  await who.open(of.hazard)
  const { bytes, code } = await download(who, name)
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
  const anybody = await of.who('anybody')
  await anybody.open('/check')
  await anybody.writes({ 核验码: code })
  await anybody.press('核验')
  await anybody.sees('✓ 有效')
  await anybody.page.locator('input[type=file]').setInputFiles({ name: '收到的文书.pdf', mimeType: 'application/pdf', buffer: bytes })
  await anybody.sees('✓ 一致')
  const sha = createHash('sha256').update(bytes).digest('hex')
  assert.ok((await anybody.page.locator('.hash', { hasText: sha }).count()) > 0, 'the page shows the hash of the very file')
  await anybody.well('核验页')
  await anybody.look('06-核验页')
}
