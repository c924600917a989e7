import type { CDPSession, Locator, Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import { restMs } from '#components/desk/article/writing/guard-compositions.ts';
import { keepPage, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { ENGINES, type Stroke } from '#tests/support/vietnamese/key-stream.ts';
import { PHRASE, phraseStream } from '#tests/support/vietnamese/phrase.ts';
import { play } from '#tests/support/vietnamese/play.ts';
import { SIZES } from '../sizes.ts';
import { bodyOf, cutVersion, pick, writeStory } from './write-a-story.ts';
import { bodyJson, CARET, type EditorJson, openBody, putCursor, runsOf } from './write-in-body.ts';

type Writer = { page: Page; body: Locator; cdp: CDPSession };

const START = 'Đầu câu. Giữa câu. Cuối câu.';
/** In Telex and in VNI. */
const PHRASES = 2;
const OTHER = 'Người kia viết xen vào từng chữ một. ';

const paragraph = (value: string): EditorJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text: value }],
});

let pair: { lan: Writer; huy: Writer } | null = null;

/** Two reporters of one byline, each with the same story open and the same text on the screen. */
async function together(): Promise<{ lan: Writer; huy: Writer }> {
  if (pair === null || pair.lan.page.isClosed()) pair = await openPair();
  await begin(pair);
  return pair;
}

async function openPair(): Promise<{ lan: Writer; huy: Writer }> {
  const page = keepPage(await signIn('lan'));
  const story = await writeStory(page, { headline: 'Hai người một bài', body: 'Mở đầu.' });
  await pick(page, 'Tác giả', 'Huy');
  // A person in the byline of a version may edit the story.
  await cutVersion(page);
  const other = keepPage(await signIn('huy'));
  await other.goto(`/desk/articles/${story}`);
  const [lan, huy] = await Promise.all([page, other].map(writer));
  if (!lan || !huy) throw new Error('two write together');
  return { lan, huy };
}

async function begin({ lan, huy }: { lan: Writer; huy: Writer }): Promise<void> {
  await openBody(lan.body, [paragraph(`${START}${CARET}`)]);
  await expect.poll(() => textOf(huy)).toBe(START);
}

async function writer(page: Page): Promise<Writer> {
  const body = bodyOf(page);
  await body.waitFor();
  return { page, body, cdp: await page.context().newCDPSession(page) };
}

async function textOf({ body }: Writer): Promise<string> {
  return runsOf(await bodyJson(body)).replaceAll(/·\w+|\||¶+$/g, '');
}

/** Types letter by letter without an input method. */
async function typePlainly({ page }: Writer, words: string): Promise<void> {
  await page.keyboard.type(words, { delay: 12 });
}

/** Types Vietnamese words; each starts once the page has processed the one before. */
async function typeVietnamese({ cdp }: Writer, strokes: readonly Stroke[]): Promise<void> {
  for (const stroke of strokes) {
    await play(cdp, [stroke]);
  }
}

test('Vietnamese text keeps its letters while another person writes before, after and at the same place in the paragraph', async () => {
  const { lan, huy } = await together();
  const places = ['Giữa ', 'Đầu ', 'Cuối '];
  const engines = ENGINES.filter((_, at) => SIZES.everyEngineBesideOthers || at % 2 === 0);
  const all = engines.flatMap((engine, at) =>
    places
      .filter((_, place) => SIZES.everyEngineBesideOthers || place === at % places.length)
      .map((theirs) => [engine, theirs] as const),
  );
  for (const [engine, theirs] of all) {
    await begin({ lan, huy });
    await Promise.all([putCursor(lan.body, 'Giữa '), putCursor(huy.body, theirs)]);
    await Promise.all([
      (async () => {
        for (let count = 0; count < PHRASES; count += 1) {
          const space: Stroke = { kind: 'key', text: ' ' };
          await typeVietnamese(lan, [...phraseStream(engine, count % 2 ? 'vni' : 'telex'), space]);
        }
      })(),
      typePlainly(huy, OTHER),
    ]);
    await expect.poll(async () => (await textOf(lan)) === (await textOf(huy))).toBe(true);
    const text = await textOf(lan);
    const mine = `${PHRASE} `.repeat(PHRASES);
    expect(text, `${engine}, ${theirs}`).toContain(mine);
    expect(text.replace(mine, '')).toContain(OTHER);
    expect(text.replace(mine, '').replace(OTHER, '')).toBe(START);
  }
}, 300_000);

