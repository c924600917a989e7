import { eq, sql } from 'drizzle-orm';
import type { PublicState, UpdateKind } from '#core/articles/states.ts';
import { type TranslationState, translationState } from '#core/articles/translation-state.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { translatedVersions } from '../../schema/translated-versions.ts';
import { publishingActs } from './once-public-versions.ts';

/** A translation, the version of its original that it was made from, and the original's current version. */
export type Translation = {
  readonly articleId: string;
  readonly originalId: string;
  readonly state: TranslationState;
  readonly versionId: string;
  readonly version: number;
  /** The live version of the original, otherwise its working one. */
  readonly currentVersion: number;
};

type TranslationRow = Omit<Translation, 'state'> & {
  readonly publicState: PublicState;
  readonly isNewerDraft: boolean;
  readonly updateKinds: readonly (UpdateKind | null)[];
  readonly isEntryCorrected: boolean;
};

/**
 * The translations among these articles. `of` selects the version of each translation: the working or the
 * public one. Publications of the original count once readers have them.
 */
export async function listTranslations(
  q: Queryable,
  { articleIds, of }: { articleIds: readonly string[]; of: 'working' | 'public' },
): Promise<Translation[]> {
  if (articleIds.length === 0) return [];
  const number =
    of === 'working'
      ? sql`t.working_number`
      : sql`(select pv.number from public_articles p join article_versions pv on pv.id = p.version_id
          where p.id = t.id)`;
  const { rows } = await q.execute<TranslationRow>(sql`
    select t.id as "articleId", o.id as "originalId", v.id as "versionId", v.number as version,
      current.number as "currentVersion", o.public_state as "publicState",
      o.live_version_id is null and o.working_number > v.number as "isNewerDraft",
      (select coalesce(json_agg(kind), '[]') from (
        select a.detail ->> 'updateKind' as kind from audit a
        where a.subject_type = 'article' and a.subject_id = o.id and a.action in ${publishingActs}
          and (a.detail ->> 'version')::int > v.number
        union all
        select s.update_kind from schedules s
        join public_articles p on p.id = s.article_id and p.version_id = s.version_id
        join article_versions sv on sv.id = s.version_id and sv.number > v.number
        where s.article_id = o.id) later) as "updateKinds",
      exists (select from live_entry_notes n join live_entries e on e.id = n.entry_id
        where e.article_id = o.id and n.kind = 'correction' and n.published_at > made.marked_at
      ) as "isEntryCorrected"
    from articles t
    join articles o on o.id = t.translation_of
    join article_versions current on current.id = coalesce(o.live_version_id, o.working_version_id)
    join lateral (
      select * from translated_versions where article_id = t.id and from_number <= ${number}
      order by from_number desc limit 1) made on true
    join article_versions v on v.id = made.original_version_id
    where t.id = any(${sql.param([...articleIds])}::uuid[])`);
  return rows.map(({ publicState, isNewerDraft, updateKinds, isEntryCorrected, ...row }) => ({
    ...row,
    state: translationState({ publicState, isNewerDraft, updateKinds, isEntryCorrected }),
  }));
}

/** One of them; null for a story that is no translation. */
export async function findTranslation(
  q: Queryable,
  { articleId, of }: { articleId: string; of: 'working' | 'public' },
): Promise<Translation | null> {
  const [found] = await listTranslations(q, { articleIds: [articleId], of });
  return found ?? null;
}

/** Records the version of the original that the versions of a translation from `fromNumber` on translate. */
export async function setTranslatedVersion(
  tx: Transaction,
  row: typeof translatedVersions.$inferInsert,
): Promise<void> {
  const { articleId: _, fromNumber: __, ...set } = row;
  await tx
    .insert(translatedVersions)
    .values(row)
    .onConflictDoUpdate({ target: [translatedVersions.articleId, translatedVersions.fromNumber], set });
}

/** Deletes what a former translation was made from, because its link was removed. */
export async function forgetTranslatedVersions(tx: Transaction, articleId: string): Promise<void> {
  await tx.delete(translatedVersions).where(eq(translatedVersions.articleId, articleId));
}
