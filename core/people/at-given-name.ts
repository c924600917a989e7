/** A name in two: what comes before the given name, and the given name, with which a Vietnamese name ends. */
export function atGivenName(name: string): readonly [before: string, given: string] {
  const at = name.trimEnd().search(/\S+$/u);
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at).trimEnd()];
}
