import type {DraftCheck, PublishedNotice} from '@akkoord/schema';
import {useMemo, useRef} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {useDrawing} from '../notices/shown-notice.tsx';
import {useOwnerTexts} from './owner-texts.ts';

interface DraftPreviewProps {
  readonly check: DraftCheck;
  readonly languages: readonly string[];
  readonly language: string;
  readonly onLanguage: (language: string) => void;
  readonly desk: Desk;
}

/** The notice as it would be shown, drawn by the widget itself from what the collector makes of the draft. */
export function DraftPreview({check, languages, language, onLanguage, desk}: DraftPreviewProps) {
  const say = useOwnerTexts();
  const {languageName} = useLanguage();
  const {publication, materialHash} = check;
  const published = useMemo(
    () => publication && {...publication, materialHash: materialHash ?? '', publishedAt: ''},
    [publication, materialHash],
  );
  return (
    <>
      <label class="field field-short">
        <span class="field-label">{say('draft.language')}</span>
        <select class="select" value={language} onChange={event => onLanguage(event.currentTarget.value)}>
          {languages.map(one => (
            <option key={one} value={one}>
              {languageName(one)}
            </option>
          ))}
        </select>
      </label>
      {published && <Stage published={published} load={desk.loadDrawing} />}
      <p class="quiet small">{say('draft.preview-note')}</p>
    </>
  );
}

function Stage({published, load}: {published: PublishedNotice; load: Desk['loadDrawing']}) {
  const say = useOwnerTexts();
  const host = useRef<HTMLElement>(null);
  const [language = 'en'] = Object.keys(published.texts);
  const {status: drawing} = useDrawing({published, language, host, load});
  return (
    <>
      {drawing === 'failed' && (
        <p class="failure" role="alert">
          {say('draft.preview-failed')}
        </p>
      )}
      <section ref={host} class="stage" aria-label={say('draft.preview')} />
    </>
  );
}
