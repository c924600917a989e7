import { existsSync, readFileSync } from 'node:fs';
import type { CDPSession, Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { SIZES } from '#tests/sizes.ts';
import { keepPage, PHONE, signIn } from '#tests/support/browser/browser.ts';
import type { InputMethodName } from '#tests/support/vietnamese/input-method.ts';
import {
  describeStream,
  ENGINES,
  type Engine,
  keyStream,
  type Stroke,
} from '#tests/support/vietnamese/key-stream.ts';
import { keysOf } from '#tests/support/vietnamese/keys-of.ts';
import { PHRASE, phraseStream } from '#tests/support/vietnamese/phrase.ts';
import { play } from '#tests/support/vietnamese/play.ts';
import { type Chance, seeded } from '#tests/support/vietnamese/seeded.ts';
import { spell, spellingOf } from '#tests/support/vietnamese/spelling.ts';
import { syllableList } from '#tests/support/vietnamese/syllable-list.ts';
import { typeWord } from '#tests/support/vietnamese/type-word.ts';
import { bodyOf } from './write-a-story.ts';
import { bodyJson, CARET, type EditorJson, openBody, runsOf } from './write-in-body.ts';

const WORDS_IN_A_LINE = 20;
const REPLAY_MS = 240_000;
const ANDROID =
  'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const METHODS = ['telex', 'vni'] as const;
const LINES = SIZES.vietnameseWords / WORDS_IN_A_LINE / (METHODS.length * ENGINES.length);

type Writer = { readonly page: Page; readonly cdp: CDPSession };

const writers = new Map<InputMethodName, Writer>();

/** The open story in which all tests type with this input method. */
async function writerOf(method: InputMethodName): Promise<Writer> {
  const known = writers.get(method);
  if (known && !known.page.isClosed()) return known;
  const page = keepPage(await signIn('lan'));
  await page.goto('/desk/articles/new');
  await bodyOf(page).waitFor();
  const writer = { page, cdp: await page.context().newCDPSession(page) };
  writers.set(method, writer);
  return writer;
}

const text = (value: string, ...marks: NonNullable<EditorJson['marks']>): EditorJson => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
});
const block = (type: string, ...content: EditorJson[]): EditorJson => ({ type, content });
const paragraph = (...content: EditorJson[]) => block('paragraph', ...content);
const bold = { type: 'bold' };
const italic = { type: 'italic' };
const link = { type: 'link', attrs: { href: 'https://example.org/' } };
const footnote: EditorJson = { type: 'footnote', attrs: { text: 'Theo báo cáo.' } };

