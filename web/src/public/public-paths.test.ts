import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicPath } from './paths.ts'

test('只有公示和核验两处不需要登录', () => {
  for (const path of ['/public/listed', '/public/listed?q=x', '/check', '/check/7K2M01AB9XYZ34CD', '/check/']) {
    assert.equal(isPublicPath(path), true, path)
  }
  for (const path of ['/', '/cases/1', '/documents', '/checks', '/check/a/b', '/public', '/public/listed/x', '/sign-in?next=/check']) {
    assert.equal(isPublicPath(path), false, path)
  }
})
