import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Memory of the server's process at one moment, in MB, and its activity. */
export type Sample = {
  /** Minutes since the first sample. */
  readonly at: number;
  readonly rss: number;
  readonly heap: number;
  /** Includes array buffers: Yjs updates and cached pages. */
  readonly external: number;
  readonly openArticles: number;
  readonly connections: number;
  readonly cpuSeconds: number;
};

const mb = 1_000_000;

/** Samples the memory of a running site: resident memory from the system, and the site's own metrics. */
export function watchMemory(site: { url: string; dataDir: string }): () => Promise<Sample> {
  const { pid } = JSON.parse(readFileSync(path.join(site.dataDir, 'run', 'site', 'web'), 'utf8'));
  const began = Date.now();
  return async () => {
    const text = await (await fetch(`${site.url}/api/metrics`)).text();
    const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      at: (Date.now() - began) / 60_000,
      rss: (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1_024) / mb,
      heap: read('nodejs_heap_size_used_bytes') / mb,
      external: read('nodejs_external_memory_bytes') / mb,
      openArticles: read('toasoan_open_articles'),
      connections: read('toasoan_open_article_connections'),
      cpuSeconds: read('process_cpu_seconds_total'),
    };
  };
}
