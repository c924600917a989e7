import type { ToldDebts } from '#core/articles/debts.ts';

const name = 'desk-debts';

/** Tells the counter of this window. */
export function tellDebts(debts: ToldDebts): void {
  window.dispatchEvent(new CustomEvent(name, { detail: debts }));
}

/** Hears what is told until the returned function is called. */
export function hearDebts(hear: (debts: ToldDebts) => void): () => void {
  const listen = (event: Event) => hear((event as CustomEvent<ToldDebts>).detail);
  window.addEventListener(name, listen);
  return () => window.removeEventListener(name, listen);
}