/**
 * Raises the idle time after which a composition is ended tenfold, until the end of the test. On a busy
 * machine the other's text takes longer to arrive.
 */
async function raiseIdleTime({ page }: Writer): Promise<void> {
  await page.evaluate((rest) => {
    const { setTimeout: plain } = window;
    Object.assign(window, {
      setTimeout: (run: TimerHandler, ms?: number, ...input: unknown[]) =>
        plain(run, ms === rest ? 10 * rest : ms, ...input),
      restoreIdleTime: () => Object.assign(window, { setTimeout: plain }),
    });
  }, restMs);
  onTestFinished(async () => {
    if (!page.isClosed())
      await page.evaluate(() => (window as unknown as { restoreIdleTime(): void }).restoreIdleTime());
  });
}

/** Changes of the text node since the watch began. */
type Watched = { isIntact: boolean; rewritten: readonly string[]; ended: number; shown: string };

/** Watches the text node of a composition. */
async function watchComposition({ body }: Writer): Promise<() => Promise<Watched>> {
  await body.evaluate((element) => {
    const node = window.getSelection()?.anchorNode ?? null;
    const watch = { node, rewritten: [] as string[], ended: 0 };
    new MutationObserver((list) => {
      for (const { type, target, attributeName } of list) {
        // The body element itself shows that the text has the focus.
        if (type === 'attributes' && target === element) continue;
        watch.rewritten.push(
          `${type} ${attributeName ?? ''} of ${(target as Element).outerHTML ?? target.nodeValue}`,
        );
      }
    }).observe(element, { childList: true, subtree: true, characterData: true, attributes: true });
    element.addEventListener('compositionend', () => {
      watch.ended += 1;
    });
    Object.assign(window, { compositionWatch: watch });
  });
  return () =>
    body.evaluate(() => {
      const { node, rewritten, ended } = (
        window as unknown as { compositionWatch: { node: Node | null; rewritten: string[]; ended: number } }
      ).compositionWatch;
      const isIntact = node?.isConnected === true && window.getSelection()?.anchorNode === node;
      return { isIntact, rewritten, ended, shown: node?.nodeValue ?? '' };
    });
}

