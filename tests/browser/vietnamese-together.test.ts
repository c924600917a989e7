import type { CDPSession, Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { restMs } from '#components/desk/article/writing/guard-compositions.ts';
import { signIn } from '#tests/support/browser/browser.ts';
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

let story: string | null = null;

/** Two reporters of one byline, with the same story open and the same text on both screens. */
async function together(): Promise<{ lan: Writer; huy: Writer }> {
  const page = await signIn('lan');
  if (story === null) {
    story = await writeStory(page, { headline: 'Hai người một bài', body: 'Mở đầu.' });
    await pick(page, 'Tác giả', 'Huy');
    // Who stands in the byline of a version may write in the story.
    await cutVersion(page);
  } else {
    await page.goto(`/desk/articles/${story}`);
  }
  const other = await signIn('huy');
  await other.goto(`/desk/articles/${story}`);
  const [lan, huy] = await Promise.all([page, other].map(writer));
  if (!lan || !huy) throw new Error('two write together');
  await begin({ lan, huy });
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

/** Types as somebody does whose keys need no engine, letter by letter. */
async function typePlainly({ page }: Writer, words: string): Promise<void> {
  await page.keyboard.type(words, { delay: 12 });
}

/** A story of Vietnamese words, the next begun when the page has taken in the one before. */
async function typeVietnamese({ cdp }: Writer, strokes: readonly Stroke[]): Promise<void> {
  for (const stroke of strokes) {
    await play(cdp, [stroke]);
  }
}

test('Vietnamese keeps its letters while somebody writes in the same paragraph, before it, behind it and at the same spot', async () => {
  const { lan, huy } = await together();
  const places = ['Giữa ', 'Đầu ', 'Cuối '];
  const all = ENGINES.flatMap((engine, at) =>
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
 * Lets a word of this writer rest ten times as long before it is ended for others: on a busy machine what they write
 * while it is being made takes longer than that.
 */
async function restLonger({ page }: Writer): Promise<void> {
  await page.evaluate((rest) => {
    const { setTimeout: plain } = window;
    Object.assign(window, {
      setTimeout: (run: TimerHandler, ms?: number, ...given: unknown[]) =>
        plain(run, ms === rest ? 10 * rest : ms, ...given),
    });
  }, restMs);
}

/** What happened to the text since the watch began. */
type Watched = { isStanding: boolean; rewritten: readonly string[]; ended: number; shown: string };

/** Watches the node of text in which a word is being composed. */
async function watchComposition({ body }: Writer): Promise<() => Promise<Watched>> {
  await body.evaluate((element) => {
    const node = window.getSelection()?.anchorNode ?? null;
    const watch = { node, rewritten: [] as string[], ended: 0 };
    new MutationObserver((list) => {
      for (const { type, target, attributeName } of list) {
        // That the text has the focus is told by the text as a whole.
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
      const isStanding = node?.isConnected === true && window.getSelection()?.anchorNode === node;
      return { isStanding, rewritten, ended, shown: node?.nodeValue ?? '' };
    });
}

describe('a word in the making', () => {
  const began: Stroke[] = ['d', 'đ', 'đu', 'đư', 'đươ'].map((text) => ({ kind: 'compose', text }));
  const goesOn: Stroke[] = [
    { kind: 'compose', text: 'đươc' },
    { kind: 'compose', text: 'được' },
  ];
  const done: Stroke[] = [
    { kind: 'commit', text: 'được' },
    { kind: 'key', text: ' ' },
  ];

  test('is not touched on the screen while others write, move their cursors and make marks in its paragraph', async () => {
    const { lan, huy } = await together();
    await restLonger(lan);
    // The search colours every "c" of the text, and TK and misspelt words are marked by themselves.
    await lan.body.press('Control+f');
    await lan.page.getByRole('search', { name: 'Tìm trong nội dung' }).getByRole('textbox').first().fill('c');
    await putCursor(lan.body, 'Giữa ');
    await play(lan.cdp, began);
    const look = await watchComposition(lan);
    await putCursor(huy.body, 'Đầu ');
    await typePlainly(huy, 'TK xem lại ');
    await putCursor(huy.body, 'Cuối ');
    await typePlainly(huy, 'teh ');
    await putCursor(huy.body, 'Giữa đươ');
    // Longer than the marks wait for a rest in the typing, and than a change takes from one screen to the other.
    await huy.page.waitForTimeout(2_500);
    expect(await look()).toEqual({
      ...{ isStanding: true, rewritten: [], ended: 0 },
      shown: expect.stringContaining('Giữa đươ'),
    });

    await play(lan.cdp, goesOn);
    expect(await look()).toMatchObject({
      isStanding: true,
      ended: 0,
      shown: expect.stringContaining('Giữa được'),
    });
    await play(lan.cdp, done);
    const both = 'Đầu TK xem lại câu. Giữa được câu. Cuối teh câu.';
    await expect.poll(() => textOf(lan)).toBe(both);
    await expect.poll(() => textOf(huy)).toBe(both);
    await play(lan.cdp, phraseStream('preedit', 'telex'));
    expect(await textOf(lan)).toContain(`Giữa được ${PHRASE}câu.`);
  });

  test.each([
    ['in the middle of a sentence', 'Giữa '],
    ['at the end of the paragraph', START],
  ])('right where another has the cursor is whole, %s', async (_where, place) => {
    const { lan, huy } = await together();
    await putCursor(huy.body, place);
    await lan.body.locator('.remote-cursor').waitFor();
    await putCursor(lan.body, place);
    await play(lan.cdp, phraseStream('preedit', 'telex'));
    expect(await textOf(lan)).toBe(START.replace(place, `${place}${PHRASE}`));
  });

  test('goes out to the others letter by letter, though theirs wait', async () => {
    const { lan, huy } = await together();
    await putCursor(lan.body, 'Giữa ');
    await play(lan.cdp, began);
    await expect.poll(() => textOf(huy)).toContain('Giữa đươcâu.');
  });

  test('whose writer stops to think is ended in the engine before what others wrote comes in', async () => {
    const { lan, huy } = await together();
    await putCursor(lan.body, 'Giữa ');
    await play(lan.cdp, began);
    await putCursor(huy.body, 'Đầu ');
    await typePlainly(huy, 'một ');
    await expect.poll(() => textOf(lan)).toBe('Đầu một câu. Giữa đươcâu. Cuối câu.');
    await play(lan.cdp, phraseStream('preedit', 'vni'));
    expect(await textOf(lan)).toBe(`Đầu một câu. Giữa đươ${PHRASE}câu. Cuối câu.`);
  });

  test.each(['Tiêu đề', 'Sapo'])(
    'in the field "%s" is not torn by somebody who writes there too',
    async (label) => {
      const { lan, huy } = await together();
      await restLonger(lan);
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
