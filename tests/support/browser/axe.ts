import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright';

/** In its short form, and once for each document: it is as large as a page's own scripts several times over. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the law asks for and good practice: more than axe looks at where nothing is said. */
export const LAW_AND_PRACTICE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page as it stands, or in a part of it, each rule with the elements that break it. */
export async function axeFaults(
  page: Page,
  { within, tags }: { within?: string; tags?: readonly string[] } = {},
): Promise<string[]> {
  await Promise.all(page.frames().map(bringAxe));
  const found = await page.evaluate(
    async ([selector, wanted]) => {
      const { axe: looker } = window as unknown as { axe: typeof axe };
      // What is far from the window has only the place that it is reckoned to take until somebody scrolls there: to whoever
      // measures it, it lies over its neighbours.
      const allInPlace = new CSSStyleSheet();
      allInPlace.replaceSync('* { content-visibility: visible !important; }');
      document.adoptedStyleSheets.push(allInPlace);
      const { violations } = await looker.run(selector ?? document, {
        // What is in order need not be told, element by element.
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

async function bringAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source);
}
