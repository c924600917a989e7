import type { Feed } from '#core/feeds/feed.ts';

/** A feed with everything in it that could break a format. */
export const hostileFeed: Feed = {
  site: { name: 'Báo <Thử> & "Nghiệm"', url: 'https://bao.example', locale: 'vi' },
  title: "Thế giới & 'khí hậu'",
  url: 'https://bao.example/the-gioi?a=1&b=2',
  feedUrl: 'https://bao.example/the-gioi/rss.xml',
  items: [
    {
      id: 'tag:bao.example,2026:7',
      url: 'https://bao.example/the-gioi/mua-7?x=1&y=2',
      title: 'Mưa < nắng & "gió"\u0000\u000B\uFFFE\uD800 🌧',
      summary: 'Tóm tắt ]]> hết',
      contentHtml: '<p title="a&amp;b">Đoạn ]]> một</p>',
      authors: ['Lan & Huy', 'Thu'],
      publishedAt: new Date('2026-05-20T01:00:00Z'),
      updatedAt: new Date('2026-05-20T02:30:00Z'),
      image: { url: 'https://bao.example/media/1/960.jpeg', mimeType: 'image/jpeg', width: 960, height: 540 },
      tags: ['khí hậu', 'Mỹ & Trung'],
    },
    {
      id: 'tag:bao.example,2026:6',
      url: 'https://bao.example/the-gioi/nang-6',
      title: 'Nắng',
      summary: '',
      contentHtml: '',
      authors: [],
      publishedAt: new Date('2026-05-19T01:00:00Z'),
      updatedAt: new Date('2026-05-21T00:00:00Z'),
      tags: [],
    },
  ],
};

export const emptyFeed: Feed = { ...hostileFeed, items: [] };
