/** The accessible labels of the bell, with the placeholder `{count}`. */
export type BellWords = { readonly one: string; readonly many: string };