/** The places to type in, with the caret sign; in the expected text the phrase replaces it. */
const PLACES: readonly (readonly [where: string, EditorJson])[] = [
  ['in an empty paragraph', paragraph(text(CARET))],
  ['at the start of a paragraph', paragraph(text(`${CARET}câu cũ.`))],
  ['in the middle of a sentence', paragraph(text(`Câu ${CARET} cũ.`))],
  ['at the end of a paragraph', paragraph(text(`Câu cũ. ${CARET}`))],
  ['at the end of bold text', paragraph(text('thường '), text(`đậm ${CARET}`, bold), text(' thường'))],
  ['inside bold text', paragraph(text('thường '), text(`đậm ${CARET} đậm`, bold), text(' thường'))],
  ['before bold text', paragraph(text(`thường ${CARET}`), text('đậm', bold))],
  ['where bold meets italic', paragraph(text(`đậm ${CARET}`, bold), text('nghiêng', italic))],
  ['at the end of a paragraph in bold', paragraph(text(`đậm ${CARET}`, bold))],
  ['at the end of a link', paragraph(text('Xem '), text('đường dẫn', link), text(`${CARET}, và hết.`))],
  ['at the end of a link that ends the paragraph', paragraph(text('đường dẫn', link), text(CARET))],
  ['inside a link', paragraph(text(`đường ${CARET} dẫn`, link))],
  ['before a footnote', paragraph(text(`Câu ${CARET}`), footnote, text(' cũ.'))],
  ['behind a footnote', paragraph(text('Câu'), footnote, text(`${CARET} cũ.`))],
  ['behind a footnote that ends the paragraph', paragraph(text('Câu'), footnote, text(CARET))],
  ['between two footnotes', paragraph(footnote, text(CARET), footnote)],
  ['behind a line break', paragraph(text('Dòng một'), { type: 'hardBreak' }, text(CARET))],
  ['in a heading', { ...block('heading', text(`Tít ${CARET}`)), attrs: { level: 2 } }],
  ['in an empty heading', { ...block('heading', text(CARET)), attrs: { level: 3 } }],
  ['in a list', block('bulletList', block('listItem', paragraph(text(`mục ${CARET}`))))],
  ['in an empty item of a numbered list', block('orderedList', block('listItem', paragraph(text(CARET))))],
  ['in a quotation', block('blockquote', paragraph(text(`${CARET} lời.`)))],
  ['in a pull quote', block('pullQuote', text(`lời ${CARET}`))],
  [
    'in a table cell',
    block(
      'table',
      block(
        'tableRow',
        block('tableCell', paragraph(text(CARET))),
        block('tableCell', paragraph(text('ô bên'))),
      ),
    ),
  ],
  ['in a caption', { ...block('figure', text(`Ảnh ${CARET}`)), attrs: { mediaId: '', credit: '', alt: '' } }],
];

/** The same text with the caret sign replaced. */
function withText(node: EditorJson, typed: string): EditorJson {
  if (node.text !== undefined) return { ...node, text: node.text.replace(CARET, typed) };
  return { ...node, ...(node.content && { content: node.content.map((each) => withText(each, typed)) }) };
}

/** Runs both methods in parallel, each in its own browser: on two cores that nearly halves the time. */
async function inEach(
  type: (method: InputMethodName, writer: Writer, methodAt: number) => Promise<string[]>,
): Promise<string[]> {
  const faults = METHODS.map(async (method, at) => type(method, await writerOf(method), at));
  return (await Promise.all(faults)).flat();
}

/**
 * The short run types with the composing engine in each place, and with one other in turn in every second;
 * methods alternate. The long run types with every engine in every place in both methods.
 */
function isTyped(at: number, engineAt: number, methodAt: number): boolean {
  if (SIZES.everyEngineInEachPlace) return true;
  if (engineAt === 0) return at % METHODS.length === methodAt;
  const others = ENGINES.length - 1;
  const turn = Math.floor(at / 2);
  return (
    at % 2 === 0 && turn % others === engineAt - 1 && Math.floor(turn / others) % METHODS.length === methodAt
  );
}

test(
  'Telex and VNI text is correct in every place of a story, for every engine',
  async () => {
    const wrong = await inEach(async (method, { page, cdp }, methodAt) => {
      const body = bodyOf(page);
      const faults: string[] = [];
      for (const [engineAt, engine] of ENGINES.entries()) {
        for (const [where, place] of PLACES.filter((_, at) => isTyped(at, engineAt, methodAt))) {
          await openBody(body, [place]);
          const strokes = phraseStream(engine, method);
          await play(cdp, strokes);
          const expected = runsOf({ type: 'doc', content: [withText(place, PHRASE)] });
          // The editor keeps an empty paragraph after a block that cannot be followed by the cursor.
          const actual = runsOf(await bodyJson(body)).replace(/¶+$/, '¶');
          if (actual !== expected) {
            faults.push(
              `${where}, ${engine}, ${method}: ${actual} instead of ${expected}\n  ${describeStream(strokes)}`,
            );
          }
        }
      }
      return faults;
    });
    expect(wrong).toEqual([]);
  },
  REPLAY_MS,
);

