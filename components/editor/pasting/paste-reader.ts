type Reader = typeof import('./insert-transfer.ts');

let reader: Reader | null = null;

/** The reader of pastes, where it is here already. */
export function pasteReader(): Reader | null {
  return reader;
}

/** Brings the reader of pastes in; fails where it can't be had, and may be asked again. */
export async function loadPasteReader(): Promise<Reader> {
  reader ??= await import('./insert-transfer.ts');
  return reader;
}
