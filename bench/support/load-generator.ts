import { once } from 'node:events';
import net from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * Asks for the same pages again and again over kept connections, one request at a time on each, from a process of its
 * own: `node load-generator.ts '{…Load}'` prints one `LoadResult` as JSON. Either as fast as answers come, or at a
 * rate; then a request that had to wait for a free connection counts from when it was due.
 */

export type Load = {
  readonly url: string;
  /** Asked for in turn; what is behind `POST ` is told with an empty body, as a page of the site tells it. */
  readonly paths: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second; without it as many as there are answers. */
  readonly rate?: number;
};

export type LoadResult = {
  readonly requests: number;
  readonly seconds: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Connections that could not be made, or broke with a request on them. */
  readonly failures: number;
  /** At a rate: were due and never sent, as no connection was free. */
  readonly unsent: number;
  /** How late this program itself came to its work, 99 of 100 times at most, in milliseconds. */
  readonly ownLag: number;
  readonly bytes: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
};

const TICK_MS = 1;
const BROWSER = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36';
const HEAD_END = Buffer.from('\r\n\r\n');

if (process.argv[1] === import.meta.filename) {
  const result = await run(JSON.parse(process.argv[2] ?? '{}') as Load);
  process.stdout.write(JSON.stringify(result));
  process.exit(0);
}

function requestFor(path: string, host: string): Buffer {
  const posted = /^POST (.*)$/.exec(path)?.[1];
  const lines =
    posted === undefined
      ? [`GET ${path} HTTP/1.1`, `host: ${host}`, 'accept-encoding: br, gzip']
      : [
          `POST ${posted} HTTP/1.1`,
          `host: ${host}`,
          `user-agent: ${BROWSER}`,
          `origin: http://${host}`,
          'content-length: 0',
        ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}

async function run({ url, paths, connections, seconds, rate }: Load): Promise<LoadResult> {
  const { hostname, port } = new URL(url);
  const requests = paths.map((path) => requestFor(path, `${hostname}:${port}`));
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const idle: Line[] = [];
  const due: number[] = [];
  let failures = 0;
  let bytes = 0;
  let sent = 0;
  let isOver = false;

  type Line = {
    socket: net.Socket;
    sentAt: number;
    isWaiting: boolean;
    pending: Buffer | null;
    send: (at: number) => void;
  };

  function open(): void {
    const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    const line: Line = {
      socket,
      sentAt: 0,
      isWaiting: true,
      pending: null,
      send(at) {
        line.isWaiting = true;
        line.sentAt = at;
        socket.write(requests[sent++ % requests.length] as Buffer);
      },
    };
    socket.once('connect', () => {
      line.isWaiting = false;
      free(line);
    });
    socket.on('data', (chunk) => {
      const all = line.pending === null ? chunk : Buffer.concat([line.pending, chunk]);
      const headEnd = all.indexOf(HEAD_END);
      const head = headEnd < 0 ? '' : all.toString('latin1', 0, headEnd);
      const length = /content-length: (\d+)/i.exec(head)?.[1];
      if (headEnd < 0 || (length !== undefined && all.length < headEnd + 4 + Number(length))) {
        line.pending = all;
        return;
      }
      // Chunked: the last of it ends with an empty chunk. An answer without content has neither.
      if (
        length === undefined &&
        !head.startsWith('HTTP/1.1 204') &&
        !all.subarray(-5).equals(Buffer.from('0\r\n\r\n'))
      ) {
        line.pending = all;
        return;
      }
      line.pending = null;
      line.isWaiting = false;
      bytes += all.length;
      const status = head.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      times.push(performance.now() - line.sentAt);
      free(line);
    });
    const lost = () => {
      if (isOver) return;
      // A server may end a connection on which nothing is asked; nobody waits for it.
      if (line.isWaiting) failures += 1;
      else idle.splice(0, idle.length, ...idle.filter((one) => one !== line));
      setTimeout(open, 10);
    };
    socket.on('error', () => {});
    socket.once('close', lost);
  }

  function free(line: Line): void {
    if (isOver) return;
    if (rate === undefined) line.send(performance.now());
    else {
      const at = due.shift();
      if (at === undefined) idle.push(line);
      else line.send(at);
    }
  }

  const lag = monitorEventLoopDelay({ resolution: TICK_MS });
  lag.enable();
  const began = performance.now();
  for (let index = 0; index < connections; index += 1) open();
  if (rate !== undefined) {
    let planned = 0;
    const timer = setInterval(() => {
      const until = ((performance.now() - began) / 1_000) * rate;
      for (; planned < until; planned += 1) {
        const at = began + (planned / rate) * 1_000;
        // The one that has rested longest, so that none rests until the server ends it.
        const line = idle.shift();
        if (line) line.send(at);
        else due.push(at);
      }
      if (isOver) clearInterval(timer);
    }, TICK_MS);
  }
  // Or until whoever started it says that it is enough.
  await Promise.race([sleep(seconds * 1_000), once(process.stdin.resume(), 'end')]);
  isOver = true;
  const took = (performance.now() - began) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? 0;
  return {
    ...{ requests: times.length, seconds: took, statuses, failures, bytes },
    ...{ unsent: due.length, ownLag: lag.percentile(99) / 1e6 },
    ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) },
  };
}