test(
  'headline, sapo and the source of a pull quote accept every letter, for every engine',
  async () => {
    const wrong = await inEach(async (method, { page, cdp }, methodAt) => {
      const body = bodyOf(page);
      await openBody(body, [block('pullQuote', text(`Lời ${CARET}`))]);
      const fields: [string, Locator][] = [
        ['headline', page.getByLabel('Tiêu đề', { exact: true })],
        ['sapo', page.getByLabel('Sapo', { exact: true })],
        ['source', body.locator('aside input').first()],
      ];
      const faults: string[] = [];
      for (const [engineAt, engine] of ENGINES.entries()) {
        const isTyped = (at: number) =>
          at === engineAt % fields.length && engineAt % METHODS.length === methodAt;
        for (const [name, field] of fields.filter((_, at) => SIZES.everyEngineInEachPlace || isTyped(at))) {
          await field.fill('');
          await field.click();
          await play(cdp, phraseStream(engine, method));
          // In the middle too: a field whose value is set from outside moves the cursor to its end.
          await field.press('Home');
          await play(cdp, [...phraseStream(engine, method), { kind: 'key', text: ' ' }]);
          const actual = await field.inputValue();
          if (actual !== `${PHRASE} ${PHRASE}`) faults.push(`${name}, ${engine}, ${method}: ${actual}`);
        }
      }
      return faults;
    });
    expect(wrong).toEqual([]);
  },
  REPLAY_MS,
);

describe('a composition', () => {
  const composing: Stroke[] = ['d', 'đ', 'đu', 'đư', 'đươ', 'đươc', 'được'].map((shown) => ({
    kind: 'compose',
    text: shown,
  }));
  const done: Stroke = { kind: 'commit', text: 'được' };
  const before: EditorJson = paragraph(text(`Ai ${CARET}`));
  const key = (letter: string): Stroke => ({ kind: 'key', text: letter });

  test('ends with a space, a comma, Enter, or a space that the engine inserts', async () => {
    const { page, cdp } = await writerOf('telex');
    for (const [expected, ending] of [
      ['Ai được |¶', [done, key(' ')]],
      ['Ai được,|¶', [done, key(',')]],
      ['Ai được |¶', [{ kind: 'commit', text: 'được ' }]],
      ['Ai được|¶x|¶', [done, key('\n'), key('x')]],
    ] satisfies [string, Stroke[]][]) {
      await openBody(bodyOf(page), [before]);
      await play(cdp, [...composing, ...ending]);
      expect(runsOf(await bodyJson(bodyOf(page))), describeStream(ending)).toBe(expected);
    }
  });

  test('ends with an arrow key or a lost focus, and leaves no text when it is cancelled', async () => {
    const { page, cdp } = await writerOf('telex');
    const body = bodyOf(page);
    const headline = page.getByLabel('Tiêu đề', { exact: true });
    // The next word is at the place that the arrow reached.
    await openBody(body, [paragraph(text(`Ai ${CARET} đi`))]);
    await play(cdp, [...composing, done]);
    await page.keyboard.press('ArrowRight');
    await play(cdp, phraseStream('preedit', 'telex'));
    expect(runsOf(await bodyJson(body))).toBe(`Ai được ${PHRASE}đi|¶`);

    await headline.fill('');
    await openBody(body, [before]);
    await play(cdp, composing);
    await headline.click();
    await play(cdp, phraseStream('preedit', 'telex'));
    expect(runsOf(await bodyJson(body))).toBe('Ai được|¶');
    expect(await headline.inputValue()).toBe(PHRASE);

    await openBody(body, [before]);
    await play(cdp, [...composing, { kind: 'compose', text: '' }]);
    await play(cdp, phraseStream('preedit', 'vni'));
    expect(runsOf(await bodyJson(body))).toBe(`Ai ${PHRASE}|¶`);
  });
});

