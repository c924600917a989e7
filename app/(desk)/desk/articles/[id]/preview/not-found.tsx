import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { deskUrl } from '#core/urls.ts';

export default async function PreviewNotFound() {
  const t = translator(await deskLocale(), 'desk');
  return (
    <main>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <a href={deskUrl}>{t('notFound.back')}</a>
    </main>
  );
}
