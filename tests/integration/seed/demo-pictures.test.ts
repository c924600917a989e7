import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renditionKey } from '#core/media/renditions.ts';
import { findMedia } from '#db/queries/media/media.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import type { Services } from '#usecases/context.ts';
import type { DemoNewsroom } from '#usecases/seed/shared/demo-files.ts';
import { addDemoPictures } from '#usecases/seed/shared/demo-pictures.ts';

let database: FreshDatabase;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-seed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Draws the pictures as a start does, with files in a folder of this name. */
async function draw(pictures: readonly string[], where: string) {
  const { db } = database;
  const storage = folderStorage(path.join(folder, where));
  const newsroom = { tags: pictures.map((picture) => ({ picture })), people: [] } as unknown as DemoNewsroom;
  const services = { db, storage, newId: () => newId(), now: () => new Date() } as Services;
  const reported: string[] = [];
  const report = (line: string) => void reported.push(line);
  const ids = await addDemoPictures(services, { newsroom, stories: [], report });
  return { ids, storage, reported };
}

test('two servers that start concurrently have the same pictures', async () => {
  const [one, other] = await Promise.all([draw(['face-thu'], 'a'), draw(['face-thu'], 'a')]);
  expect(one.ids.get('face-thu')).toBe(other.ids.get('face-thu'));
  expect(await findMedia(database.db, one.ids.get('face-thu') ?? '')).not.toBeNull();
});

test('a start continues an interrupted one, also with another file folder', async () => {
  const ended = await draw(['face-minh'], 'a');
  const { ids, storage, reported } = await draw(['face-minh', 'face-lan'], 'b');
  expect(reported).toEqual(['  drawing pictures: 1 of 2', '  drawing pictures: 2 of 2']);
  expect(ids.get('face-minh')).toBe(ended.ids.get('face-minh'));
  for (const mediaId of ids.values()) {
    const picture = await findMedia(database.db, mediaId);
    const width = picture?.widths[0] ?? 0;
    expect(await storage.sizeOf(renditionKey({ mediaId, width, format: 'jpeg' }))).toBeGreaterThan(1_000);
  }
});