describe('an open composition', () => {
  const began: Stroke[] = ['d', 'đ', 'đu', 'đư', 'đươ'].map((text) => ({ kind: 'compose', text }));
  const goesOn: Stroke[] = [
    { kind: 'compose', text: 'đươc' },
    { kind: 'compose', text: 'được' },
  ];
  const done: Stroke[] = [
    { kind: 'commit', text: 'được' },
    { kind: 'key', text: ' ' },
  ];

  test('is not rewritten while others write, move cursors and add marks in its paragraph', async () => {
    const { lan, huy } = await together();
    await raiseIdleTime(lan);
    // The search highlights every "c"; placeholders and misspelt words are highlighted automatically.
    await lan.body.press('Control+f');
    const search = lan.page.getByRole('search', { name: 'Tìm trong nội dung' });
    await search.getByRole('textbox').first().fill('c');
    // A highlight that appears while the word is begun would split its text node before the watch.
    await lan.body.locator('.text-found').first().waitFor();
    await putCursor(lan.body, 'Giữa ');
    await play(lan.cdp, began);
    const look = await watchComposition(lan);
    await putCursor(huy.body, 'Đầu ');
    await typePlainly(huy, 'TK xem lại ');
    await putCursor(huy.body, 'Cuối ');
    await typePlainly(huy, 'teh ');
    await expect.poll(() => textOf(huy)).toContain('Giữa đươ');
    await putCursor(huy.body, 'Giữa đươ');
    // Longer than the delay of highlights after typing, and than a change takes to the other screen.
    await huy.page.waitForTimeout(2_500);
    expect(await look()).toEqual({
      ...{ isIntact: true, rewritten: [], ended: 0 },
      shown: expect.stringContaining('Giữa đươ'),
    });

    await play(lan.cdp, goesOn);
    expect(await look()).toMatchObject({
      isIntact: true,
      ended: 0,
      shown: expect.stringContaining('Giữa được'),
    });
    await play(lan.cdp, done);
    const both = 'Đầu TK xem lại câu. Giữa được câu. Cuối teh câu.';
    await expect.poll(() => textOf(lan)).toBe(both);
    await expect.poll(() => textOf(huy)).toBe(both);
    await play(lan.cdp, phraseStream('preedit', 'telex'));
    expect(await textOf(lan)).toContain(`Giữa được ${PHRASE}câu.`);
    await search.getByRole('button', { name: 'Đóng' }).click();
  });

  test.each(
    [
      ['in the middle of a sentence', 'Giữa '],
      ['at the end of the paragraph', START],
    ].slice(0, SIZES.placesOfAComposition),
  )('stays whole next to the cursor of another person, %s', async (_where, place) => {
    const { lan, huy } = await together();
    await putCursor(huy.body, place);
    await lan.body.locator('.remote-cursor').waitFor();
    await putCursor(lan.body, place);
    await play(lan.cdp, phraseStream('preedit', 'telex'));
    expect(await textOf(lan)).toBe(START.replace(place, `${place}${PHRASE}`));
  });

  longTest('is sent to others letter by letter, while their text waits', async () => {
    const { lan, huy } = await together();
    await putCursor(lan.body, 'Giữa ');
    await play(lan.cdp, began);
    await expect.poll(() => textOf(huy)).toContain('Giữa đươcâu.');
  });

  test('is ended in the engine when its writer pauses, and then the others’ text is applied', async () => {
    const { lan, huy } = await together();
    await putCursor(lan.body, 'Giữa ');
    await play(lan.cdp, began);
    await putCursor(huy.body, 'Đầu ');
    await typePlainly(huy, 'một ');
    await expect.poll(() => textOf(lan)).toBe('Đầu một câu. Giữa đươcâu. Cuối câu.');
    await play(lan.cdp, phraseStream('preedit', 'vni'));
    expect(await textOf(lan)).toBe(`Đầu một câu. Giữa đươ${PHRASE}câu. Cuối câu.`);
  });

  test.each(['Tiêu đề', 'Sapo'].slice(0, SIZES.placesOfAComposition))(
    'in the field "%s" stays whole while another person writes in it',
    async (label) => {
      const { lan, huy } = await together();
      await raiseIdleTime(lan);
      const [field, same] = [lan, huy].map(({ page }) => page.getByLabel(label, { exact: true })) as [
        Locator,
        Locator,
      ];
      await field.fill('Câu này ');
      await expect.poll(() => same.inputValue()).toBe('Câu này ');
      await field.press('End');
      await play(lan.cdp, began);
      await same.press('Home');
      await typePlainly(huy, 'Một ');
      await huy.page.waitForTimeout(2_500);
      await play(lan.cdp, [...goesOn, ...done]);
      await expect.poll(() => field.inputValue()).toBe('Một Câu này được ');
      await expect.poll(() => same.inputValue()).toBe('Một Câu này được ');
      await play(lan.cdp, phraseStream('preedit', 'telex'));
      expect(await field.inputValue()).toBe(`Một Câu này được ${PHRASE}`);
    },
  );
});
