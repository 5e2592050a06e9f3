import type {PictureSummary, PublishedNotice} from '@akkoord/schema';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {useAnswer} from '../use-answer.ts';
import {useRoute} from '../use-route.ts';
import type {DrawnNotice} from './draw-notice.ts';
import {NoticePictures} from './notice-pictures.tsx';

interface ShownNoticeProps {
  readonly published: PublishedNotice;
  readonly hash: string;
  readonly desk: Desk;
}

/** What came of drawing; `build` names the files that drew. */
type Drawing =
  | {readonly status: 'loading' | 'failed'}
  | {readonly status: 'as-shown' | 'reconstruction'; readonly build: string | null};

/** The notice as visitors saw it, drawn by the widget itself in the language that was shown, and pictures of live pages. */
export function ShownNotice({published, hash, desk}: ShownNoticeProps) {
  const {t, code, languageName} = useLanguage();
  const {language: asked, against} = useRoute();
  const languages = Object.keys(published.texts);
  const language = [asked, code].find(one => one !== null && languages.includes(one)) ?? languages[0] ?? 'en';
  const host = useRef<HTMLElement>(null);
  const pictures = useAnswer(() => desk.api.pictures(hash), hash, desk.onError);
  const drawing = useDrawing({published, language, host, load: desk.loadDrawing});
  const isReconstruction = isOfAnotherBuild(
    drawing,
    (pictures.value ?? []).filter(one => one.language === language),
  );
  return (
    <>
      <section class="part">
        <div class="part-head">
          <h2>{t(isReconstruction ? 'shown.reconstruction' : 'shown.as-shown')}</h2>
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
        {drawing.status === 'failed' && (
          <p class="failure" role="alert">
            {t('shown.failed')}
          </p>
        )}
        <section ref={host} class="stage" aria-label={t('shown.frame')} />
        <p class="quiet small">{t(isReconstruction ? 'shown.reconstruction-note' : 'shown.as-shown-note')}</p>
      </section>
      <NoticePictures
        answer={pictures}
        language={language}
        urlOf={sha256 => desk.api.pictureUrl(hash, sha256)}
      />
    </>
  );
}

/** Whether words or layout differ, or the files that drew are none of those that were pictured while they showed the notice. */
function isOfAnotherBuild(drawing: Drawing, pictures: readonly PictureSummary[]): boolean {
  if (drawing.status !== 'as-shown') return drawing.status === 'reconstruction';
  const builds = pictures.flatMap(({build}) => build ?? []);
  return builds.length > 0 && !builds.some(build => build === drawing.build);
}

interface Drawable {
  readonly published: PublishedNotice;
  readonly language: string;
  readonly host: {readonly current: HTMLElement | null};
  readonly load: Desk['loadDrawing'];
}

/** Draws what is given into its host, anew whenever that changes, and says what came of it. */
export function useDrawing({published, language, host, load}: Drawable): Drawing {
  const [drawing, setDrawing] = useState<Drawing>({status: 'loading'});
  useEffect(() => {
    let drawn: DrawnNotice | null = null;
    let isWanted = true;
    const draw = async () => {
      const drawNotice = await load();
      if (!isWanted || !host.current) return;
      drawn = await drawNotice(host.current, published, language);
      const {isReconstruction, build} = drawn;
      if (isWanted) setDrawing({status: isReconstruction ? 'reconstruction' : 'as-shown', build});
      else drawn.remove();
    };
    draw().catch(() => isWanted && setDrawing({status: 'failed'}));
    return () => {
      isWanted = false;
      drawn?.remove();
    };
  }, [published, language, load]);
  return drawing;
}
