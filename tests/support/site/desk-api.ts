import { theSite } from './the-site.ts';
import { tokenOf } from './token-of.ts';

export type Fork = { id: string; savedByName: string; reason: string; content: Story };
export type Story = { headline: string; sapo: string; body: unknown };

/** The newsroom over its API, for steps that a browser test does not show on a screen. */
export type DeskApi = {
  /** A draft of Lan's that is shared with the desk: Lan and the editor Thu may write in it. */
  readonly sharedStory: (headline: string, paragraphs?: readonly string[]) => Promise<string>;
  readonly act: (person: 'lan' | 'thu', articleId: string, action: string) => Promise<void>;
  readonly read: (articleId: string) => Promise<Story>;
  readonly forks: (articleId: string) => Promise<Fork[]>;
};

export function deskApi(site: { url: string; dataDir: string } = theSite()): DeskApi {
  const tokens: Record<string, string> = {};

  async function call(person: string, method: string, address: string, data?: unknown): Promise<any> {
    tokens[person] ??= await tokenOf(person, site);
    const response = await fetch(`${site.url}/api/v1${address}`, {
      method,
      headers: { authorization: `Bearer ${tokens[person]}`, 'content-type': 'application/json' },
      body: data === undefined ? undefined : JSON.stringify(data),
    });
    if (!response.ok) throw new Error(`${method} ${address} of ${person}: ${await response.text()}`);
    return response.json();
  }

  return {
    async sharedStory(headline, paragraphs = ['Đoạn một.', 'Đoạn hai.', 'Đoạn ba.']) {
      const { id } = await call('lan', 'POST', '/articles', {
        headline,
        sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
        bodyHtml: paragraphs.map((text) => `<p>${text}</p>`).join(''),
        section: 'the-gioi',
        tags: [{ name: 'Biến đổi khí hậu' }],
      });
      await call('lan', 'POST', `/articles/${id}/submit`, {});
      await call('lan', 'POST', `/articles/${id}/withdraw-submission`, {});
      return id;
    },
    async act(person, articleId, action) {
      await call(person, 'POST', `/articles/${articleId}/${action}`, {});
    },
    read: (articleId) => call('lan', 'GET', `/articles/${articleId}`),
    async forks(articleId) {
      const all: Fork[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
        const page = await call('lan', 'GET', `/articles/${articleId}/forks${query}`);
        all.push(...page.items);
        cursor = page.nextCursor;
      }
      return all;
    },
  };
}
