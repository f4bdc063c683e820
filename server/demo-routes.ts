import { z } from 'zod'
import type { Kernel } from '#kernel/http/kernel.ts'
import { open, type Route } from '#kernel/http/route.ts'
import { asJob } from '#kernel/store/transaction.ts'

const account = z.object({ login: z.string(), password: z.string(), name: z.string(), title: z.string(), role: z.string() })
export const accountsShape = z.object({ rows: z.array(account) })

/** The accounts of the invented people of a demo city, so that a visitor signs in with a tap; a real city has none. */
export const demoRoutes = (kernel: Kernel): Route[] =>
  kernel.city.demo
    ? [
        open({
          name: 'demo.accounts',
          path: '/api/demo/accounts',
          summary: '演示账号',
          answer: accountsShape,
          run: ({ kernel }) =>
            asJob(kernel.database, 'start', kernel.clock.now(), async (tx) => {
              const row = await tx.selectFrom('setting').select('value').where('key', '=', 'demo').executeTakeFirst()
              return { rows: z.object({ accounts: z.array(account) }).parse(row?.value).accounts }
            }),
        }),
      ]
    : []
