import { unstable_rethrow } from 'next/navigation';
import { type ReactNode, useActionState } from 'react';
import { useTranslations } from 'use-intl/react';

/** Signs out; where nobody answers it says so and the screen stays, or an open session would pass for ended. */
export function SignOutForm({
  signOut,
  className,
  children,
}: {
  signOut: () => Promise<void>;
  className: string;
  children: ReactNode;
}) {
  const t = useTranslations('errors');
  const [isLost, submit] = useActionState<boolean>(() => signOut().then(() => false, wasLost), false);
  return (
    <form action={submit}>
      <button type="submit" className={className}>
        {children}
      </button>
      {isLost && (
        <p className="notice notice-danger" role="alert">
          {t('request.failed')}
        </p>
      )}
    </form>
  );
}

/** A way on that the server named is thrown too, and goes its way. */
function wasLost(thrown: unknown): true {
  unstable_rethrow(thrown);
  return true;
}
