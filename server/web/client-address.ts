import type { IncomingMessage } from 'node:http';
import { networkOf, unmapped } from '#core/shared/network-of.ts';

/** Loopback, private and link-local networks (RFC 1918, 3927, 4193, 4291, 6598): where a proxy of ours may stand. */
const NEARBY =
  /^(::ffff:)?(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)|^(::1$|f[cd]|fe[89ab])/i;

/** Whether an address is one where a proxy of ours may stand. */
export function isNearby(address: string): boolean {
  return NEARBY.test(address);
}

/**
 * Only a proxy nearby may say for whom it asks, by the last name of its list; anybody else's word on where they are is replaced by
 * the truth.
 */
export function nameClient(request: IncomingMessage): void {
  const address = request.socket.remoteAddress ?? '';
  const named = isNearby(address) ? lastNamed(request) : '';
  request.headers['x-forwarded-for'] = named === '' ? unmapped(address) : named;
}

function lastNamed(request: IncomingMessage): string {
  const last = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1);
  return unmapped(withoutPort(last?.trim() ?? ''));
}

/** Some proxies name the port with the address, an IPv6 one in brackets then (RFC 7239, 6): it is another for each line. */
function withoutPort(named: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(named)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(named)?.[1] ?? named;
}

/**
 * Whose share of something this request takes: the network that one customer has, which is an IPv4 address or the first 64
 * bits of an IPv6 one (RFC 6177); nobody's, the empty string, where a proxy of ours does not say for whom it asks.
 */
export function shareOf(request: IncomingMessage): string {
  const named = lastNamed(request);
  return isNearby(named) ? '' : networkOf(named);
}
