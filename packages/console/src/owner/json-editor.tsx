import {useState} from 'preact/hooks';
import {isLooseConfig, type LooseConfig} from './change-config.ts';
import {Field} from './field.tsx';
import {useOwnerTexts} from './owner-texts.ts';

interface JsonEditorProps {
  readonly config: LooseConfig;
  /** Is given null while the text is no JSON object. */
  readonly onChange: (config: LooseConfig | null) => void;
}

/** The whole config as JSON, for what the form has no field of. */
export function JsonEditor({config, onChange}: JsonEditorProps) {
  const say = useOwnerTexts();
  const [text, setText] = useState(() => JSON.stringify(config, null, 2));
  const read = configIn(text);
  return (
    <Field
      name="json"
      label={say('config.json')}
      hint={say('config.json-hint')}
      problem={read ? undefined : say('config.json-bad')}
    >
      {marks => (
        <textarea
          {...marks}
          class="input mono"
          rows={22}
          spellcheck={false}
          value={text}
          onInput={event => {
            setText(event.currentTarget.value);
            onChange(configIn(event.currentTarget.value));
          }}
        />
      )}
    </Field>
  );
}

function configIn(text: string): LooseConfig | null {
  try {
    const value: unknown = JSON.parse(text);
    return isLooseConfig(value) ? value : null;
  } catch {
    return null;
  }
}
