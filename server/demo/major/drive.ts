import { deliver } from '#kernel/document/commands.ts'
import { deliverInput } from '#kernel/document/contract.ts'
import { deliveriesOf, type DocumentRow, documentsOf } from '#kernel/document/store.ts'
import { withChance } from '#kernel/evidence/chance.ts'
import { likenessHash } from '#kernel/evidence/likeness-hash.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { fireDue } from '#kernel/obligation/sweep.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { signer } from '#kernel/place/posts.ts'
import type { CaseKind } from '#kernel/procedure/case-kind.ts'
import { type Acting, openCase, type Receipt, takeStep } from '#kernel/procedure/commands.ts'
import { readFacts } from '#kernel/procedure/store.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import type { Telling } from '../acts.ts'
import type { Dice } from '../dice.ts'
import { drawAfter, drawTwice, type Picture } from '../photos.ts'
import type { Signer } from '../staff.ts'
import { coercionActs, isMeasure } from './coercion-acts.ts'
import { coordinationActs, earlierActs, hazardActs } from './hazard-acts.ts'
import type { Desk, Live, Scene, Tell } from './scene.ts'
import { insertPhoto, markDone, moveTo, waitingReactions } from './store.ts'

/** Acts in one transaction. */
const chunk = 200
const iso = (at: number) => new Date(at).toISOString()

/** What the scenes are driven with. */
export interface Driving {
  kernel: Kernel
  telling: Pick<Telling, 'dice' | 'pictures'>
  now: Date
  /** Up to when rungs have fired, ISO. */
  until: string
  /** Lays a new picture into the files folder. */
  keep(picture: Picture): Promise<void>
}

interface Cue {
  scene: Scene
  index: number
  step: string
  at: number
}

/**
 * Plays the scenes by the program's own commands, all in the order of time: what they leave is what people would have left.
 * Reactions run as they would within the minute, but for the typesetting, which the program does once it has started.
 */
export async function playScenes(driving: Driving, scenes: readonly Scene[], note: (text: string) => void): Promise<void> {
  const cues = scenes
    .flatMap((scene) => scene.moments.map(({ step, at }, index): Cue => ({ scene, index, step, at })))
    .toSorted((a, b) => a.at - b.at)
  const { kernel, now, until } = driving
  const show = showing(driving)
  for (let from = 0; from < cues.length; from += chunk) {
    await asJob(kernel.database, 'city', now, async (tx) => {
      for (const cue of cues.slice(from, from + chunk)) await show(tx, cue)
    })
    note(`演示数据：重大隐患办理 ${Math.min(from + chunk, cues.length)}/${cues.length} 步`)
  }
  await asJob(kernel.database, 'city', now, (tx) => fireUntil(kernel, tx, until))
}

/** One act after another, with what is remembered between them. */
function showing({ kernel, telling, keep }: Driving): (tx: Tx, cue: Cue) => Promise<void> {
  const actors = new Map<string, Actor>()
  const camera = cameraOf(telling, keep)
  const actorOf = async (tx: Tx, by: Signer): Promise<Actor> => {
    const known = actors.get(by.post) ?? (await signer(tx, { ...by, standInFor: null }))
    actors.set(by.post, known)
    return known
  }
  return async (tx, { scene, index, step, at }) => {
    await fireUntil(kernel, tx, iso(at))
    const desk: Desk = {
      dice: telling.dice,
      scene,
      at,
      index,
      photo: (by, of) => camera(tx, scene, by, at, of),
      facts: (role) => readFacts(tx, kindOfRole(kernel, role).table.table, live(scene, role).id),
    }
    await withChance(chanceOf(telling.dice, at), async () => {
      const act = async (by: Signer): Promise<Acting> => ({
        tx,
        actor: await actorOf(tx, by),
        now: iso(at),
        reactions: kernel.reactionNames,
      })
      await perform({ kernel, tx, desk, act }, step)
      if (kernel.reactionNames[`hazard.${step.split('.')[1] ?? ''}`]) await reactAt(kernel, tx, iso(at))
    })
  }
}

interface Performing {
  kernel: Kernel
  tx: Tx
  desk: Desk
  act(by: Signer): Promise<Acting>
}

async function perform({ kernel, tx, desk, act }: Performing, cue: string): Promise<void> {
  const [role = '', verb = ''] = cue.split('.')
  const { scene } = desk
  if (verb === 'deliver') return handOver({ kernel, tx, desk, act }, live(scene, role))
  const kind = kindOfRole(kernel, role)
  const tell = actsOf(role)[verb]
  if (!tell) throw new Error(`the demo does not know how to tell ${cue}`)
  const { by, input } = await tell(desk)
  const step = verb === 'rectifyAlike' ? 'rectify' : verb
  const opens = kind.opens[step]
  const receipt = opens
    ? await openCase(await act(by), kind, step, opens.input.parse(input))
    : await take(await act(by), kind, live(scene, role), step, input)
  scene.cases.set(role, { id: receipt.id, rev: receipt.rev ?? 1 })
}

