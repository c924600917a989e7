import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultPolicy } from '#core/articles/policy.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Actor, Grant, Role } from '#core/people/roles.ts';
import { fold } from '#core/text/fold.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Database } from '#db/client.ts';
import { people } from '#db/schema/people.ts';
import { personGrants, personRoles } from '#db/schema/person-roles.ts';
import { sections } from '#db/schema/sections.ts';
import { settings } from '#db/schema/settings.ts';
import { tags } from '#db/schema/tags.ts';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import type { ArticleView } from '#usecases/articles/shared/article-view.ts';
import type { Context } from '#usecases/context.ts';

/**
 * A small newsroom in an empty database: two desks, one person of each role, one tag, and a clock that tests
 * set.
 */
export type Newsroom = {
  readonly world: string;
  readonly business: string;
  readonly tagId: string;
  readonly people: Readonly<Record<PersonName, Actor>>;
  /** The context of a person, or of an anonymous reader. */
  readonly as: (name: PersonName | null) => Context;
  /** Sets the clock of every context; null lets it follow the machine's clock. */
  readonly setNow: (moment: Date | null) => void;
  /** Performs an action of the workflow. It has a reason unless `input` says otherwise. */
  readonly act: (name: PersonName, articleId: string, action: string, input?: object) => Promise<ArticleView>;
  /**
   * Creates a story. The reporter of its desk submits it and the editor of the desk approves it. In a section
   * without a desk Lan and the managing editor do so.
   */
  readonly approved: StoryMaker;
  /** The same, published by the editor. */
  readonly published: StoryMaker;
};

type StoryMaker = (
  changes?: Record<string, unknown>,
  options?: { locale?: Locale | undefined },
) => Promise<ArticleView>;

type PersonName = keyof typeof STAFF;

/** The cipher of a test newsroom. */
const sealer = createSecretCipher('a secret of the house that is long enough');

const STAFF = {
  minh: { role: 'contributor', desk: null },
  lan: { role: 'journalist', desk: 'world' },
  huy: { role: 'journalist', desk: 'business' },
  thu: { role: 'editor', desk: 'world' },
  binh: { role: 'editor', desk: 'business' },
  tam: { role: 'managing_editor', desk: null, grants: ['breaking'] },
  phuc: { role: 'legal', desk: null },
  quan: { role: 'admin', desk: null },
} as const satisfies Record<
  string,
  { role: Role; desk: 'world' | 'business' | null; grants?: readonly Grant[] }
>;

/** Fills an empty database with the small newsroom. */
export async function makeNewsroom(db: Database): Promise<Newsroom> {
  let fixedNow: Date | null = null;
  const now = () => fixedNow ?? new Date();
  const desks = { world: newId(), business: newId() };
  await db.insert(sections).values([
    { id: desks.world, slug: 'the-gioi', name: 'Thế giới', nameEn: 'World', position: 0 },
    { id: desks.business, slug: 'kinh-te', name: 'Kinh tế', nameEn: 'Business', position: 1 },
  ]);
  // As in every newsroom that existed before the second factor.
  await db.insert(settings).values({ name: 'secondFactorRoles', value: [] });
  const actors: Record<string, Actor> = {};
  for (const [name, staff] of Object.entries(STAFF)) {
    const id = newId();
    const sectionId = staff.desk === null ? null : desks[staff.desk];
    const grants: readonly Grant[] = 'grants' in staff ? staff.grants : [];
    await db.insert(people).values({
      id,
      kind: 'staff',
      name,
      slug: name,
      email: `${name}@toasoan.example`,
      createdAt: now(),
    });
    await db.insert(personRoles).values({ id: newId(), personId: id, role: staff.role, sectionId });
    for (const grantName of grants)
      await db.insert(personGrants).values({ id: newId(), personId: id, grantName });
    actors[name] = { id, name, roles: [{ role: staff.role, sectionId }], grants };
  }
  const tagId = newId();
  const tagName = 'Biến đổi khí hậu';
  await db.insert(tags).values({
    id: tagId,
    type: 'topic',
    name: tagName,
    fold: fold(tagName),
    slug: slugFor(tagName),
    createdAt: now(),
  });
  const people_ = actors as Newsroom['people'];
  const newsroom: Newsroom = {
    ...desks,
    tagId,
    people: people_,
    setNow: (moment) => {
      fixedNow = moment;
    },
    as: (name) => ({
      db,
      storage: folderStorage(path.join(tmpdir(), `toasoan-test-media-${process.pid}`)),
      site: { url: 'http://localhost:3000', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' },
      now,
      newId: () => newId(),
      actor: name === null ? null : people_[name],
      address: '127.0.0.1',
      policy: defaultPolicy,
      sealer,
    }),
    act: (name, articleId, action, input = {}) =>
      actOnArticle(newsroom.as(name), { articleId, action, reason: 'Có lý do.', ...input }),
    async approved(changes, options) {
      const { reporter, editor } = deskOf(changes);
      const content = contentFor(newsroom, changes);
      const { id } = await createArticle(newsroom.as(reporter), { ...options, content });
      await newsroom.act(reporter, id, 'submit');
      return newsroom.act(editor, id, 'approve');
    },
    async published(changes, options) {
      const { id } = await newsroom.approved(changes, options);
      return newsroom.act(deskOf(changes).editor, id, 'publish');
    },
  };
  const deskOf = ({ sectionId = desks.world }: Record<string, unknown> = {}) => {
    if (sectionId === desks.business) return { reporter: 'huy', editor: 'binh' } as const;
    return { reporter: 'lan', editor: sectionId === desks.world ? 'thu' : 'tam' } as const;
  };
  return newsroom;
}

/** A body of paragraphs. */
export function bodyOf(...paragraphs: string[]): Body {
  return {
    type: 'doc',
    schema: bodySchemaNumber,
    content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

/** Content that passes every required check, with the changes of the test. */
export function contentFor(
  newsroom: Newsroom,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    headline: 'Đồng bằng tìm cách sống chung với mùa nước mặn',
    sapo: 'Nông dân ba huyện ven biển chuyển sang giống lúa ngắn ngày để thu hoạch trước khi mặn lên.',
    sectionId: newsroom.world,
    tagIds: [newsroom.tagId],
    body: bodyOf('Cánh đồng đầu tháng ba khô trắng.', 'Nước mặn năm nay đến sớm hơn hai tuần.'),
    ...changes,
  };
}
