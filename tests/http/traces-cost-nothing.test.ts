import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startSiteToRestart } from '#tests/support/site/start-site.ts';
import { startTraceCollector } from '#tests/support/site/trace-collector.ts';

const STARTS_MS = 240_000;

test(
  'a trace collector that never answers does not block requests or the shutdown',
  async () => {
    const silent = await startTraceCollector({ isSilent: true });
    const traced = await startSiteToRestart({ SEED: 'empty', OTEL_EXPORTER_OTLP_ENDPOINT: silent.url });
    try {
      const ask = async () => (await fetch(traced.url)).status;
      const statuses = await Promise.all(Array.from({ length: 400 }, ask));
      expect(new Set(statuses)).toEqual(new Set([200]));
      await expect.poll(() => silent.headers().length).toBeGreaterThan(0);
      expect(await ask()).toBe(200);
    } finally {
      await traced.stop();
      await silent.stop();
    }
  },
  STARTS_MS,
);

test(
  'without a collector no module that makes or sends spans is loaded',
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-modules-'));
    const record = path.join(folder, 'modules');
    const plain = await startSiteToRestart({
      SEED: 'empty',
      NODE_OPTIONS: `--import=${path.resolve('tests/support/record-modules.mjs')}`,
      RECORDED_MODULES: record,
    });
    try {
      await (await fetch(plain.url)).text();
      await (await fetch(`${plain.url}/api/v1/articles`)).text();
      await plain.end();
      const loaded = readFileSync(record, 'utf8');
      expect(loaded).toContain('/server/start-server.ts');
      expect(loaded).toContain('/platform/traces/spans.ts');
      // The queue and the metrics import the OpenTelemetry API, which does nothing without an exporter.
      expect(loaded.match(/node_modules\/@opentelemetry\/(?!api\/)[^\n]*/g) ?? []).toEqual([]);
    } finally {
      await plain.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  STARTS_MS,
);
