/** Any JSON value; what provenance is kept as, unread. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
