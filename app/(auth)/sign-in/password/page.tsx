import { deskLocale } from '#app/_shell/shared/locale.ts';
import { messagesFor } from '#app/_shell/shared/messages.ts';
import { ChoosePasswordForm } from '#components/desk/sign-in/choose-password-form.tsx';
import { Words } from '#components/ui/words.tsx';

export default async function ChoosePasswordPage() {
  const locale = await deskLocale();
  return (
    <Words locale={locale} messages={messagesFor(locale, ['auth'])}>
      <ChoosePasswordForm />
    </Words>
  );
}
