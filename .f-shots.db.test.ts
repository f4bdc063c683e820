import { launch } from '#test/browser.ts'
import { story, type City } from '#test/city.ts'
import { CoercionCase, disobeyedStop, overdueHazard, powerOf, inHours } from '#test/coercion.ts'
import { Coordination } from '#test/coordination.ts'
import { MajorCase, majorCast } from '#test/major.ts'
import { type Screen, Visitor } from '#test/visitor.ts'
import { sql } from 'kysely'

const out = '/tmp/f-shots'
const only = process.env.ONLY
async function prepare(city: City) {
  const hazard = await overdueHazard(city)
  const people = await majorCast(city)
  const [committee, ou] = [await city.person('committee'), await city.person('ou')]
  const take = async (who: string, step: string, input: object) => {
    const p = await city.person(who)
    const v = await p.get<{ rev: number }>(`/api/cases/${hazard}`)
    return p.post(`/api/prevention/hazards/${hazard}/${step}`, { rev: v.rev, ...input })
  }
  await take('ma', 'fileReports', { cause: '扩产时未按标准设置单独作业间', harm: '液氨泄漏可致群死群伤,整改需停产施工', scheme: '隔出单独作业间,增设气体检测和通风' })
  await take('ou', 'list', { requirements: '治理期间停止使用速冻装置。\n每月报告整改进展,按期完成治理。', finishBy: '2026-12-31', organ: 'station.450103001' })
  const nong = await city.person('nong')
  await take('nong', 'reportProgress', { progress: '隔墙已砌筑完成', percent: 45, photos: [(await nong.photo()).id] })
  const stop = await disobeyedStop(city, hazard)
  const cut = await CoercionCase.request(city, hazard, 'cutPower', powerOf(stop.id))
  await cut.review()
  const seal = await CoercionCase.request(city, hazard, 'sealDetain')
  await seal.review()
  await seal.approve({ until: inHours(city, 24 * 20).slice(0, 10) })
  const co = await Coordination.convene(await city.person('committee'), hazard)
  await co.report(await city.person('mo'), 2)
  await city.settled()
  void ou; void committee; void people
  return { hazard, stop: stop.id, cut: cut.id, seal: seal.id, co: co.id, unit: city.unit('cold') }
}
const pages: Record<string, string[]> = {
  qin: ['/coercion', '/coercion/new?hazard={hazard}', '/coercion/new', '/documents', '/trail', '/cases/{hazard}', '/cases/{stop}', '/cases/{seal}', '/enterprises/{unit}', '/cases/{seal}?tab=next&step=serve'],
  tan: ['/cases/{cut}', '/cases/{cut}?tab=next&step=approve', '/evaluators', '/documents', '/cases/{seal}', '/cases/{stop}?tab=next&step=release'],
  committee: ['/coordination/new?hazard={hazard}', '/cases/{co}', '/evaluators'],
  mo: ['/cases/{co}?tab=next&step=reportMeasure'],
  ma: ['/cases/{seal}', '/documents', '/coercion', '/enterprises/{unit}', '/evaluators'],
  evaluator: ['/evaluators', '/trail'],
  admin: ['/trail', '/documents'],
  '': ['/public/listed', '/check', '/check/{code}', '/check/ABCD', '/public/listed?q=none', '/sign-in'],
}
story('', 'shots', async (city, context) => {
  const browser = await launch()
  if (!browser) return context.skip('no browser')
  const names: Record<string, string> = await prepare(city)
  const code = await city.stored(async (tx) => (await sql<{ code: string }>`select code from document where not internal limit 1`.execute(tx)).rows[0]?.code ?? '')
  names.code = code
  const base = await city.app.listen({ port: 0, host: '127.0.0.1' })
  for (const screen of ['desk', 'phone'] as Screen[]) {
    if (process.env.SCREEN && process.env.SCREEN !== screen) continue
    for (const [login, paths] of Object.entries(pages)) {
      if (only && only !== login) continue
      const who = await Visitor.at(browser, base, screen)
      if (login) await who.signIn(login)
      for (const path of paths) {
        const n = paths.indexOf(path)
        try {
          await who.open(path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? ''))
          await who.page.waitForLoadState('networkidle')
          await who.page.waitForTimeout(250)
        } catch (e) { console.log('OPEN FAIL', login, path, String(e).slice(0, 200)) }
        const bad = await who.faults()
        if (bad.length) console.log('FAULTS', screen, login, path, JSON.stringify(bad))
        await who.page.screenshot({ path: `${out}/${screen}-${login || 'public'}-${n}.png`, fullPage: true })
      }
      await who.page.context().close()
    }
  }
  await browser.close()
}, true)
