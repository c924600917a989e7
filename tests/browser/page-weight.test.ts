import { expect, test } from 'vitest';
import { newVisitor, PHONE } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { publishTwelveParagraphs } from '#tests/support/workflow/twelve-paragraphs.ts';
import { bytesOfKind, weighPage } from '../../bench/support/page-weight.ts';

const KB = 1_024;

test('a story of twelve paragraphs with a photo stays within its budgets', async () => {
  const site = theSite();
  const address = await publishTwelveParagraphs(site);
  const page = await newVisitor({ viewport: PHONE });
  const weight = await weighPage(page, address);
  const summary = weight.resources.map(({ kind, url, bytes }) => `${kind} ${bytes} ${url}`).join('\n');
  expect(bytesOfKind(weight, 'document'), summary).toBeLessThanOrEqual(8 * KB);
  expect(bytesOfKind(weight, 'stylesheet'), summary).toBeLessThanOrEqual(10 * KB);
  expect(bytesOfKind(weight, 'script'), summary).toBeLessThanOrEqual(5 * KB);
  // The view beacon is sent after some seconds. On a busy machine that may be before the page is idle.
  const fetched = weight.resources.filter(({ kind }) => kind !== 'ping');
  expect(fetched.length, summary).toBeLessThanOrEqual(8);
  expect(weight.resources.filter(({ url }) => !url.startsWith(site.url))).toEqual([]);
  // A font that arrives after the first paint may shift the text by a fraction of a pixel.
  expect(weight.shift).toBeLessThan(0.001);
});
