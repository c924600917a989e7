import { beforeAll, expect, test } from 'vitest';
import { inTime } from '#tests/support/in-time.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

/** Numbers and ids of a draft, of a scheduled story, and of no story. */
type Named = { readonly id: string; readonly number: number; readonly mediaId: string };
const NOTHING: Named = {
  id: '018f0000-0000-7000-8000-000000000000',
  number: 987_654,
  mediaId: '018f0000-0000-7000-8000-000000000001',
};
const hidden: Record<string, Named> = {};

beforeAll(async () => {
  const site = theSite();
  const newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir });
  for (const kind of ['a draft', 'a scheduled story']) {
    const picture = await newsroom.upload();
    const { id, number } = await newsroom.begin('lan', {
      headline: `Chuyện của ${newsroom.newWord()} chưa ai biết`,
      tags: [{ name: 'Biến đổi khí hậu' }],
      leadMediaId: picture.id,
    });
    if (kind !== 'a draft') {
      await newsroom.approve(id);
      await newsroom.act('thu', id, 'schedule', { publishAt: '2999-01-01T00:00:00Z' });
    }
    hidden[kind] = { id, number, mediaId: picture.id };
  }
});

const ADDRESSES: readonly ((story: Named) => string)[] = [
  ({ number }) => `/the-gioi/bai-${number}`,
  ({ number }) => `/the-gioi/bai-${number}/lich-su`,
  ({ number }) => `/khong-co-muc-nay/bai-${number}`,
  ({ number }) => `/api/v1/public/articles/${number}`,
  ({ id }) => `/api/v1/articles/${id}`,
  ({ id }) => `/desk/articles/${id}`,
  ({ id }) => `/desk/articles/${id}/preview`,
  ({ id }) => `/xem/${id}`,
  ({ mediaId }) => `/media/${mediaId}/320.jpeg`,
  ({ number }) => `/social/${number}/${'0'.repeat(16)}-card.jpeg`,
  ({ number }) => `/oembed?url=${encodeURIComponent(`${theSite().url}/the-gioi/bai-${number}`)}`,
];

const HEADERS: readonly Record<string, string>[] = [
  {},
  { 'if-none-match': '*' },
  { 'accept-encoding': 'gzip' },
];

/**
 * Headers that differ between any two answers: date, request id (cached pages have none) and compressed
 * length. A page that was requested before is compressed better after some seconds.
 */
const ownOfEach = (headers: Headers) => [
  ...['date', 'x-request-id'],
  ...(headers.has('content-encoding') ? ['content-length'] : []),
];

/** The whole answer without the headers that differ. */
async function answerOf(address: string, story: Named, headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${theSite().url}${address}`, { redirect: 'manual', headers });
  const own = ownOfEach(response.headers);
  const compared = [...response.headers].filter(([name]) => !own.includes(name)).sort();
  const whole = JSON.stringify([response.status, compared, await response.text()]);
  // A new nonce for each answer.
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
  const answer = nonce === undefined ? whole : whole.replaceAll(nonce, '<nonce>');
  return [story.id, story.mediaId]
    .reduce((text, name) => text.replaceAll(name, '<name>'), answer)
    .replace(whereNumbered(story), '$<before><name>');
}

/** Three digits alone also occur in seconds of a header and in names of files. */
function whereNumbered({ number }: Named): RegExp {
  return new RegExp(`(?<before>bai-|articles/|social/)${number}(?!\\d)`, 'g');
}

test.each(['a draft', 'a scheduled story'])(
  'over HTTP, requests for %s get the same bytes, headers and ETag as requests for no story',
  async (kind) => {
    const story = hidden[kind] as Named;
    for (const addressOf of ADDRESSES) {
      for (const headers of HEADERS) {
        // The page for no story lists the newest stories with their age. The minute may change between the
        // two requests, or a story may be added.
        await inTime(async () => {
          const answer = await answerOf(addressOf(story), story, headers);
          expect(answer, addressOf(story)).toBe(await answerOf(addressOf(NOTHING), NOTHING, headers));
        });
      }
    }
  },
);
