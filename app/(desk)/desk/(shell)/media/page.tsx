import { deskContext } from '#app/_shell/desk-context.ts';
import { changeMedia, findMedia } from '#app/(desk)/actions/library.ts';
import { MediaLibrary } from '#components/desk/lists/media-library.tsx';
import { mayUpload } from '#core/media/media-policy.ts';
import { listMedia } from '#usecases/media/list-media.ts';

export default async function MediaPage() {
  const ctx = await deskContext();
  const first = await listMedia(ctx);
  return (
    <MediaLibrary first={first} canUpload={mayUpload(ctx.actor).ok} doors={{ findMedia, changeMedia }} />
  );
}
