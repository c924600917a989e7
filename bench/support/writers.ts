import type { Browser, BrowserContext } from 'playwright';
import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { joinRoom } from '#tests/support/collab/collab.ts';
import type { SiteToMeasure } from './site-to-measure.ts';

/** Signs a demo account in; the context then has its cookies. */
export async function signIn(context: BrowserContext, site: SiteToMeasure, person: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${site.url}/sign-in`);
  await page.getByLabel('E-mail', { exact: true }).fill(`${person}@toasoan.example`);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(site.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL(/\/desk/);
  await page.close();
}

/** Signs a demo account in and returns its cookies as a header. */
export async function cookieOf(browser: Browser, site: SiteToMeasure, person: string): Promise<string> {
  const context = await browser.newContext();
  await signIn(context, site, person);
  const cookies = await context.cookies(site.url);
  await context.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Another writer in the story, over their own connection, without a browser. */
export type OtherWriter = {
  /** Starts typing a word now and then. */
  readonly write: () => void;
  readonly rest: () => void;
  readonly leave: () => void;
};

/** Interval between the words of one other writer, in milliseconds. */
const wordEveryMs = 700;

/** Joins a story as another writer, who types at `share` (0 to 1) of the text. */
export async function joinStory(input: {
  site: SiteToMeasure;
  articleId: string;
  cookie: string;
  share: number;
}): Promise<OtherWriter> {
  const { site, articleId, cookie, share } = input;
  const room = joinRoom({
    url: `${site.url.replace('http', 'ws')}/collab`,
    articleId,
    doc: new Y.Doc(),
    cookie,
  });
  await room.synced();
  const text = bodyPart(room.doc);
  // Inside a sentence, not at the end of a paragraph.
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
