import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { deskUrl } from '#core/urls.ts';

/** The 404 of the desk. It does not reveal whether the object exists or is forbidden. */
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
