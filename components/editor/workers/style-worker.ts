import { checkStyle, type StyleAdvice } from '#core/house-style/check-style.ts';
import type { StyleAnswer, StyleQuestion } from './style-messages.ts';

self.onmessage = ({ data: { job, rules, texts } }: MessageEvent<StyleQuestion>) => {
  const found: StyleAdvice[][] = texts.map(() => []);
  for (const rule of rules) {
    tell({ kind: 'begin', job, ruleId: rule.id });
    for (const [index, text] of texts.entries()) found[index]?.push(...checkStyle(text, rule));
  }
  tell({ kind: 'done', job, found });
};

function tell(message: StyleAnswer): void {
  self.postMessage(message);
}
