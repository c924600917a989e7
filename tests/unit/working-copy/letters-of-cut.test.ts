import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { type AuthoredText, attributeChange, bornIn, type Letter } from '#core/articles/authorship.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import { mayApproveVersion } from '#core/articles/four-eyes.ts';
import { lettersOf, wordsOf } from '#core/articles/letters.ts';
import { sharesOf } from '#core/articles/text-shares.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { changeLines } from '#core/working-copy/change-lines.ts';
import { ClientWriters } from '#core/working-copy/client-writers.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { linesOfRuns, type Run } from '#core/working-copy/delta.ts';
import { type CopyLetter, lettersOfCopy } from '#core/working-copy/letters-of-copy.ts';
import { lettersOfCut } from '#core/working-copy/letters-of-cut.ts';
import type { TreeNode } from '#core/working-copy/line.ts';
import { linesOfTree } from '#core/working-copy/lines-of-tree.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { workingCopyOf, writeContent } from '#core/working-copy/write-content.ts';
import { seeded } from '#tests/support/seeded.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';
import { bold, by, deleted, inserted, p, t } from './suggestion-fixtures.ts';

const PEOPLE = ['lan', 'thu', 'tam'] as const;
type Person = (typeof PEOPLE)[number];
const clientOf = (person: Person) => 11 + PEOPLE.indexOf(person);
const clients = new ClientWriters(
  PEOPLE.map((personId) => ({ clientId: clientOf(personId), fromClock: 0, personId })),
);
const lax = { strictFourEyes: false };

/** The author of a letter as recorded by the test: a serial number and a person. */
type Typed = { readonly serial: number; readonly by: Person };
type Version = {
  readonly content: VersionContent;
  readonly text: AuthoredText;
  readonly typed: readonly Typed[];
};

function contentWith(...paragraphs: string[]): VersionContent {
  return blankContent('', { body: bodyOf(...paragraphs) });
}

/** A story that three people write in turn, by typing and by saving whole texts. */
class Story {
  readonly doc: Y.Doc;
  readonly versions: Version[] = [];
  typed: Typed[];
  private before: CopyLetter[];
  private serial = 0;

  constructor(content: VersionContent, by: Person) {
    this.doc = workingCopyOf(content);
    this.before = lettersOfCopy(this.doc);
    const words = wordsOf(content);
    this.typed = words.flat().map(() => this.newLetter(by));
    this.versions.push({
      content,
      typed: this.typed,
      text: {
        words,
        letters: bornIn(
          1,
          this.typed.map((each) => each.by),
        ),
      },
    });
  }

  get last(): Version {
    return this.versions.at(-1) as Version;
  }

  get text(): string {
    return bodyPart(this.doc).toString();
  }

  newLetter(by: Person): Typed {
    this.serial += 1;
    return { serial: this.serial, by };
  }

  lettersBefore(at: number): number {
    return lettersOf(contentWith(this.text.slice(0, at))).length;
  }

  insert(
    by: Person,
    at: number,
    text: string,
    typed = [...text.matchAll(/\p{L}/gu)].map(() => this.newLetter(by)),
  ): void {
    const place = this.lettersBefore(at);
    this.doc.clientID = clientOf(by);
    bodyPart(this.doc).insert(at, text);
    this.typed = this.typed.toSpliced(place, 0, ...typed);
  }

  remove(by: Person, at: number, length: number): Typed[] {
    const place = this.lettersBefore(at);
    const count = this.lettersBefore(at + length) - place;
    this.doc.clientID = clientOf(by);
    bodyPart(this.doc).delete(at, length);
    const gone = this.typed.slice(place, place + count);
    this.typed = this.typed.toSpliced(place, count);
    return gone;
  }

  cut(): void {
    const content = contentOf(this.doc);
    const after = lettersOfCopy(this.doc);
    const number = this.versions.length + 1;
    const copies = { before: this.before, after, clients };
    const letters = lettersOfCut(content, { last: this.last.text, copies, writerIds: [], number });
    this.before = after;
    this.versions.push({ content, typed: this.typed, text: { words: wordsOf(content), letters } });
  }

  /**
   * Writes a whole text from outside, based on `source`, into the copy under a separate client, as the server
   * does.
   */
  save(
    content: VersionContent,
    { source, by, typed }: { source: Version; by: Person; typed: Typed[] },
  ): void {
    const number = this.versions.length + 1;
    const letters = attributeChange(wordsOf(content), { before: source.text, writer: by, number });
    this.doc.clientID = 1_000 + number;
    writeContent(this.doc, content);
    this.before = lettersOfCopy(this.doc);
    this.typed = typed;
    this.versions.push({ content, typed, text: { words: wordsOf(content), letters } });
  }
}

const writersOf = (letters: readonly Letter[]) => letters.map(({ writer }) => writer);

