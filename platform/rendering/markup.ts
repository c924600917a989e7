import type { ReactNode } from 'react';

type WriteMarkup = (view: ReactNode) => string;

// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.markup');
const shared = globalThis as { [KEY]?: WriteMarkup };

/** Puts the writer in place; called once by the process, which has the one that a bundle of pages may not import. */
export function registerMarkupRenderer(write: WriteMarkup): void {
  shared[KEY] = write;
}

/** A view as HTML, escaped as React escapes it. Throws where no writer was provided, which is a fault of the start. */
export function renderMarkup(view: ReactNode): string {
  const write = shared[KEY];
  if (write === undefined) throw new Error('The writer of markup was not provided before the first request.');
  return write(view);
}
