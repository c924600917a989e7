import type { Transfer } from './transfer.ts';

/** Whether a transfer holds an address and nothing else. */
export function isAddressAlone(transfer: Transfer): boolean {
  const text = transfer.getData('text/plain').trim();
  return /^https?:\/\/[^\s\uFFF9-\uFFFD]+$/i.test(text) && !transfer.getData('text/html').includes('<img');
}