const take = (acting: Acting, kind: CaseKind, { id, rev }: Live, step: string, input: object): Promise<Receipt> => {
  const read = kind.steps[step]?.input.parse({ ...input, rev }) as { rev: number }
  return takeStep(acting, kind, id, step, read)
}

function live(scene: Scene, role: string): Live {
  const found = scene.cases.get(role)
  if (!found) throw new Error(`the demo has not opened ${role} yet`)
  return found
}

const kindOfRole = (kernel: Kernel, role: string): CaseKind =>
  kindOf(kernel, isMeasure(role) ? 'coercion' : role === 'coordination' ? role : 'hazard')

function actsOf(role: string): Readonly<Record<string, Tell>> {
  if (isMeasure(role)) return coercionActs(role)
  if (role === 'coordination') return coordinationActs
  return role === 'earlier' ? earlierActs : hazardActs
}

/** Receipts are not handed over themselves; the notice of a listing goes to an authority within the government's own post. */
const kept = ['deliveryReceipt', 'listingNotice']
const forSupplier = ['powerCutNotice', 'powerRestoreNotice']

/** Hands every paper of the case that nobody has received yet to the one it is for. */
async function handOver({ kernel, tx, desk, act }: Performing, { id }: Live): Promise<void> {
  const { people, unit } = desk.scene
  const given = new Set((await deliveriesOf(tx, id)).map((one) => one.document))
  const due = (await documentsOf(tx, id)).filter((one) => !one.internal && !kept.includes(one.form) && !given.has(one.id))
  const groups = Map.groupBy(due, receiverOf)
  for (const [who, papers] of groups) {
    const [addressee, receiver] = {
      supplier: ['南宁供电局（演示）', people.supplier.personName],
      unit: [unit.row.name, people.principal.personName],
    }[who] as [string, string]
    const body = deliverInput.parse({
      documents: papers.map((one) => one.id),
      mode: 'direct',
      addressee,
      receiver,
      spot: who === 'unit' ? '企业办公楼会议室' : '该单位办公室',
      deliveredAt: iso(desk.at - 5 * 60_000),
    })
    await deliver({ ...(await act(people.first)), kernel }, body)
  }
}

const receiverOf = ({ form }: DocumentRow): 'supplier' | 'unit' => (forSupplier.includes(form) ? 'supplier' : 'unit')

/** Fires what has become due, each rung at its own time, and goes on at that instant. */
export async function fireUntil(kernel: Kernel, tx: Tx, until: string): Promise<void> {
  for (let at = await moveTo(tx, until); at !== null; at = await moveTo(tx, until)) await fireDue(tx, at, kernel.reactionNames)
}

/** What hangs on the act runs at once; the PDFs are made when the program runs. */
export async function reactAt(kernel: Kernel, tx: Tx, now: string): Promise<void> {
  for (const { id, name, row } of await waitingReactions(tx, 'documents.typeset')) {
    await kernel.reactions.find((one) => one.name === name)?.run({ kernel, tx, row, now })
    await markDone(tx, id, now)
  }
}

/** Ids that sort as they were given, and bytes, both from the dice. */
export function chanceOf(dice: Dice, at: number) {
  let given = 0
  return {
    id: () => {
      const plain = dice.uuid(at)
      given += 1
      return `${plain.slice(0, 15)}${given.toString(16).padStart(3, '0')}${plain.slice(18)}`
    },
    bytes: (count: number) => Uint8Array.from({ length: count }, () => dice.int(0, 255)),
  }
}

/** Takes pictures: each new one is like no other, and of a scene that hands in the same again two shots are kept. */
function cameraOf({ dice, pictures }: Driving['telling'], keep: Driving['keep']) {
  const second = new Map<Scene, Picture>()
  const pictureOf = async (scene: Scene, of: Parameters<Desk['photo']>[1]): Promise<Picture> => {
    if (of === 'before' || of === 'after') return dice.pick(pictures[of])
    const again = second.get(scene)
    if (of === 'alike' && again) return again
    const twice = scene.moments.some((one) => one.step.endsWith('rectifyAlike'))
    const [one, other] = twice ? drawTwice(dice) : drawAfter(dice)
    if (!one) throw new Error('a picture was asked for')
    if (other) second.set(scene, other)
    await Promise.all([one, other].map((picture) => picture && keep(picture)))
    return one
  }
  return async (tx: Tx, scene: Scene, by: Signer, at: number, of: Parameters<Desk['photo']>[1]) => {
    const { sha256, mime, bytes, content } = await pictureOf(scene, of)
    const photo = { id: dice.uuid(at), sha256, name: of === 'before' ? '现场1.png' : '整改后1.png', mime, bytes }
    const looks = second.has(scene) && (of === 'new' || of === 'alike') ? await likenessHash(content, mime) : null
    const [taken, uploaded] = [iso(at - 8 * 60_000), iso(at - 6 * 60_000)]
    await insertPhoto(tx, { ...photo, phash: looks, captured_at: taken, uploaded_at: uploaded, uploaded_by: by.person })
    return photo
  }
}
