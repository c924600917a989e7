'use client';

/** Here and not in `messages/`: what brings those to a screen may be what failed. */
const WORDS = {
  vi: {
    title: 'Trang này gặp lỗi',
    text: 'Lỗi ở phía hệ thống. Những gì bạn viết vẫn được giữ trong trình duyệt này.',
    again: 'Tải lại',
  },
  en: {
    title: 'This page failed',
    text: 'Something went wrong on our side. What you wrote is kept in this browser.',
    again: 'Load again',
  },
} as const;

/** What is shown where a page of the desk fails with the frame around it; loading it anew asks the server again. */
export function DeskPageFault() {
  const words = WORDS[document.documentElement.lang === 'en' ? 'en' : 'vi'];
  return (
    <main>
      <section className="empty" role="alert">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {words.again}
        </button>
      </section>
    </main>
  );
}
