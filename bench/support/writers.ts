import type { Browser, BrowserContext } from 'playwright';
import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { enterRoom } from '#tests/support/collab/collab.ts';
import type { SiteToMeasure } from './site-to-measure.ts';

/** Signs somebody of the demonstration newsroom in; the context's cookies say so from then on. */
export async function signIn(context: BrowserContext, site: SiteToMeasure, person: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${site.url}/sign-in`);
  await page.getByLabel('E-mail', { exact: true }).fill(`${person}@toasoan.example`);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(site.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL(/\/desk/);
  await page.close();
}

/** The cookies of somebody who signs in, as a header. */
export async function cookieOf(browser: Browser, site: SiteToMeasure, person: string): Promise<string> {
  const context = await browser.newContext();
  await signIn(context, site, person);
  const cookies = await context.cookies(site.url);
  await context.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Somebody else in the story, over a connection of their own, without a screen. */
export type OtherWriter = {
  /** From now on they write a word now and then. */
  readonly write: () => void;
  readonly rest: () => void;
  readonly leave: () => void;
};

/** Between two words of one of the others, in milliseconds. */
const wordEveryMs = 700;

/** Enters the story as somebody else, who writes at `share` (0 to 1) of the text. */
export async function enterStory(input: {
  site: SiteToMeasure;
  articleId: string;
  cookie: string;
  share: number;
}): Promise<OtherWriter> {
  const { site, articleId, cookie, share } = input;
  const room = enterRoom({
    url: `${site.url.replace('http', 'ws')}/collab`,
    articleId,
    doc: new Y.Doc(),
    cookie,
  });
  await room.synced();
  const text = bodyPart(room.doc);
  // Into a sentence, never into the sign that ends a line.
  const start = text.toString().indexOf('. ', Math.floor(text.length * share)) + 2;
  const place = Y.createRelativePositionFromTypeIndex(text, start);
  let timer: ReturnType<typeof setInterval> | null = null;
  const writeWord = () => {
    const index = Y.createAbsolutePositionFromRelativePosition(place, room.doc)?.index ?? start;
    text.insert(index, 'lời ');
    const cursor = Buffer.from(
      Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, -1)),
    ).toString('base64');
    room.provider.setAwarenessField('cursor', { anchor: cursor, head: cursor });
  };
  const rest = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  return {
    write() {
      timer ??= setInterval(writeWord, wordEveryMs);
    },
    rest,
    leave() {
      rest();
      room.leave();
    },
  };
}