test('after any edits of three people new letters belong to their typists, and approvals follow their shares', () => {
  let approvals = 0;
  let refusals = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const random = seeded(seed);
    const below = (most: number) => Math.floor(random() * most);
    const one = <T>(of: readonly T[]) => of[below(of.length)] as T;
    const word = () => Array.from({ length: 6 }, () => one([...'abcdefghijklmnopqrstuvwxyzđêôươ'])).join('');
    const words = (count: number) => Array.from({ length: count }, word).join(' ');
    const story = new Story(contentWith(words(30), words(20)), one(PEOPLE));
    let base: Version | null = null;

    for (let round = 0; round < 40; round += 1) {
      const by = one(PEOPLE);
      const places = [...story.text.matchAll(/\p{L}+/gu)];
      const act = one(['type', 'type', 'mend', 'remove', 'move', 'save', 'restore', 'cut', 'approve']);
      if (act === 'type') story.insert(by, one(places).index, `${words(1 + below(12))} `);
      if (act === 'mend') story.insert(by, one(places).index + 2, one(['x', 'yz']));
      if (act === 'remove' && places.length > 40) {
        const first = below(places.length - 8);
        const end = places[first + 1 + below(6)]?.index ?? 0;
        const at = places[first]?.index ?? 0;
        if (!story.text.slice(at, end).includes('\n')) story.remove(by, at, end - at);
      }
      if (act === 'move') {
        story.cut();
        const first = below(places.length - 12);
        const at = places[first]?.index ?? 0;
        const end = places[first + 9]?.index ?? 0;
        const moved = story.text.slice(at, end);
        if (!moved.includes('\n')) {
          const typed = story.remove(by, at, end - at);
          story.insert(by, one([...story.text.matchAll(/\p{L}+/gu)]).index, moved, typed);
          story.cut();
        }
      }
      if (act === 'save') {
        story.cut();
        const place = one([...story.text.matchAll(/\p{L}+/gu)]).index;
        const added = words(1 + below(9));
        const text = `${story.text.slice(0, place)}${added} ${story.text.slice(place)}`;
        const typed = story.typed.toSpliced(
          story.lettersBefore(place),
          0,
          ...[...added.matchAll(/\p{L}/gu)].map(() => story.newLetter(by)),
        );
        story.save(contentWith(...text.trimEnd().split('\n')), { source: story.last, by, typed });
      }
      if (act === 'restore') {
        story.cut();
        const source = one(story.versions);
        story.save(source.content, { source, by, typed: [...source.typed] });
      }
      if (act === 'cut' || act === 'approve') story.cut();
      if (act !== 'approve') continue;
      const version = story.last;
      const context = `seed ${seed}, round ${round}`;
      expect(writersOf(version.text.letters), context).toEqual(version.typed.map((each) => each.by));
      const old = new Set(base?.typed.map(({ serial }) => serial));
      const fresh = version.typed.filter(({ serial }) => !old.has(serial));
      const own = fresh.filter((each) => each.by === by).length;
      const shares = sharesOf(version.text.letters, base?.text.letters ?? null);
      expect(Object.fromEntries((shares ?? []).map(({ id, letters }) => [id, letters])), context).toEqual(
        Object.fromEntries(
          Object.entries(Object.groupBy(fresh, (each) => each.by)).map(([id, list]) => [id, list.length]),
        ),
      );
      if (fresh.length === 0) continue;
      const answer = mayApproveVersion(by, { contributorIds: [...PEOPLE], shares }, lax);
      expect(answer.ok, context).toBe(fresh.length - own > fresh.length / 2);
      if (answer.ok) base = version;
      if (answer.ok) approvals += 1;
      else refusals += 1;
    }
  }
  expect(approvals).toBeGreaterThan(20);
  expect(refusals).toBeGreaterThan(15);
});

test('the letters of a copy are those of its content, without suggestions, marks and notes', () => {
  const lead = { mediaId: 'm', caption: 'Chú thích', credit: '', alt: '' };
  const doc = workingCopyOf({ ...contentWith('Một', 'Hai ba'), headline: 'Mưa to', sapo: 'Lụt', lead });
  const proposed: TreeNode[] = [
    p(t('Mộ'), t('t', bold), t(' và nữa', inserted('lan')), t(' bỏ', deleted('lan'))),
    {
      ...p(t('Khối mới', inserted('lan', 'lan-2'))),
      attrs: { suggestion: { kind: 'insert', ...by('lan', 'lan-2') } },
    },
    { type: 'bulletList', content: [{ type: 'listItem', content: [p(t('Hai e\u0302'), t('\u0301m'))] }] },
    { type: 'privateNote', content: [t('riêng tư')] },
    p(t('Cuối'), { type: 'footnote', attrs: { text: 'Theo sở' } }),
  ];
  const body = bodyPart(doc);
  body.applyDelta(changeLines(linesOfRuns(body.toDelta() as Run[]), linesOfTree(proposed)));
  expect(
    lettersOfCopy(doc)
      .map(({ letter }) => letter)
      .join(''),
  ).toBe('MưatoLụtChúthíchMộtbỏHaiếmCuốiTheosở');
  expect(lettersOfCopy(doc).map(({ letter }) => letter)).toEqual(lettersOf(contentOf(doc)));
});

test('text inside an embedded node belongs to the client that sent the node', () => {
  const doc = workingCopyOf(contentWith('Một'));
  doc.clientID = clientOf('thu');
  const marks = [{ type: 'id-of-text', attrs: { clientId: clientOf('lan'), clock: 0 } }];
  const text = { type: 'text', text: 'Hai', marks };
  bodyPart(doc).insertEmbed(0, { type: 'hardBreak', content: [text] });
  bodyPart(doc).insertEmbed(0, text);
  const letters = lettersOfCopy(doc);
  expect(letters.map(({ letter }) => letter).join('')).toBe('HaiMộtHai');
  expect(letters.map(({ clientId }) => clientId)).toEqual([12, 12, 12, 1, 1, 1, 12, 12, 12]);
});

test('copied text counts as new text of the person who copied it', () => {
  const text = Array.from({ length: 12 }, (_, index) => `chữ${'abcdefghijkl'[index]}`).join(' ');
  const story = new Story(contentWith(text), 'lan');
  const typed = [...text.matchAll(/\p{L}/gu)].map(() => story.newLetter('thu'));
  story.insert('thu', 0, `${text} `, typed);
  story.cut();
  const counts = sharesOf(story.last.text.letters, null);
  expect(counts).toEqual([
    { id: 'lan', letters: typed.length },
    { id: 'thu', letters: typed.length },
  ]);
});
