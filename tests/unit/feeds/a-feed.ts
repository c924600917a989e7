import type { Feed } from '#core/feeds/feed.ts';

/** A feed with every character that could break a format. */
export const hostileFeed: Feed = {
  site: {
    name: 'Báo <Thử> & "Nghiệm"',
    url: 'https://bao.example',
    locale: 'vi',
    iconUrl: 'https://bao.example/icons/icon-192.png',
  },
  title: "Thế giới & 'khí hậu'",
  description: 'Chuyện <ngoài> & trong nước',
  url: 'https://bao.example/the-gioi?a=1&b=2',
  feedUrl: 'https://bao.example/the-gioi/rss.xml',
  hubUrl: 'https://hub.example/?a=1&b=2',
  tombstones: [
    { id: 'urn:uuid:0190a6b4-0000-7000-8000-000000000005', withdrawnAt: new Date('2026-05-20T05:00:00Z') },
  ],
  items: [
    {
      id: 'urn:uuid:0190a6b4-0000-7000-8000-000000000007',
      url: 'https://bao.example/the-gioi/mua-7?x=1&y=2',
      locale: 'vi',
      title: 'Mưa < nắng & "gió"\u0000\u000B\uFFFE\uD800 🌧',
      summary: 'Tóm tắt ]]> hết',
      contentHtml: '<p title="a&amp;b">Đoạn ]]> một</p>',
      authors: [
        { name: 'Lan & Huy', url: 'https://bao.example/tac-gia/lan' },
        { name: 'Thu', url: 'https://bao.example/tac-gia/thu' },
      ],
      publishedAt: new Date('2026-05-20T01:00:00Z'),
      updatedAt: new Date('2026-05-20T02:30:00Z'),
      image: {
        url: 'https://bao.example/media/1/960.jpeg',
        mimeType: 'image/jpeg',
        width: 960,
        height: 540,
        bytes: 81_234,
        caption: 'Mưa & "gió"',
        credit: 'Ảnh <Lan>',
      },
      tags: [
        { name: 'khí hậu', url: 'https://bao.example/chu-de/khi-hau' },
        { name: 'Mỹ & Trung', url: 'https://bao.example/chu-de/my-trung' },
      ],
      mediaTopics: ['20000148'],
    },
    {
      id: 'urn:uuid:0190a6b4-0000-7000-8000-000000000006',
      url: 'https://bao.example/the-gioi/nang-6',
      locale: 'en',
      title: 'Nắng',
      summary: '',
      contentHtml: '',
      authors: [],
      publishedAt: new Date('2026-05-19T01:00:00Z'),
      updatedAt: new Date('2026-05-21T00:00:00Z'),
      tags: [],
      mediaTopics: [],
    },
  ],
};

export const emptyFeed: Feed = { ...hostileFeed, items: [], tombstones: [] };
