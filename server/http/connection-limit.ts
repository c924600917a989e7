import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '#core/shared/network-of.ts';
import { isProxyAddress } from './client-address.ts';

/** Open connections, and connections refused since the start. */
export type ConnectionCounts = { open(): number; refused(): number };

/**
 * Limits the connections of one network, so that one client cannot use up the file descriptors. A network is
 * an IPv4 address or the first 64 bits of an IPv6 address. Connections of private proxies are not counted.
 */
export function limitConnections(
  server: Server,
  {
    maxPerNetwork,
    isProxy = isProxyAddress,
  }: { maxPerNetwork: number; isProxy?: (address: string) => boolean },
): ConnectionCounts {
  const byNetwork = new Map<string, number>();
  let open = 0;
  let refused = 0;
  server.on('connection', (socket: Socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
    const address = socket.remoteAddress ?? '';
    if (isProxy(address)) return;
    const network = networkOf(address);
    const count = byNetwork.get(network) ?? 0;
    if (count >= maxPerNetwork) {
      refused += 1;
      socket.destroy();
      return;
    }
    byNetwork.set(network, count + 1);
    socket.once('close', () => {
      const left = (byNetwork.get(network) ?? 1) - 1;
      if (left > 0) byNetwork.set(network, left);
      else byNetwork.delete(network);
    });
  });
  return { open: () => open, refused: () => refused };
}
