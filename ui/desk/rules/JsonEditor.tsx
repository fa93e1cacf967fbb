import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The same as JSON. What is no JSON yet stays as it was typed and changes nothing. */
export function JsonEditor({
  label,
  value,
  onChange,
}: {
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<{ text: string; means: unknown; wrong: string | null } | null>(null);
  const shown = typed?.means === value ? typed : null;
  const type = (text: string) => {
    try {
      const means: unknown = JSON.parse(text);
      setTyped({ text, means, wrong: null });
      onChange(means);
    } catch (error) {
      setTyped({ text, means: value, wrong: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <div className="json-editor">
      <Input.TextArea
        aria-label={label}
        autoSize={{ minRows: 12 }}
        spellCheck={false}
        status={shown?.wrong ? 'error' : ''}
        value={shown?.text ?? JSON.stringify(value, null, 2)}
        onChange={({ target }) => type(target.value)}
      />
      {shown?.wrong && <p role="alert">{t('rules.noJson', { reason: shown.wrong })}</p>}
    </div>
  );
}