test('Gboard takes an existing word into a composition and continues it', async () => {
  const page = await signIn('lan', { userAgent: ANDROID, hasTouch: true, viewport: PHONE });
  await page.goto('/desk/articles/new');
  const body = bodyOf(page);
  const cdp = await page.context().newCDPSession(page);
  for (const marks of [[], [bold], [link]]) {
    await openBody(body, [paragraph(text(`thuon${CARET}`, ...marks), text(' rồi'))]);
    await cdp.send('Input.imeSetComposition', {
      ...{ text: 'thương', selectionStart: 6, selectionEnd: 6, replacementStart: 0, replacementEnd: 5 },
    });
    await play(cdp, [
      { kind: 'compose', text: 'thường' },
      { kind: 'commit', text: 'thường' },
      { kind: 'key', text: ' ' },
      ...phraseStream('preedit', 'telex'),
    ]);
    const runs = runsOf(await bodyJson(body));
    expect(runs.replaceAll(/·\w+|\|/g, '')).toBe(`thường ${PHRASE} rồi¶`);
  }
});

test(
  `${SIZES.vietnameseWords} random words lose and double no letter, for every engine`,
  async () => {
    const words = wordsToType();
    const wrong = await inEach(async (method, writer) => {
      const faults: string[] = [];
      for (const engine of ENGINES) faults.push(...(await misread(words, engine, method, writer)));
      return faults;
    });
    expect(wrong).toEqual([]);
  },
  ENGINES.length * REPLAY_MS,
);

/** Types random words and returns those that do not appear as typed. */
async function misread(
  words: readonly string[],
  engine: Engine,
  method: InputMethodName,
  { page, cdp }: Writer,
): Promise<string[]> {
  const body = bodyOf(page);
  await openBody(body, [paragraph(text(CARET))]);
  const chance = seeded(ENGINES.indexOf(engine) * METHODS.length + METHODS.indexOf(method) + 1);
  const typed: { word: string; strokes: readonly Stroke[] }[][] = [];
  for (let line = 0; line < LINES; line += 1) {
    const row = Array.from({ length: WORDS_IN_A_LINE }, () => randomWord(words, engine, method, chance));
    typed.push(row);
    await play(cdp, [
      ...row.flatMap(({ strokes }): Stroke[] => [...strokes, { kind: 'key', text: ' ' }]),
      { kind: 'key', text: '\n' },
    ]);
  }
  const lines = runsOf(await bodyJson(body)).split('|¶');
  return typed.flatMap((row, at) => {
    const shown = (lines[at] ?? '').replace(/^¶/, '').split(' ');
    return row.flatMap(({ word, strokes }, place) =>
      shown[place] === word && shown.length === row.length + 1
        ? []
        : [`${word} was read as ${shown[place]}: ${describeStream(strokes)}`],
    );
  });
}

function randomWord(words: readonly string[], engine: Engine, method: InputMethodName, chance: Chance) {
  const spelling = spellingOf(words[chance(words.length)] ?? '');
  if (!spelling) throw new Error('only Vietnamese words are typed');
  const style = chance(2) === 0 ? 'old' : 'new';
  const keys = keysOf(method, spelling, chance);
  return { word: spell(spelling, style), strokes: keyStream(engine, keys, typeWord(method, keys, style)) };
}

/** Every spellable syllable, and as many from real stories if the shared corpora are available. */
function wordsToType(): string[] {
  const syllables = syllableList();
  const corpus = new URL('../../../shared/corpora/vietnamese/related/clusters.docs.json', import.meta.url);
  if (!existsSync(corpus)) {
    console.warn(`SKIPPED: no real stories at ${corpus.pathname}; only made-up syllables are typed`);
    return syllables;
  }
  const known = new Set(syllables);
  const real = (readFileSync(corpus, 'utf8').match(/\p{L}+/gu) ?? []).filter((word) => {
    const spelling = spellingOf(word.toLowerCase());
    return spelling !== null && known.has(spell(spelling, 'old'));
  });
  const step = Math.max(1, Math.floor(real.length / syllables.length));
  return [...syllables, ...real.filter((_, at) => at % step === 0)];
}
