/** What the bell says aloud, with `{count}` where the number goes. */
export type BellWords = { readonly one: string; readonly many: string };
