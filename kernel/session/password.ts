import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** 19 MiB, two passes: the usual floor for argon2id, about 20 ms here. Each hash carries its own settings. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** A password as it is stored: `argon2id$memory$passes$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive('argon2id', { message: password, nonce: salt, ...cost })
  return ['argon2id', cost.memory, cost.passes, salt.toString('base64url'), tag.toString('base64url')].join('$')
}

/** Does the password fit the stored hash? Takes as long for an unknown account, so that names cannot be probed. */
export async function passwordFits(password: string, stored: string | undefined): Promise<boolean> {
  const [, memory, passes, salt, tag] = (stored ?? (await decoy)).split('$')
  const expected = Buffer.from(tag ?? '', 'base64url')
  const nonce = Buffer.from(salt ?? '', 'base64url')
  const made = await derive('argon2id', { message: password, nonce, ...cost, memory: Number(memory), passes: Number(passes) })
  return timingSafeEqual(made, expected) && stored !== undefined
}

const decoy = hashPassword(randomBytes(16).toString('hex'))
