'use client';
import { useTranslations } from 'use-intl/react';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { Body } from '#core/document/body.ts';
import { bodyDiff, type DiffPart } from '#core/document/body-diff.ts';

/** What changed between two texts, field by field, word by word. */
export function Compare({ before, after }: { before: VersionContent; after: VersionContent }) {
  const t = useTranslations('desk.article');
  const fields = (['kicker', 'headline', 'sapo'] as const).filter((name) => before[name] !== after[name]);
  const body = bodyDiff(before.body, after.body);
  const hasBodyChange = body.some((part) => part.kind !== 'same');
  return (
    <div className="compare">
      {fields.map((name) => (
        <div key={name}>
          <h3 className="panel-subtitle">{t(name)}</h3>
          <Parts parts={bodyDiff(asBody(before[name]), asBody(after[name]))} />
        </div>
      ))}
      <h3 className="panel-subtitle">{t('body')}</h3>
      {hasBodyChange ? <Parts parts={body} /> : <p className="hint">{t('noChange')}</p>}
    </div>
  );
}

function asBody(text: string): Body {
  return {
    type: 'doc',
    schema: 1,
    content: [{ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) }],
  } as Body;
}

function Parts({ parts }: { parts: readonly DiffPart[] }) {
  const t = useTranslations('desk.article');
  return (
    <p className="compare-text">
      {parts.map((part, index) => {
        const key = `${index}-${part.kind}`;
        if (part.kind === 'same') return <span key={key}>{part.text}</span>;
        const Tag = part.kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={key}>
            <span className="visually-hidden">{t(part.kind)}: </span>
            {part.text}
          </Tag>
        );
      })}
    </p>
  );
}
