import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { requireDatabase } from '#server/require-database.ts';

let server: Server | null = null;
afterEach(() => server?.close());

/**
 * A server that speaks the PostgreSQL protocol (55.7, ErrorResponse) and refuses each client with the next
 * code.
 */
async function refusing(codes: string[]): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      const code = codes[Math.min(asked, codes.length - 1)] ?? '';
      asked += 1;
      const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mkhông được\0\0`);
      const length = Buffer.alloc(4);
      length.writeInt32BE(fields.length + 4);
      socket.end(Buffer.concat([Buffer.from('E'), length, fields]));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://a:b@127.0.0.1:${port}/toasoan`, asked: () => asked };
}

test('a recovering database is awaited, and any other refusal is reported at once', async () => {
  const { url, asked } = await refusing(['57P03', '57P03', '28P01']);
  await expect(requireDatabase(url)).rejects.toThrow(
    'The database in DATABASE_URL cannot be used: không được.',
  );
  expect(asked()).toBe(3);
});
