/** The ground of a step, duty or number; constructed by `law/basis.ts` from clauses, articles and city parameters only. */
export type Basis =
  | { readonly kind: 'policy'; readonly clause: string }
  | { readonly kind: 'law'; readonly act: string; readonly article: string }
  | { readonly kind: 'city'; readonly parameter: string }
