import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSite } from '#tests/support/site/start-site.ts';
import { tokenOf } from '#tests/support/site/token-of.ts';
import { PROGRAMS } from './programs.ts';
import { figure, quantile, reporter } from './support/figure.ts';
import { findLiveStory } from './support/find-live-story.ts';
import { benchOptions } from './support/options.ts';
import { watchMemory } from './support/server-memory.ts';

/*
 * Latency of a live entry for thousands of readers with open streams to one process, from the moment the
 * editor's request is sent. Also the memory of a stream in that process. bench/README.md explains it.
 */

const { readers, entries, json } = benchOptions(PROGRAMS.live);
const arrivalMarkMs = 1_000;
const memoryMarkKb = 64;

const report = reporter({ json });
const site = await startSite();
try {
  const story = await findLiveStory(site.url);
  const page = await (await fetch(`${site.url}${story.url}`)).text();
  const changes = Number(/data-changes="(\d+)"/.exec(page)?.[1]);
  const watch = watchMemory(site);
  await sleep(2_000);
  const before = await watch();

  const began = performance.now();
  const lines = await openStreams(story.number, changes);
  report.add(figure(`${readers} lines opened`, [(performance.now() - began) / 1_000, 's']));
  await sleep(2_000);
  const during = await watch();
  report.add(
    figure('memory for a reader', [((during.rss - before.rss) * 1_000) / readers, 'kB'], memoryMarkKb),
  );

  const token = await tokenOf('thu', site);
  const delays: number[] = [];
  const slowest: number[] = [];
  const answers: number[] = [];
  const cpuBefore = (await watch()).cpuSeconds;
  for (let count = 1; count <= entries; count += 1) {
    const arrived = lines.expect(changes + count);
    const sent = performance.now();
    await publish(token, story.id, `Mục thứ ${count} của phép đo.`);
    answers.push(performance.now() - sent);
    const own = (await arrived).map((at) => at - sent);
    delays.push(...own);
    slowest.push(Math.max(...own));
    await sleep(300);
  }
  const cpu = (await watch()).cpuSeconds - cpuBefore;
  report.add(figure('entries that readers did not get', [readers * entries - delays.length, 'times'], 0));
  report.add(figure('from publishing to a reader, p50', [quantile(delays, 0.5), 'ms']));
  report.add(figure('from publishing to a reader, p95', [quantile(delays, 0.95), 'ms'], arrivalMarkMs));
  report.add(
    figure(
      'from publishing to a reader, p95, ratio to the mark',
      [quantile(delays, 0.95) / arrivalMarkMs, 'ratio'],
      1,
    ),
  );
  report.add(figure('from publishing to the last reader, p95', [quantile(slowest, 0.95), 'ms']));
  report.add(figure('answer to the editor, p50', [quantile(answers, 0.5), 'ms']));
  report.add(figure('processor time for an entry', [(cpu * 1_000) / entries, 'ms']));
  lines.close();
} finally {
  await site.stop();
}
process.exit(report.exitCode());

async function publish(token: string, id: string, text: string): Promise<void> {
  const answer = await fetch(`${site.url}/api/v1/articles/${id}/live/entries`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), text, publish: true }),
  });
  if (!answer.ok) throw new Error(`The entry was refused: ${await answer.text()}`);
}

/** Opens the streams, two hundred at a time, and records when each receives a change. */
async function openStreams(number: number, lastChange: number) {
  const requests: http.ClientRequest[] = [];
  const waiting = new Map<number, { left: number; times: number[]; done: (times: number[]) => void }>();
  const receive = (change: number) => {
    const of = waiting.get(change);
    if (!of) return;
    of.times.push(performance.now());
    of.left -= 1;
    if (of.left === 0) of.done(of.times);
  };
  const openOne = () =>
    new Promise<void>((resolve, reject) => {
      const request = http.get(
        `${site.url}/live/${number}/line?cursor=${lastChange}`,
        { agent: false, headers: { accept: 'text/event-stream' } },
        (response) => {
          if (response.statusCode !== 200) reject(new Error(`A line was answered ${response.statusCode}.`));
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            if (chunk.includes('event: hello')) resolve();
            for (const [, change] of chunk.matchAll(/^id: (\d+)/gm)) receive(Number(change));
          });
          response.on('error', () => {});
        },
      );
      request.on('error', reject);
      requests.push(request);
    });
  for (let opened = 0; opened < readers; opened += 200) {
    await Promise.all(Array.from({ length: Math.min(200, readers - opened) }, openOne));
  }
  return {
    /** The times at which readers received this change. Readers without it after ten seconds are omitted. */
    expect(change: number): Promise<number[]> {
      return new Promise((resolve) => {
        const of = { left: readers, times: [] as number[], done: resolve };
        waiting.set(change, of);
        setTimeout(() => resolve(of.times), 10_000);
      });
    },
    close() {
      for (const request of requests) request.on('error', () => {}).destroy();
    },
  };
}
