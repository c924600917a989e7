import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright';

/** Minified, and evaluated once per document: it is several times larger than the page's own scripts. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of the law and of good practice; axe by default checks fewer. */
export const LAW_AND_PRACTICE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The faults that axe finds on a page or in a part of it: each rule with the elements that break it. */
export async function axeFaults(
  page: Page,
  { within, tags }: { within?: string; tags?: readonly string[] } = {},
): Promise<string[]> {
  await Promise.all(page.frames().map(loadAxe));
  const found = await page.evaluate(
    async ([selector, wanted]) => {
      const { axe: looker } = window as unknown as { axe: typeof axe };
      // Elements far outside the window have only an estimated size (`content-visibility`). When axe measures
      // them, they overlap their neighbours.
      const allInPlace = new CSSStyleSheet();
      allInPlace.replaceSync('* { content-visibility: visible !important; }');
      document.adoptedStyleSheets.push(allInPlace);
      const { violations } = await looker.run(selector ?? document, {
        // Passing elements are not reported one by one.
        resultTypes: ['violations'],
        ...(wanted && { runOnly: { type: 'tag', values: wanted } }),
      });
      document.adoptedStyleSheets.pop();
      return violations.map(({ id, nodes }) => ({ id, elements: nodes.map(({ html }) => html) }));
    },
    [within, tags && [...tags]] as const,
  );
  return found.map(({ id, elements }) => `${id}: ${elements.map((html) => html.slice(0, 160)).join(' | ')}`);
}

async function loadAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source);
}
