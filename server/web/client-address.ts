import type { IncomingMessage } from 'node:http';

/** Loopback, private and link-local networks (RFC 1918, RFC 4193, RFC 6598): where a proxy of ours may stand. */
const NEARBY =
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)|^(::1$|f[cd])/i;

/** Whether an address is one where a proxy of ours may stand. */
export function isNearby(address: string): boolean {
  return NEARBY.test(address);
}

/** Only a proxy nearby may say for whom it asks; anybody else's word on where they are is replaced by the truth. */
export function nameClient(request: IncomingMessage): void {
  const address = request.socket.remoteAddress ?? '';
  if (!isNearby(address) || request.headers['x-forwarded-for'] === undefined) {
    request.headers['x-forwarded-for'] = address;
  }
}
