'use client';
import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MediaView } from '#core/media/media-view.ts';
import { styled } from '../../ui/styled.ts';
import { Picture } from './picture.tsx';

const step = 0.05;

/** Sets the focal point of a picture by a click or the arrow keys. */
export function FocalPoint({
  media,
  onChange,
}: {
  media: MediaView;
  onChange: (focal: { focalX: number; focalY: number }) => void;
}) {
  const t = useTranslations('desk.media');
  const [focal, setFocal] = useState({ focalX: media.focalX, focalY: media.focalY });
  const within = (value: number) => Math.min(1, Math.max(0, Math.round(value * 100) / 100));

  function set(x: number, y: number) {
    const next = { focalX: within(x), focalY: within(y) };
    setFocal(next);
    onChange(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const moves: Record<string, readonly [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    set(focal.focalX + move[0], focal.focalY + move[1]);
  }

  return (
    <button
      type="button"
      className="focal"
      aria-label={t('focal', { x: focal.focalX, y: focal.focalY })}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.detail === 0) return;
        const box = event.currentTarget.getBoundingClientRect();
        set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
      }}
    >
      <Picture media={media} alt="" width={640} />
      <span
        className="focal-mark"
        ref={styled({ left: `${focal.focalX * 100}%`, top: `${focal.focalY * 100}%` })}
      />
    </button>
  );
}
