import { eq } from 'drizzle-orm';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import { slugFor } from '#core/text/slug.ts';
import { articleVersions } from '#db/schema/article-versions.ts';
import { articles } from '#db/schema/articles.ts';
import { people } from '#db/schema/people.ts';
import { sections } from '#db/schema/sections.ts';
import { project } from '#usecases/articles/shared/reach-readers.ts';
import type { Services } from '#usecases/context.ts';
import type { CollectionDoc } from './collection.ts';

/** Where the collection does not say when, one a minute up to this moment, in the collection's order. */
const undatedEnd = Date.UTC(2026, 0, 1);

/**
 * Publishes the documents of a collection in an empty migrated newsroom, in one section, written out for search and lists by
 * the product's own code. Returns the article of each document, by the documents' ids.
 */
export async function fillWithCollection(
  services: Services,
  docs: readonly CollectionDoc[],
): Promise<Map<string, string>> {
  const { db, newId } = services;
  const sectionId = newId();
  const authorId = newId();
  await db.insert(sections).values({ id: sectionId, slug: 'tin', name: 'Tin', nameEn: 'News', position: 0 });
  await db
    .insert(people)
    .values({ id: authorId, kind: 'guest', name: 'Bạn đọc', slug: 'ban-doc', createdAt: services.now() });
  const articleIds = new Map<string, string>();
  for (const [index, doc] of docs.entries()) {
    const publishedAt = doc.publishedAt ?? new Date(undatedEnd - (docs.length - index) * 60_000);
    articleIds.set(doc.id, await publish(services, { doc, publishedAt, sectionId, authorId }));
  }
  return articleIds;
}

async function publish(
  services: Services,
  {
    doc,
    publishedAt,
    sectionId,
    authorId,
  }: { doc: CollectionDoc; publishedAt: Date; sectionId: string; authorId: string },
): Promise<string> {
  const [articleId, versionId] = [services.newId(), services.newId()];
  await services.db.transaction(async (tx) => {
    await tx.insert(articles).values({
      ...{ id: articleId, locale: 'vi', slug: slugFor(doc.headline), sectionId },
      ...{ workState: 'approved', publicState: 'none', workingNumber: 1 },
      ...{ createdBy: authorId, createdAt: publishedAt, savedAt: publishedAt },
    });
    const [version] = await tx
      .insert(articleVersions)
      .values({
        ...{ id: versionId, articleId, number: 1, baseNumber: 0, reason: 'imported', savedAt: publishedAt },
        ...{ contentHash: doc.id, format: 'news', kicker: '', headline: doc.headline, sapo: doc.sapo },
        ...{ sectionId, lead: null, bylineIds: [], tagIds: [], pinIds: [], body: bodyOf(doc.body) },
      })
      .returning();
    if (version === undefined) throw new Error(`${doc.id} was not written.`);
    await tx
      .update(articles)
      .set({
        ...{ publicState: 'live', workingVersionId: versionId, liveVersionId: versionId },
        ...{ publishedAt, firstPublishedAt: publishedAt },
      })
      .where(eq(articles.id, articleId));
    await project(services, tx, { version, publishedAt });
  });
  return articleId;
}

function bodyOf(text: string): Body {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  return {
    type: 'doc',
    schema: bodySchemaNumber,
    content: paragraphs.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
  };
}
