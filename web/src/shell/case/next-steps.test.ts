import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Next, othersOpen, planNext } from './next-steps.ts'

const step = (name: string, kind: Next['kind'] = null): Next => ({
  step: name,
  title: name,
  yes: kind === null,
  why: kind === null ? null : '理由',
  kind,
  byLabel: '执法人员',
  to: '下一状态',
  basis: [],
})
const groups = [
  { title: '双报告', steps: ['file', 'receive'] },
  { title: '必要时', steps: ['propose'], seldom: true },
]
const said = (of: ReturnType<typeof planNext>['mine']) => of.map((one) => `${one.title ?? '主线'}:${one.steps.map((s) => s.step).join('')}`)

test('主线在前,照程序的次序;分组在后,能办的在前', () => {
  const plan = planNext([step('a'), step('receive', 'gap'), step('file'), step('b', 'gap'), step('c', 'role')], groups)
  assert.deepEqual(said(plan.mine), ['主线:ab', '双报告:filereceive'])
  assert.deepEqual(said(plan.others), ['主线:c'])
  assert.equal(plan.first?.step, 'a')
})

test('主线的头一步还缺条件时,不把后面的退回当作首要步骤;旁边能办的可以', () => {
  assert.equal(planNext([step('close', 'gap'), step('rework')], groups).first, undefined)
  assert.equal(planNext([step('close', 'gap'), step('rework'), step('file')], groups).first?.step, 'file')
})

test('缺条件和须由另一人办理的是我的事,岗位和辖区不符的是他人的事', () => {
  const plan = planNext([step('a', 'apart'), step('b', 'scope'), step('c', 'role'), step('d', 'gap')], groups)
  assert.deepEqual(said(plan.mine), ['主线:ad'])
  assert.deepEqual(said(plan.others), ['主线:bc'])
  assert.equal(plan.any, false)
})

test('少用的步骤不作为首要步骤', () => {
  const plan = planNext([step('register', 'role'), step('propose')], groups)
  assert.equal(plan.first, undefined)
  assert.equal(plan.any, true)
})

test('他人的步骤少时展开,多时收起;自己没有可看的就展开', () => {
  const many = ['a', 'b', 'c', 'd'].map((name) => step(name, 'role'))
  assert.equal(othersOpen(planNext([...many.slice(0, 3), step('x')], groups)), true)
  assert.equal(othersOpen(planNext([...many, step('x')], groups)), false)
  assert.equal(othersOpen(planNext(many, groups)), true)
})
