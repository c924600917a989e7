import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Page } from 'playwright';

export type LoadedResource = {
  readonly url: string;
  /** Chromium's resource type: `document`, `stylesheet`, `script`, `font`, `image`… */
  readonly kind: string;
  /** Bytes of the body on the wire, compressed if the response is. */
  readonly bytes: number;
};

export type PageWeight = {
  readonly resources: readonly LoadedResource[];
  /** The sum of all layout shifts (Layout Instability API). */
  readonly shift: number;
  /** Largest contentful paint, in milliseconds from the start of the navigation. */
  readonly largestPaintMs: number;
};

type Marks = { shift: number; paint: number };

/** Loads a URL in a fresh browser context, scrolls to its end, and sums up all its requests. */
export async function weighPage(page: Page, address: string): Promise<PageWeight> {
  const asked: { url: string; kind: string }[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('data:')) asked.push({ url, kind: request.resourceType() });
  });
  await page.addInitScript(() => {
    const marks: Marks = { shift: 0, paint: 0 };
    Object.assign(window, { marks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) marks.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) marks.paint = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const read = () => page.evaluate(() => (window as unknown as { marks: Marks }).marks);
  const { paint } = await read();
  // Only requests of the first view count. Layout shifts count for the whole page.
  const first = [...asked];
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  const { shift } = await read();
  const resources = await Promise.all(
    first.map(async (each) => ({ ...each, bytes: await bytesOf(each.url) })),
  );
  return { resources, shift, largestPaintMs: paint };
}

export function bytesOfKind({ resources }: PageWeight, kind: string): number {
  return resources.filter((each) => each.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);
}

async function bytesOf(url: string): Promise<number> {
  if (!url.startsWith('http:')) return 0;
  const [response] = (await once(
    get(url, { headers: { 'accept-encoding': 'br, gzip' }, agent: false }),
    'response',
  )) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return bytes;
}
