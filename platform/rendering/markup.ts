import type { ReactNode } from 'react';

type WriteMarkup = (view: ReactNode) => string;

// A bundle holds several instances of this module, so shared state lives on `globalThis`.
const KEY = Symbol.for('toasoan.markup');
const shared = globalThis as { [KEY]?: WriteMarkup };

/** Registers the renderer. Called once by the process, because a bundle of pages may not import it. */
export function registerMarkupRenderer(write: WriteMarkup): void {
  shared[KEY] = write;
}

/**
 * Renders a view to HTML, escaped by React. Throws if no renderer is registered, which is a bug of the start.
 */
export function renderMarkup(view: ReactNode): string {
  const write = shared[KEY];
  if (write === undefined) throw new Error('The writer of markup was not provided before the first request.');
  return write(view);
}
