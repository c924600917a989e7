import { bodySchemaNumber } from '#core/document/body.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { media } from '#db/schema/media.ts';
import { newId } from '#platform/time/new-id.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { writeAsClient } from '../collab/write-as-client.ts';
import { contentFor, type Newsroom } from './newsroom.ts';

type Who = Parameters<Newsroom['as']>[0];
type Content = Record<string, unknown>;

/** The steps at the desk that tests of the checks share. */
export function checkDesk(newsroom: Newsroom) {
  const { db } = newsroom.as('lan');
  const act = (who: Who, articleId: string, action: string, input: Content = {}) =>
    actOnArticle(newsroom.as(who), { articleId, action, ...input });

  async function draft(changes: Content = {}, who: Who = 'lan'): Promise<string> {
    return (await createArticle(newsroom.as(who), { content: contentFor(newsroom, changes) })).id;
  }

  async function submitted(changes: Content = {}, who: Who = 'lan'): Promise<string> {
    const id = await draft(changes, who);
    await act(who, id, 'submit');
    return id;
  }

  async function approved(changes: Content = {}): Promise<string> {
    const id = await submitted(changes);
    await act('tam', id, 'approve');
    return id;
  }

  async function live(changes: Content = {}): Promise<string> {
    const id = await approved(changes);
    await act('tam', id, 'publish');
    return id;
  }

  /** A picture of the library without a file. */
  async function photo(): Promise<{ mediaId: string; caption: string; credit: string; alt: string }> {
    const mediaId = newId();
    await db.insert(media).values({
      id: mediaId,
      sha256: mediaId,
      mimeType: 'image/jpeg',
      bytes: 1,
      width: 8,
      height: 5,
      renditionWidths: [],
      blurColor: '#000000',
      createdAt: new Date(),
    });
    return { mediaId, caption: '', credit: 'TTXVN', alt: 'Một con phà cập bến' };
  }

  /** Writes a suggestion into the story's working copy, as a browser does. */
  async function suggest(articleId: string, who: 'lan' | 'thu' | 'phuc' = 'phuc'): Promise<void> {
    const stamp = { id: newId(), by: newsroom.people[who].id, at: new Date().toISOString() };
    await writeAsClient(newsroom.as(who), articleId, (doc) => {
      bodyPart(doc).insert(0, 'Nên viết: ', { insertion: JSON.stringify(stamp) });
    });
  }

  return { act, draft, submitted, approved, live, photo, suggest };
}

/** A body of one paragraph that is a link. */
export function bodyLinkingTo(...hrefs: string[]) {
  return {
    type: 'doc',
    schema: bodySchemaNumber,
    content: hrefs.map((href) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'xem thêm', marks: [{ type: 'link', attrs: { href } }] }],
    })),
  };
}
