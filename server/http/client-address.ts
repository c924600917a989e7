import type { IncomingMessage } from 'node:http';
import { networkOf, unmapped } from '#core/shared/network-of.ts';

/** Loopback, private and link-local networks (RFC 1918, 3927, 4193, 4291, 6598), where our proxy may run. */
const PRIVATE_NETWORKS =
  /^(::ffff:)?(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)|^(::1$|f[cd]|fe[89ab])/i;

/** Whether an address is in a network where our proxy may run. */
export function isProxyAddress(address: string): boolean {
  return PRIVATE_NETWORKS.test(address);
}

/**
 * Sets `x-forwarded-for` to the client address. Only a proxy in a private network may name a client, by the
 * last entry of the header. For any other peer the header is replaced by the peer address.
 */
export function setClientAddress(request: IncomingMessage): void {
  const address = request.socket.remoteAddress ?? '';
  const named = isProxyAddress(address) ? lastForwarded(request) : '';
  request.headers['x-forwarded-for'] = named === '' ? unmapped(address) : named;
}

function lastForwarded(request: IncomingMessage): string {
  const last = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1);
  return unmapped(withoutPort(last?.trim() ?? ''));
}

/** Some proxies add the port, with brackets around IPv6 (RFC 7239, 6). The port differs per connection. */
function withoutPort(named: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(named)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(named)?.[1] ?? named;
}

/**
 * The network of a client for rate limits: an IPv4 address or the first 64 bits of an IPv6 address (RFC
 * 6177). Empty where a proxy names no client.
 */
export function networkOfClient(request: IncomingMessage): string {
  const named = lastForwarded(request);
  return isProxyAddress(named) ? '' : networkOf(named);
}
