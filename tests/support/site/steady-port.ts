import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A port that stays a test's own while the server behind it goes and another comes: one that is given back may be somebody else's
 * by the time it is asked for again.
 */
export type SteadyPort = {
  readonly port: number;
  /** From now on whoever comes is led to the server at this address; null: nobody answers. */
  readonly leadTo: (url: string | null) => void;
  readonly stop: () => Promise<void>;
};

export async function openSteadyPort(): Promise<SteadyPort> {
  let behind: number | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (behind === null) {
      socket.destroy();
      return;
    }
    const answering = connect(behind, '127.0.0.1');
    lead(socket, answering);
    lead(answering, socket);
  });

  function lead(from: Socket, to: Socket): void {
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
    leadTo(url) {
      behind = url === null ? null : Number(new URL(url).port);
    },
    async stop() {
      const isClosed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await isClosed;
    },
  };
}
