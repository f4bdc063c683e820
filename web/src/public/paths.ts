/** The pages that anybody may read without signing in, by the name of their route. */
export const publicRoutes = ['/public/listed', '/check', '/check/$code'] as const

/** Does this address lead to one of them? */
export const isPublicPath = (path: string): boolean => /^\/(?:public\/listed|check(?:\/[^/]+)?)\/?$/.test(path.split(/[?#]/)[0] ?? '')
