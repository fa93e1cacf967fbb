import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd-mobile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnReports } from './OwnReports.js';

export function FindPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const trackingCode = code.trim();
  return (
    <>
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault();
          if (trackingCode !== '') void navigate({ to: '/follow/$trackingCode', params: { trackingCode } });
        }}
      >
        <h1>{t('follow.find')}</h1>
        <label className="field" htmlFor="code">
          {t('follow.code')}
        </label>
        <input
          id="code"
          autoComplete="off"
          autoCapitalize="characters"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" color="primary" block disabled={trackingCode === ''}>
          {t('follow.look')}
        </Button>
      </form>
      <OwnReports />
    </>
  );
}
