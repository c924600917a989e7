import type { Transfer } from './transfer.ts';

/** Whether a transfer contains only a URL. */
export function isAddressAlone(transfer: Transfer): boolean {
  const text = transfer.getData('text/plain').trim();
  return /^https?:\/\/[^\s\uFFF9-\uFFFD]+$/i.test(text) && !transfer.getData('text/html').includes('<img');
}
