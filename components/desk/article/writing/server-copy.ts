/** The working copy on the server, as a Yjs update in base64. */
export type ServerCopy = { readonly update: string; readonly at: string; readonly byName: string };
