import { localDate } from '#kernel/clock/day.ts'
import { confirmedText, readTerms, type Terms } from '#kernel/clock/store.ts'
import { newId, randomCode } from '#kernel/evidence/chance.ts'
import { digest, type Draft, jcs, type JsonObject } from '#kernel/evidence/row.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import { signature } from '#kernel/place/signature.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Form, Issue } from './form.ts'
import { insertDocument, issuerOf, type NewDocument } from './store.ts'

/** City parameter: the short name of each issuing organ's area as it stands in numbers, by the first six digits of its code. */
export const regionsParameter = 'documents.regions'

interface Issuing {
  tx: Tx
  actor: Actor
  now: string
}

/**
 * Issues documents within the transaction of the step that decides them: each gets its number now, so that a number exists
 * exactly when its document does, and a row of evidence that carries what it says.
 * @returns the drafts to be appended after the step's own
 * @throws 409.8 while nobody has confirmed the short name of the issuer's area; 422.1 naming what a form lacks
 */
export async function issueDocuments(issuing: Issuing, on: { id: string; rev: number }, issues: readonly Issue[]): Promise<Draft[]> {
  const drafts: Draft[] = []
  // One after the other: two of one series in a step must not wait for each other's lock.
  for (const issue of issues) drafts.push(await issueOne(issuing, on, issue))
  return drafts
}

async function issueOne(issuing: Issuing, on: { id: string; rev: number }, { form, data, issuer }: Issue): Promise<Draft> {
  const { tx, actor, now } = issuing
  const key = issuer ?? actor.organ
  if (key === null) throw problems.gaps({ say: `「${form.name}」须由机关制作,您的岗位不属于任何机关` })
  const organ = await issuerOf(tx, key)
  if (!organ) throw problems.notFound({ what: '制作文书的机关' })
  const said = complete(form, data)
  const date = localDate(new Date(now))
  const body = issuerWords[organ.kind] ?? '应急'
  const no = numberOf(form, { region: regionOf(await readTerms(tx), organ), body, year: date.slice(0, 4) })
  const text = jcs(said)
  const row: NewDocument = {
    id: newId(),
    case_id: on.id,
    rev: on.rev,
    form: form.key,
    form_version: form.version,
    template: form.template,
    name: form.name,
    internal: form.kind === 'internal',
    issuer: organ.key,
    issuer_name: organ.name,
    infix: form.infix,
    year: Number(date.slice(0, 4)),
    serial: 0,
    no,
    date,
    data: text,
    data_hash: digest('sha256', text),
    code: randomCode(16),
    issued_at: now,
    person: actor.person,
    person_name: actor.personName,
    post: actor.post,
  }
  return issuedDraft(issuing, { ...row, no: await insertDocument(tx, row) }, said)
}

/** An internal paper is named in the chain by its hash alone: what it says is for officials. */
const issuedDraft = ({ actor, now }: Issuing, row: NewDocument, said: JsonObject): Draft => ({
  streamKind: 'case',
  streamId: row.case_id,
  at: now,
  capturedAt: null,
  event: 'document.issued',
  ...signature(actor),
  caseId: row.case_id,
  rev: null,
  data: {
    document: {
      id: row.id,
      form: row.form,
      version: row.form_version,
      name: row.name,
      no: row.no,
      date: row.date,
      issuer: row.issuer_name,
      dataHash: row.data_hash,
      // Who alters the code in the register makes the paper look forged: its digest stands here, the code itself on the paper.
      codeHash: digest('sha256', row.code),
      ...(row.internal ? {} : { says: said }),
    },
  },
  attachments: [],
})

/** What the form must say is said; what is missing is named by its label. */
function complete(form: Form, data: JsonObject): JsonObject {
  const read = form.data.safeParse(data)
  if (read.success) return read.data as JsonObject
  const [first] = read.error.issues
  throw problems.gaps({ say: `「${form.name}」内容不全:${first?.path.join('.') ?? ''} ${first?.message ?? ''}` })
}

/** 青秀; a township's own station adds the township, 青秀新竹: its series is its own, and so are its numbers. */
function regionOf(terms: Terms, organ: { place: string; placeName: string }): string {
  const region = confirmedText(terms, regionsParameter, organ.place)
  const label = terms.parameters.get(regionsParameter)?.label ?? '文书字号地区简称'
  if (region === undefined) throw problems.notConfirmed({ label })
  return /^\d{6}0{6}$/.test(organ.place) ? region : region + organ.placeName.replace(/(街道|镇|乡)$/, '')
}

/** The number but for its serial, which the database gives when the row is written. */
const numberOf = (form: Form, { region, body, year }: { region: string; body: string; year: string }): string =>
  form.number.replace('{region}', region).replace('{body}', body).replace('{infix}', form.infix).replace('{year}', year)

/** What stands for the issuing organ in its numbers; two bureaus of one county must not bear the same. */
const issuerWords: Readonly<Record<string, string>> = {
  committeeOffice: '安委',
  government: '政',
  housing: '住建',
  transport: '交运',
  fire: '消防',
  market: '市监',
  commerce: '商务',
  industry: '工信',
  agriculture: '农业农村',
  zoneCommittee: '管委',
}
