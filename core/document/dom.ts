/** The little of the DOM that the reader of pasted and imported HTML needs; browsers and linkedom both fit. */
export type DomNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<DomNode>;
  getAttribute?(name: string): string | null;
};

const ELEMENT = 1;
const TEXT = 3;

export function isElement(node: DomNode): boolean {
  return node.nodeType === ELEMENT;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === TEXT;
}

/** Tag name in lower case, also where the document was parsed as XML. */
export function tagOf(node: DomNode): string {
  return node.nodeName.toLowerCase();
}

/** The attribute, or an empty string. */
export function attributeOf(node: DomNode, name: string): string {
  return node.getAttribute?.(name) ?? '';
}

/** The style attribute in lower case without spaces, so that a rule can be looked for as plain text. */
export function styleOf(node: DomNode): string {
  return attributeOf(node, 'style').toLowerCase().replace(/\s+/g, '');
}

export function childrenOf(node: DomNode): DomNode[] {
  return Array.from(node.childNodes);
}

/** The elements below `node` that match, in document order, not looking inside a match. */
export function findElements(node: DomNode, matches: (element: DomNode) => boolean): DomNode[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return [];
    return matches(child) ? [child] : findElements(child, matches);
  });
}
