import { deskContext } from '#app/_shell/desk-context.ts';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { findMedia } from '#app/(desk)/actions/library.ts';
import { addTag, changeTag, findTags, mergeTag } from '#app/(desk)/actions/tags.ts';
import { TagList } from '#components/desk/lists/tag-list.tsx';
import { mayCreateTag, mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { listTags } from '#usecases/tags/list-tags.ts';

type Search = { q?: string; cursor?: string };

export default async function TagsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await deskContext();
  const { q = '', cursor } = await searchParams;
  const page = await refusedOr(() => listTags(ctx, { q, cursor }));
  return (
    <TagList
      page={page}
      q={q}
      canEdit={mayEditTag(ctx.actor).ok}
      newTypes={TAG_TYPES.filter((type) => mayCreateTag(ctx.actor, type).ok)}
      doors={{ addTag, changeTag, findMedia, findTags, mergeTag }}
    />
  );
}
