import { asc, eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { articles } from '../schema/articles.ts';
import { people } from '../schema/people.ts';
import { schedules } from '../schema/schedules.ts';
import { sections } from '../schema/sections.ts';

/** What goes out when, next first, at most `limit`: the headline is that of the scheduled version. */
export async function listPendingSchedules(q: Queryable, { limit }: { limit: number }) {
  return q
    .select({
      articleId: schedules.articleId,
      publishAt: schedules.publishAt,
      embargoUntil: schedules.embargoUntil,
      updateKind: schedules.updateKind,
      version: articleVersions.number,
      headline: articleVersions.headline,
      workingNumber: articles.workingNumber,
      workState: articles.workState,
      sectionName: sections.name,
      sectionNameEn: sections.nameEn,
      approvedByName: people.name,
    })
    .from(schedules)
    .innerJoin(articles, eq(articles.id, schedules.articleId))
    .innerJoin(articleVersions, eq(articleVersions.id, schedules.versionId))
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .innerJoin(people, eq(people.id, schedules.approvedBy))
    .orderBy(asc(schedules.publishAt), asc(schedules.articleId))
    .limit(limit);
}
