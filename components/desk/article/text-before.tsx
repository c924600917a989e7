/** The read-only text of the story while its working copy loads. */
export function TextBefore({ text, label }: { text: string; label: string }) {
  return (
    <section className="editor" aria-label={label} aria-busy="true">
      <div className="editor-text editor-text-before">
        {text.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are static.
          <p key={index}>{line}</p>
        ))}
      </div>
    </section>
  );
}
