import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import {
  bodyMaxBytes,
  bodyMaxCells,
  bodyMaxCharts,
  bodyMaxObjects,
  bodyMaxPhotos,
  bodySchemaNumber,
} from '#core/document/body.ts';
import { chartDataMaxLength } from '#core/document/charts/chart-kind.ts';
import { exampleBlocks } from '#core/document/example-blocks.ts';
import { isDeeperThan } from '#core/document/json-depth.ts';
import { startSite } from '#tests/support/site/start-site.ts';
import { tokenOf } from '#tests/support/site/token-of.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { PROGRAMS } from './programs.ts';
import { figure, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';

/*
 * How long the largest body of each kind, valid or not, keeps the process from serving readers. One
 * connection asks for the cached home page without a pause; the longest wait of the home page during the
 * request is the stall. bench/README.md explains it.
 */

const { only, json } = benchOptions(PROGRAMS['largest-bodies']);
const stallMarkMs = 50;

const report = reporter({ json });
const site = await startSite();
const prober = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads');
   const http = require('node:http');
   const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
   let worst = 0;
   const ask = () => new Promise((resolve, reject) => {
     const began = performance.now();
     http.get(workerData, { agent }, (response) => {
       response.resume();
       response.on('end', () => { worst = Math.max(worst, performance.now() - began); resolve(); });
     }).on('error', reject);
   });
   parentPort.on('message', () => { parentPort.postMessage(worst); worst = 0; });
   (async () => { for (;;) { await ask(); await new Promise(setImmediate); } })();`,
  { eval: true, workerData: site.url },
);
const worstSince = () =>
  new Promise<number>((resolve) => {
    prober.once('message', resolve);
    prober.postMessage('worst');
  });

try {
  const token = await tokenOf('lan', site);
  const send = async (method: string, address: string, body: unknown) => {
    const response = await fetch(`${site.url}/api/v1${address}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { id: string; error?: { code: string } };
    return { status: response.status, id: answer.id, code: answer.error?.code ?? '' };
  };
  await pause(3_000);
  await worstSince();
  await pause(3_000);
  report.add(figure('the home page without other work', [await worstSince(), 'ms']));
  for (const [name, content] of Object.entries(bodies(await anyExisting()))) {
    if (only !== null && !name.includes(only)) continue;
    const { id } = await send('POST', '/articles', { headline: `Bài để đo ${name}`, section: 'the-gioi' });
    const body = { type: 'doc', schema: bodySchemaNumber, content };
    // The second save replaces a text of the same size.
    const saves = [
      ['saved', body],
      ['replaced', { ...body, content: content.toReversed() }],
    ] as const;
    for (const [at, [how, saved]] of saves.entries()) {
      await pause(500);
      await worstSince();
      const answer = await send('PATCH', `/articles/${id}`, { baseVersion: at + 1, body: saved });
      await pause(500);
      report.add(figure(`${name}, ${how}: ${answer.status}`, [await worstSince(), 'ms'], stallMarkMs));
      if (answer.status !== 200) break;
    }
  }
} finally {
  await prober.terminate();
  await site.stop();
}
process.exit(report.exitCode());

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A story and a photo that blocks may refer to. */
async function anyExisting(): Promise<{ articleId: string; mediaId: string }> {
  const { ctx, close } = await openNewsroom(site.dataDir);
  try {
    const { rows } = await ctx.db.execute<{ articleId: string; mediaId: string }>(sql`
      select p.id as "articleId", p.lead ->> 'mediaId' as "mediaId" from public_articles p
      where p.lead is not null limit 1`);
    return rows[0] as { articleId: string; mediaId: string };
  } finally {
    await close();
  }
}

/** Bodies just below the limits: many of each block, one of each long text, and what no block may be. */
function bodies(existing: { articleId: string; mediaId: string }): Record<string, readonly unknown[]> {
  const text = (words: string) => ({ type: 'text', text: words });
  const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
  const cell = { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text('1'))] };
  const chart = (data: string) => ({
    type: 'chart',
    attrs: { kind: 'bar', title: 'Mưa', unit: 'mm', source: '', note: '', data },
  });
  const words = 'nước mặn đến sớm hơn hai tuần '.repeat(4);
  return {
    ...Object.fromEntries(exampleBlocks(existing).map((block) => [`many of ${block.type}`, filled(block)])),
    'one paragraph of one text': [paragraph(text('nước '.repeat(Math.floor((bodyMaxBytes - 500) / 9))))],
    'one paragraph of marked letters': [
      paragraph(...filled({ type: 'text', text: 'ư', marks: [{ type: 'bold' }] })),
    ],
    'one table of one row': [{ type: 'table', content: [{ type: 'tableRow', content: filled(cell) }] }],
    'one table of many rows': [{ type: 'table', content: filled({ type: 'tableRow', content: [cell] }) }],
    'one gallery': [
      { type: 'gallery', content: filled(exampleBlocks(existing).find(({ type }) => type === 'figure')) },
    ],
    'many paragraphs of words': filled(paragraph(text(words))),
    'one chart of line breaks': [chart('\n'.repeat(350_000))],
    'one chart of tabs': [chart('\t'.repeat(350_000))],
    'many charts of line breaks': filled(chart('\n'.repeat(chartDataMaxLength))),
    'many charts of bad numbers': filled(chart(`\tx${'\na\tb'.repeat(chartDataMaxLength / 4 - 1)}`)),
    'blocks without a type': filled({}),
    'blocks of an unknown type': filled({ type: 'x' }),
    'paragraphs with an unknown field': filled({ type: 'paragraph', x: 1 }),
    'a paragraph of empty texts': [paragraph(...filled({ type: 'text', text: '' }))],
    'links that are not safe': [
      paragraph(
        ...filled({
          ...{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:a' } }] },
        }),
      ),
    ],
    'a list that begins with no paragraph': filled({
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'divider' }] }],
    }),
  };
}

/** The block as often as a body may have it, with room for what holds it. */
function filled(block: unknown): unknown[] {
  const bytes = new TextEncoder().encode(JSON.stringify(block)).length + 1;
  const counts = { objects: 0, chart: 0, tableCell: 0, figure: 0 };
  isDeeperThan(block, 1_000, ({ type }) => {
    counts.objects += 1;
    if (type === 'chart' || type === 'tableCell' || type === 'figure') counts[type] += 1;
  });
  const most = Math.min(
    (bodyMaxBytes - 500) / bytes,
    (bodyMaxObjects - 10) / counts.objects,
    bodyMaxCharts / counts.chart,
    bodyMaxCells / counts.tableCell,
    bodyMaxPhotos / counts.figure,
  );
  return Array.from({ length: Math.floor(most) }, () => block);
}
