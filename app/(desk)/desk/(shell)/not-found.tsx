import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { deskUrl } from '#core/urls.ts';

/** Nothing here for this person: it does not say whether it is missing or not theirs. */
export default async function DeskNotFound() {
  const t = translator(await deskLocale(), 'desk');
  return (
    <section className="empty">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <a className="button" href={deskUrl}>
        {t('notFound.back')}
      </a>
    </section>
  );
}
