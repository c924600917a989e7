import { once } from 'node:events';
import net from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * Load generator in its own process: requests the same pages repeatedly over keep-alive connections, one
 * request at a time on each. `node load-generator.ts '{…Load}'` prints one `LoadResult` as JSON. It runs
 * either as fast as answers come, or at a fixed rate. At a rate, latency counts from the moment a request was
 * due.
 */

export type Load = {
  readonly url: string;
  /** Requested in turn. `POST ` before a path sends a beacon with an empty body, as a reader page does. */
  readonly paths: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Requests per second. Without it, as fast as answers come. */
  readonly rate?: number;
};

export type LoadResult = {
  readonly requests: number;
  readonly seconds: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Connections that failed or broke during a request. */
  readonly failures: number;
  /** At a rate: requests that were due but never sent, because no connection was free. */
  readonly unsent: number;
  /** The p99 delay of this program's own timers, in milliseconds. */
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
  const idle: Connection[] = [];
  const due: number[] = [];
  let failures = 0;
  let bytes = 0;
  let sent = 0;
  let isOver = false;

  type Connection = {
    socket: net.Socket;
    sentAt: number;
    isWaiting: boolean;
    pending: Buffer | null;
    send: (at: number) => void;
  };

  function open(): void {
    const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    const connection: Connection = {
      socket,
      sentAt: 0,
      isWaiting: true,
      pending: null,
      send(at) {
        connection.isWaiting = true;
        connection.sentAt = at;
        socket.write(requests[sent++ % requests.length] as Buffer);
      },
    };
    socket.once('connect', () => {
      connection.isWaiting = false;
      free(connection);
    });
    socket.on('data', (chunk) => {
      const all = connection.pending === null ? chunk : Buffer.concat([connection.pending, chunk]);
      const headEnd = all.indexOf(HEAD_END);
      const head = headEnd < 0 ? '' : all.toString('latin1', 0, headEnd);
      const length = /content-length: (\d+)/i.exec(head)?.[1];
      if (headEnd < 0 || (length !== undefined && all.length < headEnd + 4 + Number(length))) {
        connection.pending = all;
        return;
      }
      // A chunked body ends with an empty chunk. An answer without content has neither length nor chunks.
      if (
        length === undefined &&
        !head.startsWith('HTTP/1.1 204') &&
        !all.subarray(-5).equals(Buffer.from('0\r\n\r\n'))
      ) {
        connection.pending = all;
        return;
      }
      connection.pending = null;
      connection.isWaiting = false;
      bytes += all.length;
      const status = head.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      times.push(performance.now() - connection.sentAt);
      free(connection);
    });
    const lost = () => {
      if (isOver) return;
      // A server may close an idle connection. No request is lost by that.
      if (connection.isWaiting) failures += 1;
      else idle.splice(0, idle.length, ...idle.filter((one) => one !== connection));
      setTimeout(open, 10);
    };
    socket.on('error', () => {});
    socket.once('close', lost);
  }

  function free(connection: Connection): void {
    if (isOver) return;
    if (rate === undefined) connection.send(performance.now());
    else {
      const at = due.shift();
      if (at === undefined) idle.push(connection);
      else connection.send(at);
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
        // The longest idle connection, so that the server's idle timeout closes none.
        const connection = idle.shift();
        if (connection) connection.send(at);
        else due.push(at);
      }
      if (isOver) clearInterval(timer);
    }, TICK_MS);
  }
  // Or until the parent process ends the run by closing stdin.
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
