import type {NoticeDraft, PublishedNotice} from '@akkoord/schema';
import {useEffect, useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {Part} from '../page-frame.tsx';
import {isLooseConfig, type LooseConfig} from './change-config.ts';
import {ConfigForm} from './config-form.tsx';
import {DraftChanges} from './draft-changes.tsx';
import {DraftPreview} from './draft-preview.tsx';
import {Findings} from './findings.tsx';
import {JsonEditor} from './json-editor.tsx';
import {useOwnerTexts} from './owner-texts.ts';
import {useCheck} from './use-check.ts';

/** What was written and not kept yet: nothing, a config, or a text that is none. */
export type Unsaved = LooseConfig | 'unreadable' | null;

interface DraftEditorProps {
  readonly draft: NoticeDraft;
  readonly inForce: PublishedNotice | null;
  readonly desk: Desk;
  /** Hears of each change. */
  readonly onUnsaved: (unsaved: Unsaved) => void;
  /** Hears whether it may be published as it stands. */
  readonly onFit: (isFit: boolean) => void;
}

/** A draft as a form or as JSON, with what it would look like, what it lacks and what it changes, while it is written. */
export function DraftEditor({draft, inForce, desk, onUnsaved, onFit}: DraftEditorProps) {
  const say = useOwnerTexts();
  const {code} = useLanguage();
  const [config, setConfig] = useState<LooseConfig>(() => (isLooseConfig(draft.config) ? draft.config : {}));
  const [isJson, setJson] = useState(false);
  const offered = Array.isArray(config.languages) ? config.languages.map(String) : [];
  const [chosen, setLanguage] = useState<string>(code);
  const language = offered.length === 0 || offered.includes(chosen) ? chosen : (offered[0] ?? chosen);
  const {check, error, isBehind} = useCheck(config, language, desk);
  const {faults = [], findings = []} = check ?? {};
  const isFit =
    check !== null &&
    !isBehind &&
    faults.length === 0 &&
    !findings.some(({severity}) => severity === 'error');
  useEffect(() => onFit(isFit), [isFit]);
  const change = (next: LooseConfig | null) => {
    if (next) setConfig(next);
    onUnsaved(next ?? 'unreadable');
  };
  return (
    <>
      <Part title={say('draft.write')}>
        <fieldset class="plain form form-narrow" disabled={draft.state !== 'draft'}>
          <legend class="unseen">{say('draft.write')}</legend>
          <div class="buttons">
            {([false, true] as const).map(one => (
              <button
                key={String(one)}
                type="button"
                class="button"
                aria-pressed={isJson === one}
                onClick={() => setJson(one)}
              >
                {say(one ? 'draft.as-json' : 'draft.as-form')}
              </button>
            ))}
          </div>
          {isJson ? (
            <JsonEditor config={config} onChange={change} />
          ) : (
            <ConfigForm config={config} check={check} onChange={change} />
          )}
        </fieldset>
      </Part>
      <Part title={say('findings.title')}>
        <div role="status" aria-busy={isBehind}>
          {check && <Findings faults={faults} findings={findings} />}
        </div>
        {error && <Failure error={error} />}
      </Part>
      <Part title={say('draft.changes')}>{check && <DraftChanges inForce={inForce} check={check} />}</Part>
      <Part title={say('draft.preview')}>
        {check && (
          <DraftPreview
            check={check}
            languages={offered.length > 0 ? offered : [language]}
            language={language}
            onLanguage={setLanguage}
            desk={desk}
          />
        )}
      </Part>
    </>
  );
}
