/** The subset of the DOM that the HTML parser needs; browsers and linkedom both implement it. */
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

/** The tag name in lower case, also for documents parsed as XML. */
export function tagOf(node: DomNode): string {
  return node.nodeName.toLowerCase();
}

/** The attribute, or an empty string. */
export function attributeOf(node: DomNode, name: string): string {
  return node.getAttribute?.(name) ?? '';
}

/** The style attribute in lower case without spaces, so that rules can be matched as plain text. */
export function styleOf(node: DomNode): string {
  return attributeOf(node, 'style').toLowerCase().replace(/\s+/g, '');
}

export function childrenOf(node: DomNode): DomNode[] {
  return Array.from(node.childNodes);
}

/** The matching descendants of `node` in document order; matches are not searched inside. */
export function findElements(node: DomNode, matches: (element: DomNode) => boolean): DomNode[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return [];
    return matches(child) ? [child] : findElements(child, matches);
  });
}
