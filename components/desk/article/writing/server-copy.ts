/** The working copy of an article as the server has it, an update of Yjs in base64. */
export type ServerCopy = { readonly update: string; readonly at: string; readonly byName: string };
