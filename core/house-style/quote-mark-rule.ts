import type { QuoteMarks } from './house-forms.ts';
import type { StyleRule } from './style-rule.ts';

/** The two marks of each kind. */
const PAIRS: Readonly<Record<QuoteMarks, readonly [string, string]>> = {
  curly: ['“', '”'],
  angle: ['«', '»'],
  straight: ['"', '"'],
};

/** A quotation in the marks of another house than `marks`, as a rule whose advice is `advice`. */
export function quoteMarkRule(marks: QuoteMarks, advice: string): StyleRule {
  const others = (Object.keys(PAIRS) as QuoteMarks[]).filter((kind) => kind !== marks);
  const pattern = others
    .map((kind) => PAIRS[kind])
    .map(([open, close]) => `${open}([^${open}${close}\\n]{1,400})${close}`)
    .join('|');
  const [open, close] = PAIRS[marks];
  return {
    id: 'quote-marks',
    sectionId: null,
    pattern,
    matchCase: true,
    advice,
    replacement: `${open}$1$2${close}`,
    isOn: true,
  };
}
