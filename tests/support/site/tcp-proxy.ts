import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A port that a test keeps while the server behind it is replaced. A port that is released could be taken
 * before it is used again.
 */
export type TcpProxy = {
  readonly port: number;
  /** Forwards new connections to the server at this address; null refuses them. */
  readonly forwardTo: (url: string | null) => void;
  readonly stop: () => Promise<void>;
};

export async function openTcpProxy(): Promise<TcpProxy> {
  let target: number | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (target === null) {
      socket.destroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    pipeTo(socket, upstream);
    pipeTo(upstream, socket);
  });

  function pipeTo(from: Socket, to: Socket): void {
    sockets.add(from);
    from.on('error', () => {});
    from.once('close', () => {
      sockets.delete(from);
      to.end();
    });
    from.pipe(to);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    forwardTo(url) {
      target = url === null ? null : Number(new URL(url).port);
    },
    async stop() {
      const isClosed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await isClosed;
    },
  };
}
