import type { z } from 'zod'
import type { documentCheck } from '#kernel/document/contract.ts'
import { ask } from '../shell/client.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

export type DocumentCheck = z.infer<typeof documentCheck>

/** What anybody who holds the paper may know of it. Throws a 404 when no document bears this code. */
export const askCheck = (code: string): Promise<DocumentCheck> => ask(`/api/public/documents/${encodeURIComponent(code)}`)

/** Larger than any document of ours: such a file is not read at all. */
export const mostBytes = 100 * 1024 * 1024

/**
 * SHA-256 of a file, computed on this device; the file is sent nowhere. By a library: browsers keep theirs for pages served
 * with TLS, and a township may serve this one without.
 */
export const hashOf = async (file: Blob): Promise<string> => bytesToHex(sha256(new Uint8Array(await file.arrayBuffer())))
