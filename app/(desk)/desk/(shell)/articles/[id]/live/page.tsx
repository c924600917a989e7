import { deskContext } from '#app/_shell/desk-context.ts';
import { deskLocale } from '#app/_shell/locale.ts';
import { messagesFor } from '#app/_shell/messages.ts';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { findMedia } from '#app/(desk)/actions/library.ts';
import { actOnEntry, breakOut, endCoverage, openCoverage } from '#app/(desk)/actions/live.ts';
import { LiveDesk } from '#components/desk/live/live-desk.tsx';
import { Words } from '#components/ui/words.tsx';
import { readLiveDesk } from '#usecases/live/read-live-desk.ts';

export default async function LiveDeskPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: articleId } = await params;
  const ctx = await deskContext();
  const desk = await refusedOr(() => readLiveDesk(ctx, { articleId }));
  const locale = await deskLocale();
  return (
    <Words
      locale={locale}
      messages={messagesFor(locale, ['live', 'desk', 'errors'])}
      timeZone={ctx.site.timeZone}
    >
      <LiveDesk
        key={articleId}
        start={desk}
        personId={ctx.actor.id}
        doors={{ openCoverage, endCoverage, actOnEntry, breakOut, findMedia }}
      />
    </Words>
  );
}
