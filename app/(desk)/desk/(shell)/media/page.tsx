import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { MediaLibrary } from '#components/desk/lists/media-library.tsx';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { mayEditMedia, mayPlaceMedia, mayUpload } from '#core/media/media-policy.ts';
import { listEndedPicturesInUse } from '#usecases/media/list-ended-in-use.ts';
import { listMedia } from '#usecases/media/list-media.ts';

export default async function MediaPage() {
  const ctx = await deskContext();
  const { actor } = ctx;
  const [first, endedInUse] = await Promise.all([listMedia(ctx), listEndedPicturesInUse(ctx)]);
  return (
    <MediaLibrary
      first={first}
      endedInUse={endedInUse}
      today={dayOf(ctx.now(), ctx.site.timeZone)}
      canUpload={mayUpload(actor).ok}
      canEdit={{
        ownOf: mayEditMedia(actor, { uploadedBy: actor.id }).ok ? actor.id : null,
        others: mayEditMedia(actor, { uploadedBy: null }).ok,
        placesOthers: mayPlaceMedia(actor, { uploadedBy: null }).ok,
      }}
    />
  );
}
