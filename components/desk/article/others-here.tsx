'use client';
import { HocuspocusProvider } from '@hocuspocus/provider';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';

type Visitor = { readonly personId: string; readonly name: string };

/** Who else has this story open at the moment; says nothing while one is alone or the line is down. */
export function OthersHere({ articleId, personId }: { articleId: string; personId: string }) {
  const t = useTranslations('desk.article');
  const others = useOthers(articleId, personId);
  if (others.length === 0) return null;
  return (
    <span className="others-here" role="status">
      {t('othersHere', { names: others.join(', ') })}
    </span>
  );
}

function useOthers(articleId: string, personId: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    const provider = new HocuspocusProvider({
      url: `${scheme}://${window.location.host}/collab`,
      name: `article:${articleId}`,
      // The session cookie is what counts; the protocol only asks whether anything is said at all.
      token: 'session',
      onAwarenessChange: ({ states }) => {
        const visitors = states
          .map((state) => state.user as Visitor | undefined)
          .filter((user) => user !== undefined);
        const others = visitors.filter((user) => user.personId !== personId).map((user) => user.name);
        setNames([...new Set(others)].sort((a, b) => a.localeCompare(b, 'vi')));
      },
      onAuthenticationFailed: () => provider.disconnect(),
      onDisconnect: () => setNames([]),
    });
    // The server puts the name from its own books in place of whatever is said here.
    provider.setAwarenessField('user', { personId });
    return () => provider.destroy();
  }, [articleId, personId]);
  return names;
}
