import { deskLocale } from '#app/_shell/shared/locale.ts';
import { messagesFor } from '#app/_shell/shared/messages.ts';
import { ForgottenForm } from '#components/desk/sign-in/forgotten-form.tsx';
import { Words } from '#components/ui/words.tsx';

export default async function ForgottenPage() {
  const locale = await deskLocale();
  return (
    <Words locale={locale} messages={messagesFor(locale, ['auth'])}>
      <ForgottenForm />
    </Words>
  );
}
