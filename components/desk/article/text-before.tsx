/** The text of the story, to read while its working copy is on the way. */
export function TextBefore({ text, label }: { text: string; label: string }) {
  return (
    <section className="editor" aria-label={label} aria-busy="true">
      <div className="editor-text editor-text-before">
        {text.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change; soon the editor takes their place.
          <p key={index}>{line}</p>
        ))}
      </div>
    </section>
  );
}
