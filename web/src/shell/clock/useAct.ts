import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import type { receipt } from '#kernel/http/contract.ts'
import { send, uuid } from '../client.ts'

export type Receipt = z.infer<typeof receipt>

/** A one-button act: one key for every try with the same body, a new one once it went through or the body changed. */
export function useAct<Body extends object>(path: string) {
  const queries = useQueryClient()
  const intent = useRef({ body: '', key: uuid() })
  return useMutation({
    mutationFn: (body: Body) => {
      const text = JSON.stringify(body)
      if (intent.current.body !== text) intent.current = { body: text, key: uuid() }
      return send<Receipt>('POST', path, body, intent.current.key)
    },
    onSuccess: () => {
      intent.current = { body: '', key: uuid() }
      return queries.invalidateQueries()
    },
  })
}
