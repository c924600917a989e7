import type { Container, Line, LineMark, LineNode } from './line.ts';

/** Attributes of a run in a Yjs text: each value is a JSON string, so that equal values compare as equal. */
export type RunAttributes = Readonly<Record<string, string>>;
/** A Yjs delta: runs of text, and embedded objects. */
export type Run = { readonly insert: string | object; readonly attributes?: RunAttributes };

/** The character that ends each line; its attributes describe the line. */
export const lineEnd = '\n';
/** Prefix of the attributes of a line end; names of text marks never begin with it. */
const sign = '=';
const typeKey = `${sign}type`;
const withinKey = `${sign}within`;

/** The lines in a Yjs text. Text after the last line end is a paragraph. */
export function linesOfRuns(runs: readonly Run[]): Line[] {
  const lines: Line[] = [];
  let content: LineNode[] = [];
  for (const { insert, attributes = {} } of runs) {
    if (typeof insert !== 'string') {
      content.push(withMarks(insert as LineNode, marksOf(attributes)));
      continue;
    }
    const pieces = insert.split(lineEnd);
    const marks = pieces.some((piece) => piece !== '') ? marksOf(attributes) : [];
    pieces.forEach((piece, index) => {
      if (piece !== '') addText(content, piece, marks);
      if (index === pieces.length - 1) return;
      lines.push({ ...lineOf(attributes), content });
      content = [];
    });
  }
  if (content.length > 0) lines.push({ type: 'paragraph', attrs: {}, within: [], open: 0, content });
  return lines;
}

/** The runs of a line, including its end. */
export function runsOfLine(line: Line): Run[] {
  const runs = line.content.map(({ marks, ...node }): Run => {
    const attributes = attributesOfMarks(marks ?? []);
    return node.text === undefined ? { insert: node, attributes } : { insert: node.text, attributes };
  });
  return [...runs, { insert: lineEnd, attributes: attributesOfLine(line) }];
}

/** The length of a line in a Yjs text: UTF-16 code units, one for any other node, one for its end. */
export function lengthOfLine(line: Line): number {
  return line.content.reduce((sum, node) => sum + (node.text?.length ?? 1), 1);
}

function addText(content: LineNode[], text: string, marks: readonly LineMark[]): void {
  const last = content.at(-1);
  if (last?.text !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) {
    content[content.length - 1] = { ...last, text: last.text + text };
  } else {
    content.push(withMarks({ type: 'text', text }, marks));
  }
}

function withMarks(node: LineNode, marks: readonly LineMark[]): LineNode {
  return marks.length > 0 ? { ...node, marks } : node;
}

function marksOf(attributes: RunAttributes): LineMark[] {
  return Object.keys(attributes)
    .filter((name) => !name.startsWith(sign))
    .sort()
    .map((name) => {
      const attrs = readRecord(attributes[name]);
      const [type = name] = name.split(ofPerson);
      return Object.keys(attrs).length > 0 ? { type, attrs } : { type };
    });
}

function attributesOfMarks(marks: readonly LineMark[]): RunAttributes {
  return Object.fromEntries(marks.map((mark) => [nameOfMark(mark), JSON.stringify(mark.attrs ?? {})]));
}

/** Several people may suggest deleting the same letter concurrently, so each has a separate mark name. */
function nameOfMark({ type, attrs }: LineMark): string {
  return type === 'deletion' ? `${type}${ofPerson}${String(attrs?.by ?? '')}` : type;
}

const ofPerson = '@';

function attributesOfLine({ type, attrs, within, open }: Line): RunAttributes {
  const own = Object.entries(attrs)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [`${sign}${sign}${name}`, JSON.stringify(value)]);
  return {
    [typeKey]: type,
    ...(within.length > 0 && { [withinKey]: JSON.stringify({ open, within }) }),
    ...Object.fromEntries(own),
  };
}

function lineOf(attributes: RunAttributes): Omit<Line, 'content'> {
  const { open, within } = readRecord(attributes[withinKey]);
  const containers = Array.isArray(within) ? (within as Container[]).filter(isNamed) : [];
  const own = Object.entries(attributes)
    .filter(([name]) => name.startsWith(`${sign}${sign}`))
    .map(([name, value]) => [name.slice(2 * sign.length), readJson(value)]);
  return {
    type: attributes[typeKey] || 'paragraph',
    attrs: Object.fromEntries(own),
    within: containers,
    open: typeof open === 'number' ? open : 0,
  };
}

function isNamed(container: unknown): boolean {
  return typeof (container as Container | null)?.type === 'string';
}

function readRecord(json: unknown): Record<string, unknown> {
  const value = readJson(json);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A value from a client; invalid JSON is ignored. */
function readJson(json: unknown): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : null;
  } catch {
    return null;
  }
}
