import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseFileUrl, deliverable, type DocumentOfCase, documentUrl, undelivered } from './documents.ts'

const order: Pick<DocumentOfCase, 'form' | 'internal' | 'status' | 'deliveries'> = {
  form: 'rectificationOrder',
  internal: false,
  status: 'valid',
  deliveries: [],
}

test('要送达的是有效的对外文书;内部文书、作废文书、回执本身不送达', () => {
  assert.equal(deliverable(order), true)
  assert.equal(deliverable({ ...order, internal: true }), false)
  assert.equal(deliverable({ ...order, status: 'void' }), false)
  assert.equal(deliverable({ ...order, form: 'deliveryReceipt' }), false)
})

test('送达过的不再算未送达,仍可再次送达', () => {
  const delivery: DocumentOfCase['deliveries'][number] = {
    at: '2026-09-22T02:00:00Z',
    mode: 'direct',
    addressee: '某单位',
    receiver: '某人',
    spot: '某处',
    remark: null,
    by: '某人',
    photos: [],
  }
  assert.equal(undelivered(order), true)
  assert.equal(undelivered({ ...order, deliveries: [delivery] }), false)
})

test('文书和案卷各有自己的地址', () => {
  assert.equal(documentUrl('d1'), '/api/documents/d1/pdf')
  assert.equal(caseFileUrl('c1'), '/api/cases/c1/file.pdf')
})
