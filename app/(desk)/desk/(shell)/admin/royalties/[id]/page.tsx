import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { MarksForm } from '#components/desk/royalties/marks-form.tsx';
import { mediaViews } from '#usecases/media/media-views.ts';
import { readStoryRoyalties } from '#usecases/royalties/read-story-royalties.ts';

export default async function StoryRoyaltiesPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await deskContext();
  const { id } = await params;
  const story = await refusedOr(() => readStoryRoyalties(ctx, { articleId: id }));
  const photoIds = story.holders.flatMap(({ mediaId }) => mediaId ?? []);
  const photos = await mediaViews(ctx, photoIds);
  const thumbs = Object.fromEntries([...photos].map(([photo, { widths }]) => [photo, Math.min(...widths)]));
  return (
    <MarksForm
      // The form starts again from each saved state.
      key={JSON.stringify(story.holders.map(({ key, current }) => [key, current]))}
      story={story}
      thumbs={thumbs}
    />
  );
}
