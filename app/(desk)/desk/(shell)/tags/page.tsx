import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValues } from '#app/_shell/shared/query-value.ts';
import { TagList } from '#components/desk/lists/tag-list.tsx';
import { TagMaintenanceList } from '#components/desk/lists/tag-maintenance-list.tsx';
import { mayCreateTag, mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { listTagMaintenance, TAG_MAINTENANCE_KINDS } from '#usecases/tags/list-tag-maintenance.ts';
import { listTags } from '#usecases/tags/list-tags.ts';

export default async function TagsPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const { q = '', cursor, list } = await queryValues(searchParams);
  const maintenance = TAG_MAINTENANCE_KINDS.find((each) => each === list);
  if (maintenance !== undefined) {
    const tended = await refusedOr(() => listTagMaintenance(ctx, { list: maintenance }));
    return <TagMaintenanceList maintained={tended} />;
  }
  const page = await refusedOr(() => listTags(ctx, { q, cursor }));
  return (
    <TagList
      page={page}
      q={q}
      canEdit={mayEditTag(ctx.actor).ok}
      newTypes={TAG_TYPES.filter((type) => mayCreateTag(ctx.actor, type).ok)}
    />
  );
}
