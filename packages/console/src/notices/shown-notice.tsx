import type {PublishedNotice} from '@akkoord/schema';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {useRoute} from '../use-route.ts';
import type {DrawnNotice} from './draw-notice.ts';

interface ShownNoticeProps {
  readonly published: PublishedNotice;
  readonly hash: string;
  readonly desk: Desk;
}

type Drawing = 'loading' | 'as-shown' | 'reconstruction' | 'failed';

/** The notice as visitors saw it, drawn by the widget itself in the language that was shown. */
export function ShownNotice({published, hash, desk}: ShownNoticeProps) {
  const {t, code, languageName} = useLanguage();
  const {language: asked, against} = useRoute();
  const languages = Object.keys(published.texts);
  const language = [asked, code].find(one => one !== null && languages.includes(one)) ?? languages[0] ?? 'en';
  const host = useRef<HTMLElement>(null);
  const drawing = useDrawing({published, language, host, load: desk.loadDrawing});
  return (
    <section class="part">
      <div class="part-head">
        <h2>{t(drawing === 'reconstruction' ? 'shown.reconstruction' : 'shown.as-shown')}</h2>
        <label class="field field-short">
          <span class="field-label">{t('shown.language')}</span>
          <select
            class="select"
            value={language}
            onChange={event => {
              const chosen = event.currentTarget.value;
              location.hash = routeHref({page: 'notices', notice: hash, language: chosen, against});
            }}
          >
            {languages.map(one => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {drawing === 'failed' && (
        <p class="failure" role="alert">
          {t('shown.failed')}
        </p>
      )}
      <section ref={host} class="stage" aria-label={t('shown.frame')} />
      <p class="quiet small">
        {t(drawing === 'reconstruction' ? 'shown.reconstruction-note' : 'shown.as-shown-note')}
      </p>
    </section>
  );
}

interface Drawable {
  readonly published: PublishedNotice;
  readonly language: string;
  readonly host: {readonly current: HTMLElement | null};
  readonly load: Desk['loadDrawing'];
}

/** Draws what is given into its host, anew whenever that changes, and says what came of it. */
export function useDrawing({published, language, host, load}: Drawable): Drawing {
  const [drawing, setDrawing] = useState<Drawing>('loading');
  useEffect(() => {
    let drawn: DrawnNotice | null = null;
    let isWanted = true;
    const draw = async () => {
      const drawNotice = await load();
      if (!isWanted || !host.current) return;
      drawn = await drawNotice(host.current, published, language);
      if (isWanted) setDrawing(drawn.isReconstruction ? 'reconstruction' : 'as-shown');
      else drawn.remove();
    };
    draw().catch(() => isWanted && setDrawing('failed'));
    return () => {
      isWanted = false;
      drawn?.remove();
    };
  }, [published, language, load]);
  return drawing;
}
